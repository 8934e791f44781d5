using System.Buffers.Binary;

namespace CyberSanctions.Transparency.Notes;

/// <summary>A signature of a note.</summary>
/// <param name="Name">Of the key.</param>
/// <param name="KeyId">Of the key.</param>
/// <param name="Bytes">What the key makes of the text.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Bytes)
{
    private const string Dash = "\u2014";

    /// <summary>Whether the key is the one that it names.</summary>
    public bool IsBy(NoteKey key) => key.Name == Name && key.Id == KeyId;

    /// <summary>Its line, without the end of the line.</summary>
    public override string ToString()
    {
        var bytes = new byte[4 + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.Span.CopyTo(bytes.AsSpan(4));
        return $"{Dash} {Name} {Convert.ToBase64String(bytes)}";
    }

    internal static NoteSignature Parse(string line)
        => line.Split(' ') is [Dash, var name, var base64] && NoteKey.IsName(name)
            && Base64Text.Read(base64) is { Length: > 4 } bytes
                ? new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4))
                : throw new MalformedLogException("This is no signature of a note.");
}
