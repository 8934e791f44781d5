namespace CyberSanctions.Listing.DueProcess;

/// <summary>How much of what anybody may send is kept: configuration section <c>Observations</c>.</summary>
internal sealed class ObservationSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Observations";

    /// <summary>Observations that may wait for an answer. Beyond that no more come in by the form.</summary>
    public int MostWaiting { get; init; } = 10_000;

    /// <summary>Of those, on one entry: nobody can take the place of all others.</summary>
    public int MostWaitingOnEntry { get; init; } = 500;

    /// <summary>Bytes that the files of those may come to.</summary>
    public long MostWaitingBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>How long observations may take to arrive.</summary>
    public TimeSpan LongestArrival { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many may arrive at once: each is held in memory until it is whole.</summary>
    public int MostAtOnce { get; init; } = 4;
}
