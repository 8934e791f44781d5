using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Gateway.Dossiers;
using Actor = CyberSanctions.Gateway.Dossiers.Actor;
using DossierHeader = CyberSanctions.Gateway.Dossiers.DossierHeader;
using Hypothesis = CyberSanctions.Gateway.Dossiers.Hypothesis;
using Incident = CyberSanctions.Gateway.Dossiers.Incident;
using Relation = CyberSanctions.Gateway.Dossiers.Relation;
using StateResponsibility = CyberSanctions.Gateway.Dossiers.StateResponsibility;
using TimelineEvent = CyberSanctions.Gateway.Dossiers.TimelineEvent;

namespace CyberSanctions.Gateway.Partners;

/// <summary>What is shared with a partner, as the partner sees it.</summary>
public sealed record ReceivedShare
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>The partner's code.</summary>
    public required string Partner { get; init; }

    /// <summary>The dossier that it is of.</summary>
    public required string DossierReference { get; init; }

    /// <summary>Which version of it.</summary>
    public required long DossierVersion { get; init; }

    /// <summary>What the dossier says of itself in that version; absent when that is marked above TLP:AMBER.</summary>
    public DossierHeader? Header { get; init; }

    /// <summary>Whether the dossier had been concluded by then.</summary>
    public required bool Concluded { get; init; }

    /// <summary>Whether another dossier has taken its place.</summary>
    public required bool Superseded { get; init; }

    /// <summary>Whether it is a table-top exercise: then nothing in it is real.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The last day on which it is there, in Brussels.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Why it is shared.</summary>
    public required string Purpose { get; init; }

    /// <summary>Since when the partner may read it: when it was approved.</summary>
    public required DateTime SharedAt { get; init; }
}

/// <summary>An item that is shared, as it was in that version. It says what it is under the name of its kind.</summary>
public sealed record SharedItem
{
    /// <summary>Of which kind.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>Of an incident.</summary>
    public Incident? Incident { get; init; }

    /// <summary>Of an item of evidence.</summary>
    public SharedEvidence? Evidence { get; init; }

    /// <summary>Of an actor.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Of an event on the time line.</summary>
    public TimelineEvent? Event { get; init; }

    /// <summary>Of a relation between actors.</summary>
    public Relation? Relation { get; init; }

    /// <summary>Of a hypothesis.</summary>
    public Hypothesis? Hypothesis { get; init; }

    /// <summary>Of a State's responsibility.</summary>
    public StateResponsibility? Responsibility { get; init; }

    /// <summary>Of evidence: what may be released of its content.</summary>
    public string? Extract { get; init; }
}

/// <summary>An item of evidence as a partner reads it.</summary>
public sealed record SharedEvidence : NewEvidence
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}

/// <summary>What a partner thinks of what is shared: an opinion, or a note.</summary>
public sealed record NewPartnerAnswer
{
    /// <summary>The id of an item; left out: the share as a whole.</summary>
    public string? ItemId { get; init; }

    /// <summary>
    /// One of STIX's five points. It takes the place of an earlier one on the same thing. Left out: a note, and no opinion.
    /// </summary>
    public PartnerOpinion? Opinion { get; init; }

    /// <summary>The note, 1 to 4,000 characters; or why the partner thinks so, which may be left out.</summary>
    public string? Text { get; init; }
}

/// <summary>What a partner has said.</summary>
public sealed record PartnerAnswer
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>To which share.</summary>
    public required string ShareId { get; init; }

    /// <summary>The partner's code.</summary>
    public required string Partner { get; init; }

    /// <summary>The dossier that the answer is about.</summary>
    public required string DossierReference { get; init; }

    /// <summary>Which version of it the partner has read.</summary>
    public required long DossierVersion { get; init; }

    /// <summary>What it is about; absent: the share as a whole.</summary>
    public string? ItemId { get; init; }

    /// <summary>What the partner thinks; absent: it is a note.</summary>
    public PartnerOpinion? Opinion { get; init; }

    /// <summary>The note, or why the partner thinks so.</summary>
    public string? Text { get; init; }

    /// <summary>Who said it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Whether the partner has said another opinion on the same thing since.</summary>
    public required bool Replaced { get; init; }
}
