using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Competing hypotheses, and what the evidence means to them.</summary>
public sealed record Matrix
{
    /// <summary>The columns.</summary>
    public required IReadOnlyList<MatrixHypothesis> Hypotheses { get; init; }

    /// <summary>The evidence that you may see, what tells hypotheses apart best first.</summary>
    public required IReadOnlyList<MatrixRow> Rows { get; init; }

    /// <summary>How many sources there are: items of one origin count as one.</summary>
    public required long Origins { get; init; }
}

/// <summary>A hypothesis, and how much speaks for and against it.</summary>
public sealed record MatrixHypothesis
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>What it says.</summary>
    public required string Statement { get; init; }

    /// <summary>How likely it is said to be.</summary>
    public Likelihood? Likelihood { get; init; }

    /// <summary>How well founded that is.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>How many origins are consistent with it.</summary>
    public required long Consistent { get; init; }

    /// <summary>How many are inconsistent with it.</summary>
    public required long Inconsistent { get; init; }

    /// <summary>
    /// What speaks against it, each origin once, weighed by its credibility: 1 counts 5, 2 counts 4, and so on; 6 counts 1. The
    /// hypothesis with the least is the hardest to refute.
    /// </summary>
    public required long WeightAgainst { get; init; }
}

/// <summary>An item of evidence, and what it means to each hypothesis.</summary>
public sealed record MatrixRow
{
    /// <summary>The id of the item.</summary>
    public required string EvidenceId { get; init; }

    /// <summary>The title of the item.</summary>
    public required string Title { get; init; }

    /// <summary>Items with the same number go back to one origin, and count as one.</summary>
    public required long Origin { get; init; }

    /// <summary>What it means to each hypothesis for which somebody has judged.</summary>
    public required IReadOnlyList<MatrixVerdict> Verdicts { get; init; }

    /// <summary>
    /// How many of the pairs of hypotheses it tells apart, in per cent; consistent or inconsistent is told from neutral by half.
    /// 0 proves nothing between them.
    /// </summary>
    public required int Diagnosticity { get; init; }
}

/// <summary>What an item of evidence means to a hypothesis.</summary>
public sealed record MatrixVerdict
{
    /// <summary>The id of the hypothesis.</summary>
    public required string HypothesisId { get; init; }

    /// <summary>Whether it would be expected if the hypothesis were true, or hard to explain.</summary>
    public required Consistency Consistency { get; init; }
}
