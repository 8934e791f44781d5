using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Statistics;

/// <summary>Whether reviews were held within the 12 months of Article 13(4) of Regulation (EU) 2019/796.</summary>
public sealed record ReviewFigures
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>The day, in Brussels, at the end of which it was so.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What is marked higher is not counted: you may not see it.</summary>
    public required Handling CountedUpTo { get; init; }

    /// <summary>The years in which reviews were due, the earliest first.</summary>
    public required IReadOnlyList<ReviewYear> Years { get; init; }

    /// <summary>What each figure counts.</summary>
    public required IReadOnlyList<FigureDefinition> Definitions { get; init; }
}

/// <summary>The reviews that were due in a year.</summary>
public sealed record ReviewYear
{
    /// <summary>In which the 12 months ended, or end.</summary>
    public required int Year { get; init; }

    /// <summary>All of them, each once.</summary>
    public required ReviewCounts Total { get; init; }

    /// <summary>Those that something opened. A review that several things opened counts for each.</summary>
    public required IReadOnlyList<ReviewCountsOfGround> Grounds { get; init; }
}

/// <summary>The reviews that something opened.</summary>
public sealed record ReviewCountsOfGround
{
    /// <summary>What opened them.</summary>
    public required ReviewGround Ground { get; init; }

    /// <summary>What became of them.</summary>
    public required ReviewCounts Counts { get; init; }
}

/// <summary>What became of reviews; the sum is `due`.</summary>
public sealed record ReviewCounts
{
    /// <summary>How many were due.</summary>
    public required long Due { get; init; }

    /// <summary>Concluded on the last day or before.</summary>
    public required long ConcludedInTime { get; init; }

    /// <summary>Concluded later.</summary>
    public required long ConcludedLate { get; init; }

    /// <summary>Ended by an act that renewed the listing, on the last day or before.</summary>
    public required long RenewedInTime { get; init; }

    /// <summary>The same, later.</summary>
    public required long RenewedLate { get; init; }

    /// <summary>The entry left the list.</summary>
    public required long Lapsed { get; init; }

    /// <summary>Open within the 12 months.</summary>
    public required long Open { get; init; }

    /// <summary>Open after them.</summary>
    public required long Overdue { get; init; }

    /// <summary>How many days late those were that were held late; absent when that is about fewer than three entries.</summary>
    public DaySpread? DaysLate { get; init; }
}
