using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>An action for annulment: Articles 263 and 275 TFEU.</summary>
public sealed record CourtCase
{
    /// <summary>For example CRT-2026-0001.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>For example eu-cyber.</summary>
    public required string List { get; init; }

    /// <summary>For example EU.5701.88.</summary>
    public required string EntryReference { get; init; }

    /// <summary>The court's: T-123/26 at the General Court, C-45/27 at the Court of Justice.</summary>
    public required string Number { get; init; }

    /// <summary>When it was lodged.</summary>
    public required DateOnly LodgedOn { get; init; }

    /// <summary>How far it is.</summary>
    public required CourtState State { get; init; }

    /// <summary>What became of the action so far.</summary>
    public CourtOutcome? Outcome { get; init; }

    /// <summary>The last day on which the effects of what was annulled are maintained.</summary>
    public DateOnly? EffectsUntil { get; init; }

    /// <summary>How it went on, oldest first.</summary>
    public required IReadOnlyList<CourtStep> Steps { get; init; }

    /// <summary>The proposal that follows an annulment.</summary>
    public string? FollowUpReference { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>How a case went on.</summary>
public sealed record CourtStep
{
    /// <summary>A judgment, an appeal, the judgment on it, or that the action was withdrawn.</summary>
    public required CourtStepKind Kind { get; init; }

    /// <summary>On which day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What a judgment comes to.</summary>
    public CourtOutcome? Outcome { get; init; }

    /// <summary>The last day on which effects are maintained.</summary>
    public DateOnly? EffectsUntil { get; init; }

    /// <summary>The number of an appeal.</summary>
    public string? Number { get; init; }

    /// <summary>The judgment, or what was lodged.</summary>
    public required DocumentReference Document { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>An action for annulment that was lodged.</summary>
public sealed record NewCase
{
    /// <summary>The court's: T-123/26 at the General Court, C-45/27 at the Court of Justice. Of the year in which it was
    /// lodged.</summary>
    public required string Number { get; init; }

    /// <summary>Not before the listing, and not after today.</summary>
    public required DateOnly LodgedOn { get; init; }
}

/// <summary>How a case went on.</summary>
public sealed record NewCourtStep
{
    /// <summary>A judgment, an appeal, the judgment on it, or that the action was withdrawn.</summary>
    public required CourtStepKind Kind { get; init; }

    /// <summary>Not before the step before it, and not after today.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What a judgment comes to; left out of anything else. Only a judgment on appeal refers a case back.</summary>
    public CourtOutcome? Outcome { get; init; }

    /// <summary>After an annulment, the last day on which its effects are maintained; left out when they end with it.</summary>
    public DateOnly? EffectsUntil { get; init; }

    /// <summary>The number of an appeal: C-45/27 P.</summary>
    public string? Number { get; init; }

    /// <summary>The judgment, or what was lodged.</summary>
    public required DocumentReference Document { get; init; }
}

/// <summary>What follows an annulment.</summary>
public sealed record NewFollowUp
{
    /// <summary>A proposal that delists or amends the entry, or lists anew.</summary>
    public required string ProposalReference { get; init; }
}
