using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.ReferenceData;

/// <summary>A change of reference data, and what became of it.</summary>
public sealed record ReferenceChange
{
    /// <summary>For example RD-2026-0034.</summary>
    public required string Reference { get; init; }

    /// <summary>What it changes.</summary>
    public required Wire.ReferenceKind Kind { get; init; }

    /// <summary>It has an effect once it is released.</summary>
    public required Wire.ChangeState State { get; init; }

    /// <summary>As it was proposed.</summary>
    public required NewReferenceChange Proposal { get; init; }

    /// <summary>SHA-256 of the proposal, lower-case hexadecimal: who releases it names it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The administrator who proposed it; service:voting for what came with the service.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTime ProposedAt { get; init; }

    /// <summary>Who released, rejected or withdrew it.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When that was; absent until then.</summary>
    public DateTime? DecidedAt { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Reasons { get; init; }

    /// <summary>Which edition of its kind it has become; absent until it is released, and of memberships.</summary>
    public int? Edition { get; init; }

    /// <summary>Of populations: beside the table before. Not in lists.</summary>
    public PopulationComparison? Comparison { get; init; }
}

/// <summary>A population table beside the one before it, so that a slip shows.</summary>
public sealed record PopulationComparison
{
    /// <summary>The sum of the figures.</summary>
    public required long Total { get; init; }

    /// <summary>How many States.</summary>
    public required int Members { get; init; }

    /// <summary>The edition of the table before; absent when there is none.</summary>
    public int? EditionBefore { get; init; }

    /// <summary>Its year.</summary>
    public int? YearBefore { get; init; }

    /// <summary>Its unit.</summary>
    public string? UnitBefore { get; init; }

    /// <summary>The sum of its figures.</summary>
    public long? TotalBefore { get; init; }

    /// <summary>The ten States whose share has changed most, by its own size.</summary>
    public required IReadOnlyList<ShareChange> Changes { get; init; }

    /// <summary>The States whose share has changed by more than a tenth of itself: a release has to confirm them.</summary>
    public required IReadOnlyList<string> LargeChanges { get; init; }
}

/// <summary>How the share of a State changes, among the States that are in both tables.</summary>
public sealed record ShareChange
{
    /// <summary>Council protocol code.</summary>
    public required string MemberState { get; init; }

    /// <summary>Its figure.</summary>
    public required long Population { get; init; }

    /// <summary>Its figure in the table before.</summary>
    public required long PopulationBefore { get; init; }

    /// <summary>Millionths of the whole.</summary>
    public required int Share { get; init; }

    /// <summary>Millionths of the whole, before.</summary>
    public required int ShareBefore { get; init; }

    /// <summary>In percent of the share before: 100 is the same, 1000 ten times as much.</summary>
    public required long PercentOfBefore { get; init; }
}
