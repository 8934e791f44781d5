using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>How far a proportionate response reaches. The range is a proposal, and no decision.</summary>
public sealed record ProportionalityAssessment
{
    /// <summary>The dossier that was assessed.</summary>
    public required string DossierReference { get; init; }

    /// <summary>Grows by one with every assessment; the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>How the dossier was marked then; it is the dossier's marking of now that says who reads it.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The version of the dossier that was assessed.</summary>
    public required long DossierVersion { get; init; }

    /// <summary>What was found.</summary>
    public required Criteria Criteria { get; init; }

    /// <summary>What it was weighed against.</summary>
    public required Weighing Weighing { get; init; }

    /// <summary>Which version of the rule worked it out.</summary>
    public required int Rule { get; init; }

    /// <summary>Which edition of the toolbox the measures are from.</summary>
    public required int ToolboxEdition { get; init; }

    /// <summary>From which category of measures to which.</summary>
    public required ProposedRange Range { get; init; }

    /// <summary>Why this range: each step of the rule, in order.</summary>
    public required IReadOnlyList<RangeStep> Steps { get; init; }

    /// <summary>What would make it another: of each input the nearest lower and the nearest higher value that does.</summary>
    public required IReadOnlyList<RangeTurn> Turns { get; init; }

    /// <summary>The measures of the toolbox that lie in the range.</summary>
    public required IReadOnlyList<MeasureInRange> Measures { get; init; }

    /// <summary>Who assessed it.</summary>
    public required string AssessedBy { get; init; }

    /// <summary>When it was assessed.</summary>
    public required DateTime AssessedAt { get; init; }
}

/// <summary>From which category of measures to which; without ends where nothing is proposed.</summary>
public sealed record ProposedRange
{
    /// <summary>The lightest.</summary>
    public ResponseCategory? From { get; init; }

    /// <summary>The gravest.</summary>
    public ResponseCategory? To { get; init; }

    /// <summary>Those of them for which there is a legal basis.</summary>
    public required IReadOnlyList<ResponseCategory> Categories { get; init; }
}

/// <summary>A step of the rule.</summary>
public sealed record RangeStep
{
    /// <summary>What it is called, for example gravity.</summary>
    public required string Name { get; init; }

    /// <summary>What was found, and what it does to the range.</summary>
    public required string Outcome { get; init; }

    /// <summary>Where the range begins after it.</summary>
    public ResponseCategory? From { get; init; }

    /// <summary>Where it ends after it.</summary>
    public ResponseCategory? To { get; init; }
}

/// <summary>The smallest change of one input by which the range would be another.</summary>
public sealed record RangeTurn
{
    /// <summary>Which one.</summary>
    public required ProportionalityInput Input { get; init; }

    /// <summary>As it is: a number, or `yes`, `no` or `unclear`.</summary>
    public required string Value { get; init; }

    /// <summary>As it would have to be.</summary>
    public required string Instead { get; init; }

    /// <summary>The range that there would be.</summary>
    public required ProposedRange Range { get; init; }

    /// <summary>The same in words.</summary>
    public required string Outcome { get; init; }
}

/// <summary>A measure of the toolbox that lies in the range.</summary>
public sealed record MeasureInRange
{
    /// <summary>By which it is proposed.</summary>
    public required string Code { get; init; }

    /// <summary>Its category.</summary>
    public required ResponseCategory Category { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>For example Article 29 TEU; absent where there is none of its own.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>It is carried out only with an approved text.</summary>
    public required bool NeedsText { get; init; }

    /// <summary>It leads to a proposal to list somebody.</summary>
    public required bool NeedsProposal { get; init; }
}
