using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What became of the reviews whose 12 months end in a year.</summary>
internal sealed class ReviewOutcomes
{
    public int Year { get; init; }

    /// <summary>Those that were opened by it; null: all.</summary>
    public ReviewGround? Ground { get; init; }

    public long Due { get; init; }

    public long ConcludedInTime { get; init; }

    public long ConcludedLate { get; init; }

    public long RenewedInTime { get; init; }

    public long RenewedLate { get; init; }

    public long Lapsed { get; init; }

    public long Open { get; init; }

    public long Overdue { get; init; }

    /// <summary>How many entries those are about that were held late.</summary>
    public long EntriesLate { get; init; }

    /// <summary>Lower quartile, median, upper quartile and longest; null when none was late.</summary>
    public int[]? DaysLate { get; init; }
}
