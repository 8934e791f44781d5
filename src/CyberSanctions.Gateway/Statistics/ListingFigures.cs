using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Statistics;

/// <summary>Who was listed, and who left a list, as of the end of a day.</summary>
public sealed record ListingFigures
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>As the consolidated list calls it: CYB, CYB-EXERCISE.</summary>
    public required string Programme { get; init; }

    /// <summary>The day, in Brussels, at the end of which it was so. Of that day it stays so.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How long a period is.</summary>
    public required FigurePeriod By { get; init; }

    /// <summary>A year or a quarter each, the earliest first.</summary>
    public required IReadOnlyList<ListingPeriod> Periods { get; init; }

    /// <summary>What each figure counts.</summary>
    public required IReadOnlyList<FigureDefinition> Definitions { get; init; }
}

/// <summary>What a figure counts, in words that can be quoted.</summary>
public sealed record FigureDefinition
{
    /// <summary>As it is called in JSON and in CSV.</summary>
    public required string Figure { get; init; }

    /// <summary>What is counted, and what is not: a sentence that can be quoted.</summary>
    public required string Meaning { get; init; }
}

/// <summary>A year, or a quarter, of the calendar.</summary>
public sealed record ListingPeriod
{
    /// <summary>Its first day, in Brussels.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Its last day; of the period in which `asOf` is, that day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Whether all of the period is counted.</summary>
    public required bool Complete { get; init; }

    /// <summary>Of all entries.</summary>
    public required ListingCounts Total { get; init; }

    /// <summary>Of persons, and of entities and bodies: each entry is one of them.</summary>
    public required IReadOnlyList<ListingCountsOfKind> Kinds { get; init; }

    /// <summary>By the ground of Article 3(3) that an entry has at the time.</summary>
    public required IReadOnlyList<ListingCountsOfGround> Grounds { get; init; }

    /// <summary>For what reasons entries were delisted.</summary>
    public required IReadOnlyList<DelistedForReason> DelistedFor { get; init; }
}

/// <summary>How many entries.</summary>
public sealed record ListingCounts
{
    /// <summary>Put on the list.</summary>
    public required long Listed { get; init; }

    /// <summary>Made to read differently, once for each act; without corrections.</summary>
    public required long Amended { get; init; }

    /// <summary>Corrected by a corrigendum.</summary>
    public required long Corrected { get; init; }

    /// <summary>Renewed, once for each act.</summary>
    public required long Renewed { get; init; }

    /// <summary>Taken off the list by an act.</summary>
    public required long Delisted { get; init; }

    /// <summary>Not prolonged.</summary>
    public required long Expired { get; init; }

    /// <summary>By ground: given this one instead of another.</summary>
    public required long GroundGained { get; init; }

    /// <summary>By ground: given another one instead of this.</summary>
    public required long GroundLost { get; init; }

    /// <summary>On the list at the end of the period.</summary>
    public required long OnList { get; init; }
}

/// <summary>The figures of a kind of subject.</summary>
public sealed record ListingCountsOfKind
{
    /// <summary>Natural persons, or entities and bodies.</summary>
    public required SubjectKind Kind { get; init; }

    /// <summary>Its figures.</summary>
    public required ListingCounts Counts { get; init; }
}

/// <summary>The figures of a ground.</summary>
public sealed record ListingCountsOfGround
{
    /// <summary>Article 3(3) of Regulation (EU) 2019/796.</summary>
    public required ListingGround Ground { get; init; }

    /// <summary>Its figures.</summary>
    public required ListingCounts Counts { get; init; }
}

/// <summary>How many were delisted for a reason.</summary>
public sealed record DelistedForReason
{
    /// <summary>As the act has it.</summary>
    public required DelistingReason Reason { get; init; }

    /// <summary>How many entries.</summary>
    public required long Delisted { get; init; }
}
