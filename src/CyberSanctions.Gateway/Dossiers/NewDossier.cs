using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Json;
using Handling = CyberSanctions.Contracts.Common.V1.Handling;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>A dossier to be opened.</summary>
public sealed record NewDossier
{
    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>TLP 2.0 marking. Who may not see it does not learn that it exists.</summary>
    public required Handling Handling { get; init; }

    /// <summary>
    /// Whether it is a table-top exercise: all that descends from it can only reach the exercise list. Has to be said.
    /// </summary>
    public required bool Exercise { get; init; }
}

/// <summary>
/// A cyber-attack, or a series of them, to be added to a dossier. For the dossier to be concluded, it
/// needs an attack kind, an external-threat criterion and a significant effect.
/// </summary>
public record NewIncident
{
    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What happened.</summary>
    public string? Description { get; init; }

    /// <summary>When it began, as far as known.</summary>
    public PartialDate? Began { get; init; }

    /// <summary>The closed list of Regulation (EU) 2019/796, Article 1(3).</summary>
    public IReadOnlyList<AttackKind> AttackKinds { get; init; } = [];

    /// <summary>Only attempted: the effect is then a potential one (Article 1(1)).</summary>
    public bool Attempted { get; init; }

    /// <summary>What makes it an external threat (Article 1(2)).</summary>
    public IReadOnlyList<ExternalThreat> ExternalThreat { get; init; } = [];

    /// <summary>The factors of a significant effect that are claimed (Article 2).</summary>
    public IReadOnlyList<SignificantEffect> Effects { get; init; } = [];
}

/// <summary>A factor of Article 2 and why it is met. There is no numeric threshold.</summary>
public sealed record SignificantEffect
{
    /// <summary>The factor that is met.</summary>
    public required EffectFactor Factor { get; init; }

    /// <summary>The assessment in words, 1 to 4,000 characters.</summary>
    public required string Assessment { get; init; }
}

/// <summary>An item of evidence to be added to a dossier.</summary>
public record NewEvidence
{
    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What it shows.</summary>
    public string? Description { get; init; }

    /// <summary>Where it can be found: a citation or a URI.</summary>
    public string? Source { get; init; }

    /// <summary>Admiralty code, first character: A (completely reliable) to F (cannot be judged).</summary>
    public required SourceReliability Reliability { get; init; }

    /// <summary>Admiralty code, second character: 1 (confirmed) to 6 (cannot be judged).</summary>
    public required int Credibility { get; init; }

    /// <summary>SHA-256 of the evidence as held: 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>TLP 2.0 marking, never above the dossier's own.</summary>
    public required Handling Handling { get; init; }
}

/// <summary>Somebody held to be behind an incident, to be named in a dossier.</summary>
public record NewActor
{
    /// <summary>A person, an entity or a group.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>The name by which it is best known.</summary>
    public required string Name { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it is held to have done; the basis of a statement of reasons.</summary>
    public required string Involvement { get; init; }
}

/// <summary>What concludes a dossier.</summary>
public sealed record NewConclusion
{
    /// <summary>What the evidence amounts to.</summary>
    public required string Assessment { get; init; }
}
