namespace CyberSanctions.Attribution.Reports;

/// <summary>How much of what anybody may send is kept: configuration section <c>Reports</c>.</summary>
internal sealed class ReportSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Reports";

    /// <summary>Reports that may wait for an answer. Beyond that no more come in.</summary>
    public int MostWaiting { get; init; } = 10_000;

    /// <summary>Bytes that the files of those may come to.</summary>
    public long MostWaitingBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>How long a report may take to arrive.</summary>
    public TimeSpan LongestArrival { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many may arrive at once: each is held in memory until it is whole.</summary>
    public int MostAtOnce { get; init; } = 4;
}
