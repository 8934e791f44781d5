using Google.Protobuf;

namespace CyberSanctions.Journal.Appending;

/// <summary>What an entry of the journal says.</summary>
/// <param name="Event">The event, one of the messages in <c>events/v1</c>.</param>
/// <param name="Subject">Reference of what changed.</param>
/// <param name="Actor">Who did it: the subject of a token, or <c>service:name</c>.</param>
/// <param name="TraceParent">The trace that it belongs to (W3C Trace Context), or empty.</param>
public sealed record Happened(IMessage Event, string Subject, string Actor, string TraceParent);
