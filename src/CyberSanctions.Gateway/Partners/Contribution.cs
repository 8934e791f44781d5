using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Dossiers;

namespace CyberSanctions.Gateway.Partners;

/// <summary>A dossier of a partner's own, in the forms of the suite's. No item has an id, or names another one.</summary>
public sealed record ContributedDossier
{
    /// <summary>What it is called, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>TLP 2.0 marking, at most TLP:AMBER.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is a table-top exercise. Has to be said.</summary>
    public required bool Exercise { get; init; }

    /// <summary>At most 20.</summary>
    public IReadOnlyList<NewIncident> Incidents { get; init; } = [];

    /// <summary>At most 100.</summary>
    public IReadOnlyList<NewEvidence> Evidence { get; init; } = [];

    /// <summary>At most 50.</summary>
    public IReadOnlyList<NewActor> Actors { get; init; } = [];
}

/// <summary>What a partner shared, without what is in it.</summary>
public record ContributionSummary
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>The partner's code.</summary>
    public required string Partner { get; init; }

    /// <summary>The partner's name.</summary>
    public required string PartnerName { get; init; }

    /// <summary>What it is called, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>SHA-256 of what was shared, in canonical form: lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Who shared it.</summary>
    public required string ContributedBy { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTime ContributedAt { get; init; }

    /// <summary>What became of it.</summary>
    public required ContributionState State { get; init; }

    /// <summary>Why it was declined, or what was said when it was taken up.</summary>
    public string? Reason { get; init; }

    /// <summary>Who settled it; not for partners.</summary>
    public string? SettledBy { get; init; }

    /// <summary>When it was settled.</summary>
    public DateTime? SettledAt { get; init; }

    /// <summary>The dossier that was opened with it; not for partners.</summary>
    public string? DossierReference { get; init; }
}

/// <summary>What a partner shared, as it was received.</summary>
public sealed record Contribution : ContributionSummary
{
    /// <summary>All of it.</summary>
    public required ContributedDossier Dossier { get; init; }
}

/// <summary>What is to become of a partner's dossier.</summary>
public sealed record NewContributionSettlement
{
    /// <summary>`true`: a dossier is opened with all that is in it; `false`: it is declined. Has to be said.</summary>
    public required bool TakenUp { get; init; }

    /// <summary>Why, 1 to 2,000 characters; the partner reads it.</summary>
    public required string Reason { get; init; }
}
