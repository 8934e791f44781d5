using System.Diagnostics.Metrics;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>What an operator sees of evidence itself.</summary>
internal static class EvidenceMetrics
{
    private static readonly Meter Meter = new("CyberSanctions.Evidence");

    /// <summary>Anything above 0 is an alarm: bytes have changed where nobody may change any.</summary>
    public static readonly Counter<long> Damaged = Meter.CreateCounter<long>(
        "cybersanctions.evidence.damaged", "{content}", "Contents that were found not to be what was received.");

    /// <summary>How much is hashed again; when it stands still, nothing is.</summary>
    public static readonly Counter<long> Rehashed = Meter.CreateCounter<long>(
        "cybersanctions.evidence.rehashed", "By", "Bytes that were hashed again.");
}
