using CyberSanctions.Contracts.Listing.V1;
using EntryContent = CyberSanctions.Gateway.Entries.EntryContent;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Fields of an entry read differently.</summary>
public sealed record Amendment
{
    /// <summary>The reference on the list, for example EU.5701.88 or CYB-2026-0001.</summary>
    public required string EntryReference { get; init; }

    /// <summary>The version of the entry that its drafter has seen.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>What is amended: each once, in the order in which they are described.</summary>
    public required IReadOnlyList<EntryField> Fields { get; init; }

    /// <summary>How these fields read at that version. It may be left out; if it is given, it must be so.</summary>
    public EntryContent? Before { get; init; }

    /// <summary>How these fields are to read. A field that is amended and not here is emptied.</summary>
    public required EntryContent After { get; init; }
}

/// <summary>An entry leaves the list.</summary>
public sealed record Delisting
{
    /// <summary>The reference on the list, for example EU.5701.88 or CYB-2026-0001.</summary>
    public required string EntryReference { get; init; }

    /// <summary>The version of the entry that its drafter has seen.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>On what ground it leaves the list.</summary>
    public required DelistingReason Reason { get; init; }

    /// <summary>In words that can be published.</summary>
    public required string StatementOfReasons { get; init; }
}

/// <summary>Listings apply until another day. What the act neither reviews nor delists ends on the day that it had.</summary>
public sealed record Renewal
{
    /// <summary>The last day on which they apply, Brussels time.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>What the review of each came to; each entry once.</summary>
    public required IReadOnlyList<Review> Reviews { get; init; }
}

/// <summary>What the review of a listing came to (Regulation (EU) 2019/796, Article 13(4)).</summary>
public sealed record Review
{
    /// <summary>The reference on the list, for example EU.5701.88 or CYB-2026-0001.</summary>
    public required string EntryReference { get; init; }

    /// <summary>The version of the entry that was reviewed.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>Why the measures are still called for.</summary>
    public required string Conclusion { get; init; }
}

/// <summary>The framework (Decision (CFSP) 2019/797, Article 10) applies until another day.</summary>
public sealed record Extension
{
    /// <summary>The last day on which it applies, Brussels time. When it ends, every listing ends.</summary>
    public required DateOnly Until { get; init; }
}
