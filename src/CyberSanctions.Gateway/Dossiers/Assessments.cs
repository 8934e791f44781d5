using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>How one actor of a dossier stands to another.</summary>
public record NewRelation
{
    /// <summary>Read from the source to the target: the source is a member of the target.</summary>
    public required RelationKind Kind { get; init; }

    /// <summary>The id of the actor of whom it is said.</summary>
    public required string SourceId { get; init; }

    /// <summary>The id of the other actor.</summary>
    public required string TargetId { get; init; }

    /// <summary>Since when, as far as known.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Until when, as far as known.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>What is to be said of it, up to 4,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The ids of the evidence that says so; at least one.</summary>
    public required IReadOnlyList<string> EvidenceIds { get; init; }
}

/// <summary>A relation as it is from now on, and why.</summary>
public sealed record RelationCorrection : NewRelation
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>How one actor of a dossier stands to another.</summary>
public sealed record Relation : NewRelation
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}

/// <summary>An answer to the question who did it. Those of a dossier compete: at most one of them is true.</summary>
public record NewHypothesis
{
    /// <summary>What it says, 1 to 2,000 characters.</summary>
    public required string Statement { get; init; }

    /// <summary>The ids of the actors who would have done it.</summary>
    public IReadOnlyList<string> ActorIds { get; init; } = [];

    /// <summary>
    /// How likely it is, in the words of Intelligence Community Directive 203, in per cent: almost no chance 1 to 5, very
    /// unlikely 5 to 20, unlikely 20 to 45, roughly even 45 to 55, likely 55 to 80, very likely 80 to 95, almost certain 95 to
    /// 99. The conclusion needs it.
    /// </summary>
    public Likelihood? Likelihood { get; init; }

    /// <summary>How well founded that is.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Why, up to 10,000 characters.</summary>
    public string? Reasoning { get; init; }

    /// <summary>What the evidence means to it, each item once.</summary>
    public IReadOnlyList<EvidenceVerdict> Verdicts { get; init; } = [];
}

/// <summary>What an item of evidence means to a hypothesis.</summary>
public sealed record EvidenceVerdict
{
    /// <summary>The id of the item.</summary>
    public required string EvidenceId { get; init; }

    /// <summary>Whether it would be expected if the hypothesis were true, or hard to explain.</summary>
    public required Consistency Consistency { get; init; }

    /// <summary>Why, up to 2,000 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>A hypothesis as it is from now on, and why.</summary>
public sealed record HypothesisCorrection : NewHypothesis
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>An answer to the question who did it.</summary>
public sealed record Hypothesis : NewHypothesis
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}

/// <summary>
/// That a State is responsible. It is no condition of a listing, and does not follow from one: targeted measures are not
/// attribution to a State.
/// </summary>
public record NewStateResponsibility
{
    /// <summary>ISO 3166-1 code.</summary>
    public required string State { get; init; }

    /// <summary>Why the conduct is the State's, or what duty of its own it failed in.</summary>
    public required ResponsibilityBasis Basis { get; init; }

    /// <summary>The reasoning, 1 to 10,000 characters.</summary>
    public required string Reasoning { get; init; }

    /// <summary>The ids of the actors through whom it is responsible; at least one, but for a duty of its own.</summary>
    public IReadOnlyList<string> ActorIds { get; init; } = [];

    /// <summary>The ids of the evidence that says so; at least one.</summary>
    public required IReadOnlyList<string> EvidenceIds { get; init; }

    /// <summary>Norms of responsible State behaviour that it concerns, by their letters (A/70/174, paragraph 13).</summary>
    public IReadOnlyList<Norm> Norms { get; init; } = [];

    /// <summary>How likely it is, in the words of Intelligence Community Directive 203.</summary>
    public required Likelihood Likelihood { get; init; }

    /// <summary>How well founded that is.</summary>
    public required Confidence Confidence { get; init; }
}

/// <summary>What is said of a State from now on, and why.</summary>
public sealed record StateResponsibilityCorrection : NewStateResponsibility
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>That a State is held to be responsible.</summary>
public sealed record StateResponsibility : NewStateResponsibility
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}
