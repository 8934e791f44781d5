using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CyberSanctions.Journal.Sealing;

/// <summary>
/// The hash that chains a journal entry onto the one before:
/// <c>SHA-256(previous ‖ position ‖ time ‖ len(actor) ‖ actor ‖ … ‖ len(traceparent) ‖ traceparent)</c>,
/// and for an entry with a body <c>… ‖ len(body's SHA-256) ‖ body's SHA-256</c>: whoever has the hash has the body.
/// Numbers are 8 bytes big-endian; time is microseconds since 1970-01-01 UTC; lengths count bytes
/// of UTF-8. Anybody can recompute it from what <c>Journal.Read</c> delivers.
/// </summary>
public static class ChainHash
{
    /// <summary>The hash before the first entry: 32 zero bytes.</summary>
    public static ReadOnlySpan<byte> Origin => new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of an entry at a position, after the entry with the hash <paramref name="previous"/>.</summary>
    public static byte[] Of(ReadOnlySpan<byte> previous, long position, JournalRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, position);
        Append(hash, (row.RecordedAt - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        Append(hash, Encoding.UTF8.GetBytes(row.Actor));
        Append(hash, Encoding.UTF8.GetBytes(row.EventType));
        Append(hash, Encoding.UTF8.GetBytes(row.Subject));
        Append(hash, row.Payload);
        Append(hash, Encoding.UTF8.GetBytes(row.TraceParent));
        if (row.BodySha256 is { } body)
        {
            Append(hash, body);
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, byte[] field)
    {
        Append(hash, (long)field.Length);
        hash.AppendData(field);
    }
}
