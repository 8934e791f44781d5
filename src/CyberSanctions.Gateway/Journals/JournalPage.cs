using System.Text.Json.Nodes;

namespace CyberSanctions.Gateway.Journals;

/// <summary>A part of a service's journal, in the order of its chain.</summary>
public sealed record JournalPage
{
    /// <summary>attribution, listing, voting or publication.</summary>
    public required string Service { get; init; }

    /// <summary>
    /// The newest entry when this was asked. Remembered, it shows later whether the chain was cut off and grown anew.
    /// </summary>
    public required JournalHead Head { get; init; }

    /// <summary>From the position after `after` on, without gaps.</summary>
    public required IReadOnlyList<JournalEntry> Items { get; init; }

    /// <summary>Where the following entries are; absent at the head.</summary>
    public string? Next { get; init; }
}

/// <summary>The newest entry of a journal.</summary>
public sealed record JournalHead
{
    /// <summary>Its place; 0 in an empty journal.</summary>
    public required long Position { get; init; }

    /// <summary>Its hash in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>What happened, by whom, when.</summary>
public sealed record JournalEntry
{
    /// <summary>Its place: 1, 2, 3 … without gaps.</summary>
    public required long Position { get; init; }

    /// <summary>When; with microseconds, as it stands in the hash.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>The subject of the token, or service:… for what a service does by itself.</summary>
    public required string Actor { get; init; }

    /// <summary>Full name of the event's protobuf message.</summary>
    public required string EventType { get; init; }

    /// <summary>The reference of what it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>
    /// The event in protobuf's JSON, for reading; absent when its type is unknown here, or it stands in a body.
    /// </summary>
    public JsonObject? Event { get; init; }

    /// <summary>The event as it stands in the hash: protobuf's binary format, base64. Empty when it stands in a body.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>The W3C traceparent of the change; empty when it was not traced.</summary>
    public required string TraceParent { get; init; }

    /// <summary>SHA-256 of the entry chained onto the one before, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// For an event above 256 KiB: its SHA-256 in lower-case hexadecimal. The event itself is at
    /// `/journals/{service}/bodies/{bodySha256}`.
    /// </summary>
    public string? BodySha256 { get; init; }
}
