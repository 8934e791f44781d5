using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>A measure of a response plan.</summary>
public sealed record PlannedMeasure
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>Its code in the toolbox when it was proposed.</summary>
    public required string Code { get; init; }

    /// <summary>Its category there: preventive, cooperative, stability, restrictive or support.</summary>
    public required string Category { get; init; }

    /// <summary>What it is called there.</summary>
    public required string Measure { get; init; }

    /// <summary>Its legal basis there; absent where there is none of its own.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Which edition of the toolbox that was.</summary>
    public required int ToolboxEdition { get; init; }

    /// <summary>It is carried out only with an approved text.</summary>
    public required bool NeedsText { get; init; }

    /// <summary>It is carried out only with a proposal that it led to.</summary>
    public required bool NeedsProposal { get; init; }

    /// <summary>What is to be done in this case.</summary>
    public required string Title { get; init; }

    /// <summary>Who sees to it.</summary>
    public required string Owner { get; init; }

    /// <summary>From which day on.</summary>
    public required DateOnly PlannedFrom { get; init; }

    /// <summary>Until which day; absent until further notice.</summary>
    public DateOnly? PlannedUntil { get; init; }

    /// <summary>The assessment that held when it was proposed.</summary>
    public required long AssessmentVersion { get; init; }

    /// <summary>Whether it lay in the range of that one.</summary>
    public required bool WithinRange { get; init; }

    /// <summary>Why it is right although it lies outside of the range.</summary>
    public string? Justification { get; init; }

    /// <summary>How far it is.</summary>
    public required MeasureState State { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTime ProposedAt { get; init; }

    /// <summary>Present once it is agreed to.</summary>
    public MeasureAgreement? Agreement { get; init; }

    /// <summary>The proposal to list somebody that it led to.</summary>
    public string? ProposalReference { get; init; }

    /// <summary>The newest version of its text.</summary>
    public MeasureText? Text { get; init; }

    /// <summary>Present once it is carried out.</summary>
    public MeasureRealisation? Realisation { get; init; }

    /// <summary>Present once it has ended.</summary>
    public MeasureEnding? Ending { get; init; }

    /// <summary>Present when it was withdrawn.</summary>
    public MeasureWithdrawal? Withdrawal { get; init; }

    /// <summary>Present once its text was released to the public.</summary>
    public StatementRelease? Release { get; init; }
}

/// <summary>That somebody else agreed to a measure.</summary>
public sealed record MeasureAgreement
{
    /// <summary>Who did.</summary>
    public required string AgreedBy { get; init; }

    /// <summary>When it was.</summary>
    public required DateTime AgreedAt { get; init; }

    /// <summary>The assessment that held then.</summary>
    public required long AssessmentVersion { get; init; }
}

/// <summary>That a measure was carried out.</summary>
public sealed record MeasureRealisation
{
    /// <summary>On which day, in Brussels.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was done, and what came of it so far.</summary>
    public required string Results { get; init; }

    /// <summary>Which version of its text was used; absent where it has none.</summary>
    public int? TextNumber { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>That a measure has ended.</summary>
public sealed record MeasureEnding
{
    /// <summary>On which day, in Brussels.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What came of it.</summary>
    public required string Results { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>That a measure was withdrawn.</summary>
public sealed record MeasureWithdrawal
{
    /// <summary>Why it was.</summary>
    public required string Reason { get; init; }

    /// <summary>Who withdrew it.</summary>
    public required string WithdrawnBy { get; init; }

    /// <summary>When it was withdrawn.</summary>
    public required DateTime WithdrawnAt { get; init; }
}

/// <summary>A version of the text of a measure.</summary>
public sealed record MeasureText
{
    /// <summary>Which version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What is to be said.</summary>
    public required string Text { get; init; }

    /// <summary>Of its UTF-8 bytes: whoever approves it names what they read.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>When it was drafted.</summary>
    public required DateTime DraftedAt { get; init; }

    /// <summary>Who approved it; absent until then.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTime? ApprovedAt { get; init; }
}
