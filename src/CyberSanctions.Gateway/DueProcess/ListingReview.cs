using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>The review of a listing: Article 13(3) and (4).</summary>
public sealed record ListingReview
{
    /// <summary>For example REV-2026-0001.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88.</summary>
    public required string EntryReference { get; init; }

    /// <summary>How far it is.</summary>
    public required ReviewState State { get; init; }

    /// <summary>TLP 2.0 marking: the most restricted of what has led to it.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Why it was opened, oldest first.</summary>
    public required IReadOnlyList<ReviewOpening> Openings { get; init; }

    /// <summary>The last of the 12 months in which the listing has to be reviewed, Brussels time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>What it is to come to, or has come to; absent until that is proposed, and again when another ground comes
    /// in.</summary>
    public ProposedOutcome? Proposed { get; init; }

    /// <summary>Who concluded it.</summary>
    public string? ConcludedBy { get; init; }

    /// <summary>When it was concluded.</summary>
    public DateTime? ConcludedAt { get; init; }

    /// <summary>Why there is nothing to review any more.</summary>
    public string? LapsedBecause { get; init; }
}

/// <summary>Why a review was opened.</summary>
public sealed record ReviewOpening
{
    /// <summary>Its ground.</summary>
    public required ReviewGround Ground { get; init; }

    /// <summary>The number of the observations or of the court case, the last of the 12 months, or what an officer says. Empty,
    /// of observations, for whoever may not read them.</summary>
    public required string Reason { get; init; }

    /// <summary>Who opened it; service:public for observations by the form, service:listing for the 12 months.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime OpenedAt { get; init; }
}

/// <summary>What a review is to come to.</summary>
public sealed record ProposedOutcome
{
    /// <summary>That the listing is maintained, amended, or ended.</summary>
    public required ReviewOutcome Outcome { get; init; }

    /// <summary>Why, for the person.</summary>
    public required string Reasons { get; init; }

    /// <summary>Version of the entry that was reviewed.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>The proposal that carries it out; absent when the listing is maintained.</summary>
    public string? ProposalReference { get; init; }

    /// <summary>The numbers of the observations that were considered.</summary>
    public required IReadOnlyList<string> Considered { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime ProposedAt { get; init; }
}

/// <summary>Why a listing is reviewed.</summary>
public sealed record NewReview
{
    /// <summary>New evidence or death; observations, judgments and the 12 months open theirs by themselves.</summary>
    public required ReviewGround Ground { get; init; }

    /// <summary>1 to 2,000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }
}

/// <summary>What a review is to come to.</summary>
public sealed record NewOutcome
{
    /// <summary>That the listing is maintained, amended, or ended.</summary>
    public required ReviewOutcome Outcome { get; init; }

    /// <summary>Why, for the person: 1 to 20,000 characters.</summary>
    public required string Reasons { get; init; }

    /// <summary>Version of the entry that was reviewed: the one that it has now.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>The proposal that carries it out, on that entry and of that kind; left out when it is maintained.</summary>
    public string? ProposalReference { get; init; }

    /// <summary>The numbers of all observations that have led to the review.</summary>
    public IReadOnlyList<string>? Considered { get; init; }
}
