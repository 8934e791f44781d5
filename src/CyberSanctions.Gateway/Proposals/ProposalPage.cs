namespace CyberSanctions.Gateway.Proposals;

/// <summary>One page of proposals, newest first.</summary>
public sealed record ProposalPage
{
    /// <summary>What is on this page.</summary>
    public required IReadOnlyList<Proposal> Items { get; init; }

    /// <summary>Address of the next page; absent on the last. Also in the header <c>Link</c>.</summary>
    public string? Next { get; init; }

    /// <summary>How many there are on all pages that you may see.</summary>
    public required ProposalCounts Counts { get; init; }

    /// <summary>
    /// Whether nothing says what was looked for as it was written: then these say something in which one letter of a word is
    /// missing, too many, another one, or in another place.
    /// </summary>
    public required bool Similar { get; init; }
}

/// <summary>How many proposals there are.</summary>
public sealed record ProposalCounts
{
    /// <summary>In all.</summary>
    public required long Total { get; init; }

    /// <summary>That are drafts.</summary>
    public required long Draft { get; init; }

    /// <summary>That are cleared, and in no act.</summary>
    public required long Cleared { get; init; }

    /// <summary>That are in a draft act.</summary>
    public required long Bundled { get; init; }

    /// <summary>That are before the Council.</summary>
    public required long Submitted { get; init; }

    /// <summary>That were adopted.</summary>
    public required long Adopted { get; init; }

    /// <summary>That were not adopted.</summary>
    public required long NotAdopted { get; init; }

    /// <summary>That lapsed.</summary>
    public required long Lapsed { get; init; }

    /// <summary>That were withdrawn.</summary>
    public required long Withdrawn { get; init; }
}
