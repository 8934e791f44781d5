using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Entries;

/// <summary>An entry of a list, as proposals are drafted against it.</summary>
public sealed record Entry
{
    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88 or CYB-2026-0001.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with each operation of an adopted act on it, even before that act takes effect; its ETag.</summary>
    public required int Version { get; init; }

    /// <summary>What it says at that version.</summary>
    public required EntryContent Content { get; init; }

    /// <summary>The act that listed it.</summary>
    public required string ActReference { get; init; }

    /// <summary>The last day on which the listing applies, Brussels time; absent when no day is set.</summary>
    public DateOnly? AppliesUntil { get; init; }

    /// <summary>Whether an act has taken it off the list, or it has expired.</summary>
    public required bool Ended { get; init; }

    /// <summary>
    /// The act that is before the Council, or adopted without having taken effect yet, and does something to this entry. Until it
    /// is known what becomes of it, no other act that does the same can be submitted.
    /// </summary>
    public string? ActInProgress { get; init; }
}

/// <summary>What has to be done before a day.</summary>
public sealed record WorkToDo
{
    /// <summary>The earliest first.</summary>
    public required IReadOnlyList<Work> Items { get; init; }
}

/// <summary>Something that ends unless an act renews or extends it.</summary>
public sealed record Work
{
    /// <summary>Whether listings are to be renewed or the framework is to be extended.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>The last day on which it applies, Brussels time.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Days left, that day included.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>Whether fewer than 30 days are left.</summary>
    public required bool Urgent { get; init; }

    /// <summary>How many listings end.</summary>
    public required int Entries { get; init; }

    /// <summary>The act that set the day.</summary>
    public required string ActReference { get; init; }
}
