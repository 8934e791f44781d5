using CyberSanctions.Contracts.Attribution.V1;
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

    /// <summary>
    /// The exercise that it is opened in, only with `exercise`: one that runs, and that you play or conduct. Left out: in none.
    /// </summary>
    public string? ExerciseReference { get; init; }
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

    /// <summary>
    /// The id of another item of this dossier that it goes back to, or goes back to the same source as: a copy, a report of a
    /// report. They count as one.
    /// </summary>
    public string? SameOriginAs { get; init; }
}

/// <summary>Somebody held to be behind an incident, to be named in a dossier.</summary>
public record NewActor
{
    /// <summary>A person, an entity, a group, or an organ of a State.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>The name by which it is best known.</summary>
    public required string Name { get; init; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it is held to have done; the basis of a statement of reasons.</summary>
    public required string Involvement { get; init; }

    /// <summary>ISO 3166-1 code of the State whose organ it is; of no others.</summary>
    public string? State { get; init; }
}

/// <summary>What concludes a dossier.</summary>
public sealed record NewConclusion
{
    /// <summary>What the evidence amounts to.</summary>
    public required string Assessment { get; init; }
}
