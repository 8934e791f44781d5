using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>A paragraph of a statement of reasons: what is said, and what it rests on.</summary>
public sealed record ReasonsParagraph
{
    /// <summary>As it is published, in one line.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Ids of items of the dossier that it rests on: evidence, and the incident, the actor or the relation that it speaks of.
    /// Never published.
    /// </summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>Whether it says what the subject itself has done, or is: reasons of its own.</summary>
    public bool Individual { get; init; }

    /// <summary>The ground that it makes out, if it makes out one. Only of reasons of the subject's own.</summary>
    public ListingGround? Ground { get; init; }

    /// <summary>The factors of a significant effect that it claims (Regulation (EU) 2019/796, Article 2(a) to (g)).</summary>
    public IReadOnlyList<EffectFactor> Effects { get; init; } = [];
}

/// <summary>What a proposal lacks to be cleared.</summary>
public sealed record ProposalCheck
{
    /// <summary>The proposal.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version that was looked at.</summary>
    public required long Version { get; init; }

    /// <summary>Whether it lacks nothing.</summary>
    public required bool Complete { get; init; }

    /// <summary>All that is missing, at once.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>To how many sources the evidence goes back that its reasons rest on.</summary>
    public required int Origins { get; init; }
}

/// <summary>Something that is missing.</summary>
public sealed record Gap
{
    /// <summary>What kind of thing.</summary>
    public required GapKind Kind { get; init; }

    /// <summary>In which paragraph, counted from 1; absent: in the whole.</summary>
    public int? Paragraph { get; init; }

    /// <summary>Which item that it cites, where it is about one.</summary>
    public string? ItemId { get; init; }

    /// <summary>What, in a sentence.</summary>
    public required string Text { get; init; }
}
