using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CyberSanctions.Transparency.Tree;

/// <summary>A hash of the tree of a log: SHA-256, as RFC 6962, section 2.1, has it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TreeHash
{
    /// <summary>Bytes of one.</summary>
    public const int Size = 32;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private TreeHash(UInt128 high, UInt128 low) => (_high, _low) = (high, low);

    /// <summary>The root of a tree without leaves.</summary>
    public static TreeHash OfNothing { get; } = Read(SHA256.HashData([]));

    /// <summary>Takes its 32 bytes.</summary>
    public static TreeHash Read(ReadOnlySpan<byte> bytes)
        => bytes.Length == Size
            ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]))
            : throw new MalformedLogException("A hash has 32 bytes.");

    /// <summary>Takes it from base64, in the one form that it has.</summary>
    public static TreeHash Parse(string base64) => Read(Base64Text.Read(base64));

    /// <summary>Of an entry.</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafPrefix]);
        hash.AppendData(entry);
        Span<byte> bytes = stackalloc byte[Size];
        hash.GetHashAndReset(bytes);
        return Read(bytes);
    }

    /// <summary>Of two subtrees.</summary>
    public static TreeHash OfNode(TreeHash left, TreeHash right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Size)];
        bytes[0] = NodePrefix;
        left.Write(bytes[1..]);
        right.Write(bytes[(1 + Size)..]);
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return Read(hash);
    }

    /// <summary>Writes its 32 bytes.</summary>
    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], _low);
    }

    /// <summary>Its 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    /// <summary>In base64.</summary>
    public override string ToString() => Convert.ToBase64String(ToBytes());
}
