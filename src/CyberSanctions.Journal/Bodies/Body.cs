using System.Security.Cryptography;

namespace CyberSanctions.Journal.Bodies;

/// <summary>
/// The payload of an entry that is too large to travel in it. It stands in a table of its own under its hash, which the
/// entry carries and the chain covers; whoever needs it fetches it in parts. So an entry is small whatever happened, and
/// nobody who appends one has to think of what a message may hold.
/// </summary>
public static class Body
{
    /// <summary>The largest payload that stands in the entry itself: 256 KiB. A gRPC message may have 4 MiB.</summary>
    public const int LargestInline = 256 * 1024;

    /// <summary>The largest body: 64 MiB, since whoever applies it holds it in memory.</summary>
    public const int Largest = 64 * 1024 * 1024;

    /// <summary>The hash under which a payload stands as a body; null when it stands in its entry.</summary>
    /// <exception cref="InvalidOperationException">It is larger than any may be.</exception>
    public static byte[]? NameOf(byte[] payload, string eventType)
        => payload.Length <= LargestInline ? null
            : payload.Length <= Largest ? SHA256.HashData(payload)
            : throw new InvalidOperationException(
                $"An event {eventType} of {payload.Length} bytes is too large: the journal takes {Largest} at most.");
}
