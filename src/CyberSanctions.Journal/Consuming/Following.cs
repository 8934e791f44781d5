using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CyberSanctions.Journal.Consuming;

/// <summary>What an operator sees of the journals that are followed: spans and metrics, both under this project's name.</summary>
internal static class Following
{
    public static readonly ActivitySource Activities = new("CyberSanctions.Journal");
    private static readonly Meter Meter = new("CyberSanctions.Journal");

    /// <summary>From the moment it was recorded upstream to the moment it took effect here; each is one event applied.</summary>
    public static readonly Histogram<double> Delay
        = Meter.CreateHistogram<double>("cybersanctions.journal.delay", "s", "From an event upstream to its effect here.");

    /// <summary>An entry that cannot be applied holds up all that come after it.</summary>
    public static readonly Counter<long> Failures
        = Meter.CreateCounter<long>("cybersanctions.journal.failures", "{attempt}", "Attempts to apply an event that failed.");

    /// <summary>Each of them waits for another version of the service.</summary>
    public static readonly Counter<long> Unheard
        = Meter.CreateCounter<long>("cybersanctions.journal.unheard", "{entry}", "Entries kept that are unheard of here.");

    public static TagList Tags(HandlerTable table, string eventType)
        => new() { { "source", table.Source }, { "consumer", table.Consumer }, { "event.type", eventType } };
}
