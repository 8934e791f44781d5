namespace CyberSanctions.Bench;

/// <summary>How long many things took.</summary>
internal sealed class Latencies
{
    private readonly double[] _sorted;

    public Latencies(IEnumerable<TimeSpan> took) => _sorted = [.. took.Select(t => t.TotalMilliseconds).Order()];

    /// <summary>How many.</summary>
    public int Count => _sorted.Length;

    /// <summary>The least that this share of them took at most, in milliseconds.</summary>
    /// <param name="share">0.95 for p95.</param>
    public double Percentile(double share) => _sorted[(int)Math.Ceiling(share * _sorted.Length) - 1];
}
