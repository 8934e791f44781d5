using System.Buffers.Binary;

namespace CyberSanctions.Transparency.Tiles;

/// <summary>The entries of a tile of leaves, each behind its length in two bytes.</summary>
public static class EntryBundle
{
    /// <summary>Bytes of an entry, at most.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>Puts entries together.</summary>
    public static byte[] Write(IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        using var bundle = new MemoryStream();
        Span<byte> length = stackalloc byte[2];
        foreach (var entry in entries)
        {
            if (entry.Length > LongestEntry)
            {
                throw new MalformedLogException($"An entry has at most {LongestEntry} bytes.");
            }

            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
            bundle.Write(length);
            bundle.Write(entry.Span);
        }

        return bundle.ToArray();
    }

    /// <summary>Takes them apart; nothing is left over.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> bundle)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        while (bundle.Length > 0)
        {
            var length = bundle.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
            if (length > bundle.Length - 2)
            {
                throw new MalformedLogException("A bundle of entries ends within one.");
            }

            entries.Add(bundle.Slice(2, length));
            bundle = bundle[(2 + length)..];
        }

        return entries;
    }
}
