using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CyberSanctions.Bench;

/// <summary>Random bytes as a file to be uploaded, and as rows of 1 MiB in Postgres's binary COPY format.</summary>
internal static class EvidenceFiles
{
    private const int Chunk = 1024 * 1024;

    // Postgres 15, COPY, "Binary Format": signature, flags, length of the extension.
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Writes both.</summary>
    /// <returns>The SHA-256 of the bytes, in hexadecimal.</returns>
    public static string Write(int chunks, FileInfo content, FileInfo copy)
    {
        using var plain = content.Create();
        using var rows = copy.Create();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var upload = Guid.CreateVersion7().ToByteArray(bigEndian: true);
        rows.Write(Header);
        var bytes = new byte[Chunk];
        Span<byte> row = stackalloc byte[2 + 4 + 16 + 4 + 4 + 4];
        for (var number = 0; number < chunks; number++)
        {
            RandomNumberGenerator.Fill(bytes);
            hash.AppendData(bytes);
            plain.Write(bytes);

            // Three fields, each after its length: uuid, int, bytea.
            BinaryPrimitives.WriteInt16BigEndian(row, 3);
            BinaryPrimitives.WriteInt32BigEndian(row[2..], upload.Length);
            upload.CopyTo(row[6..]);
            BinaryPrimitives.WriteInt32BigEndian(row[22..], sizeof(int));
            BinaryPrimitives.WriteInt32BigEndian(row[26..], number);
            BinaryPrimitives.WriteInt32BigEndian(row[30..], Chunk);
            rows.Write(row);
            rows.Write(bytes);
        }

        rows.Write([0xFF, 0xFF]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
