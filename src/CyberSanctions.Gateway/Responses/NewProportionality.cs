using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>An assessment of proportionality: everything is looked at, and each has its reason.</summary>
public sealed record NewProportionality
{
    /// <summary>What was done: the Council's words for a proportionate response.</summary>
    public required Criteria Criteria { get; init; }

    /// <summary>What a response is weighed against. It can lower the range, and never raises it.</summary>
    public required Weighing Weighing { get; init; }
}

/// <summary>The seven criteria of a proportionate response.</summary>
public sealed record Criteria
{
    /// <summary>How wide it reached: systems, sectors, States.</summary>
    public required RatedCriterion Scope { get; init; }

    /// <summary>How many and how much it concerned.</summary>
    public required RatedCriterion Scale { get; init; }

    /// <summary>How long it lasted, or lasts.</summary>
    public required RatedCriterion Duration { get; init; }

    /// <summary>How strongly it was felt while it lasted.</summary>
    public required RatedCriterion Intensity { get; init; }

    /// <summary>How many parts had to work together.</summary>
    public required RatedCriterion Complexity { get; init; }

    /// <summary>How much skill and means it took.</summary>
    public required RatedCriterion Sophistication { get; init; }

    /// <summary>What it has done, or could have done.</summary>
    public required RatedCriterion Impact { get; init; }
}

/// <summary>A value with its reason.</summary>
public sealed record RatedCriterion
{
    /// <summary>0 (nothing of it) to 4 (as much as can be).</summary>
    public required int Value { get; init; }

    /// <summary>Why, also of 0: 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>What a response is weighed against.</summary>
public sealed record Weighing
{
    /// <summary>That a response leads to more of the same, or to worse.</summary>
    public required RatedCriterion RiskOfEscalation { get; init; }

    /// <summary>That a response is taken for something else than it is.</summary>
    public required RatedCriterion RiskOfMisperception { get; init; }

    /// <summary>0: nobody would go along; 4: all of them would.</summary>
    public required RatedCriterion ReadinessOfPartners { get; init; }

    /// <summary>Whether there is a legal basis, category by category.</summary>
    public required LegalBases LegalBasis { get; init; }
}

/// <summary>The legal basis for measures of each category.</summary>
public sealed record LegalBases
{
    /// <summary>For preventive measures.</summary>
    public required CategoryBasis Preventive { get; init; }

    /// <summary>For cooperative measures.</summary>
    public required CategoryBasis Cooperative { get; init; }

    /// <summary>For stability measures.</summary>
    public required CategoryBasis Stability { get; init; }

    /// <summary>For restrictive measures.</summary>
    public required CategoryBasis Restrictive { get; init; }

    /// <summary>For support to lawful responses of Member States.</summary>
    public required CategoryBasis Support { get; init; }
}

/// <summary>Whether there is a legal basis in this case.</summary>
public sealed record CategoryBasis
{
    /// <summary>Only `yes` is one.</summary>
    public required BasisAvailability Availability { get; init; }

    /// <summary>Which one it is, or why there is none: 1 to 2,000 characters.</summary>
    public required string Text { get; init; }
}
