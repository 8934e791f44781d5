using CyberSanctions.Contracts.Journal.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Journal.Sealing;

/// <summary>A row of the journal as stored.</summary>
/// <param name="Sequence">Order of insertion; not the order of the chain.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="EventType">Full name of the payload's message.</param>
/// <param name="Subject">Reference of what changed.</param>
/// <param name="Payload">The serialised message; empty when it has a body.</param>
/// <param name="TraceParent">W3C traceparent, or empty.</param>
/// <param name="BodySha256">The hash of the body that the serialised message stands in; null when there is none.</param>
public sealed record JournalRow(
    long Sequence, DateTime RecordedAt, string Actor, string EventType, string Subject, byte[] Payload, string TraceParent,
    byte[]? BodySha256)
{
    /// <summary>As readers get it, with its place in the chain.</summary>
    public Entry ToEntry(long position, byte[] hash) => new()
    {
        Position = position,
        RecordedAt = RecordedAt.ToTimestamp(),
        Actor = Actor,
        EventType = EventType,
        Subject = Subject,
        Payload = ByteString.CopyFrom(Payload),
        TraceParent = TraceParent,
        Hash = ByteString.CopyFrom(hash),
        BodySha256 = ByteString.CopyFrom(BodySha256 ?? []),
    };
}
