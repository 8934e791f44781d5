namespace CyberSanctions.Journal.Sealing;

/// <summary>A row of the journal as stored.</summary>
/// <param name="Sequence">Order of insertion; not the order of the chain.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="EventType">Full name of the payload's message.</param>
/// <param name="Subject">Reference of what changed.</param>
/// <param name="Payload">The serialised message.</param>
/// <param name="TraceParent">W3C traceparent, or empty.</param>
public sealed record JournalRow(
    long Sequence, DateTime RecordedAt, string Actor, string EventType, string Subject, byte[] Payload, string TraceParent);
