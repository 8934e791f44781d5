using System.Text.Json.Serialization;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using HeldContent = CyberSanctions.Gateway.EvidenceFiles.HeldContent;
using ReleaseDecision = CyberSanctions.Gateway.EvidenceFiles.ReleaseDecision;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>A dossier without what is in it.</summary>
public record DossierSummary
{
    /// <summary>For example ATT-2026-0007.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is a table-top exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The exercise that it was opened in; absent: in none.</summary>
    public string? ExerciseReference { get; init; }

    /// <summary>Concluded or withdrawn, it is frozen.</summary>
    public required DossierState State { get; init; }

    /// <summary>Which concluded dossier it is to take the place of, or has.</summary>
    public string? Supersedes { get; init; }

    /// <summary>Which dossier has taken its place.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Who opened it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Where the words are that were looked for; in lists, when some were.</summary>
    public FoundPlaces? Found { get; init; }
}

/// <summary>An attribution dossier: what is known of malicious cyber activities and who is behind them.</summary>
public sealed record Dossier : DossierSummary
{
    /// <summary>How many incidents there are, and where.</summary>
    [JsonPropertyOrder(1)]
    public required Contents Incidents { get; init; }

    /// <summary>How much evidence there is that you may see, and where.</summary>
    [JsonPropertyOrder(1)]
    public required Contents Evidence { get; init; }

    /// <summary>How many actors are named, and where.</summary>
    [JsonPropertyOrder(1)]
    public required Contents Actors { get; init; }

    /// <summary>How many events are on the time line, and where.</summary>
    [JsonPropertyOrder(1)]
    public required Contents Events { get; init; }

    /// <summary>How many relations between actors there are, and where.</summary>
    [JsonPropertyOrder(1)]
    public required Contents Relations { get; init; }

    /// <summary>How many hypotheses there are, and where.</summary>
    [JsonPropertyOrder(1)]
    public required Contents Hypotheses { get; init; }

    /// <summary>How often a State is held to be responsible, and where.</summary>
    [JsonPropertyOrder(1)]
    public required Contents Responsibilities { get; init; }

    /// <summary>Present once concluded, and while that waits to be confirmed.</summary>
    [JsonPropertyOrder(1)]
    public Conclusion? Conclusion { get; init; }

    /// <summary>Present once withdrawn.</summary>
    [JsonPropertyOrder(1)]
    public DossierWithdrawal? Withdrawal { get; init; }
}

/// <summary>What a dossier says of itself.</summary>
public sealed record DossierHeader
{
    /// <summary>Its title, one line.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }
}

/// <summary>What a dossier holds of one kind.</summary>
public sealed record Contents
{
    /// <summary>How many there are that you may see.</summary>
    public required long Count { get; init; }

    /// <summary>Address of their first page, in their order.</summary>
    public required string Href { get; init; }
}

/// <summary>A cyber-attack, or a series of them.</summary>
public sealed record Incident : NewIncident
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}

/// <summary>An item of evidence.</summary>
public sealed record Evidence : NewEvidence
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }

    /// <summary>Who added it.</summary>
    [JsonPropertyOrder(1)]
    public required string AddedBy { get; init; }

    /// <summary>When it was added.</summary>
    [JsonPropertyOrder(1)]
    public required DateTime AddedAt { get; init; }

    /// <summary>What is kept of it; absent when its content was not uploaded.</summary>
    [JsonPropertyOrder(1)]
    public HeldContent? Content { get; init; }

    /// <summary>Whether it may be released; absent when that was not decided.</summary>
    [JsonPropertyOrder(1)]
    public ReleaseDecision? Release { get; init; }
}

/// <summary>Somebody held to be behind an incident.</summary>
public sealed record Actor : NewActor
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}

/// <summary>How a dossier was concluded.</summary>
public sealed record Conclusion
{
    /// <summary>What the evidence amounts to.</summary>
    public required string Assessment { get; init; }

    /// <summary>Who concluded it.</summary>
    public required string ConcludedBy { get; init; }

    /// <summary>When it was concluded.</summary>
    public required DateTime ConcludedAt { get; init; }

    /// <summary>Who confirmed it, somebody else: absent until then.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>When it was confirmed.</summary>
    public DateTime? ConfirmedAt { get; init; }
}

/// <summary>Why a dossier was withdrawn.</summary>
public sealed record DossierWithdrawal
{
    /// <summary>Why it was withdrawn, in the words of whoever did it.</summary>
    public required string Reason { get; init; }

    /// <summary>Who withdrew it.</summary>
    public required string WithdrawnBy { get; init; }

    /// <summary>When it was withdrawn.</summary>
    public required DateTime WithdrawnAt { get; init; }
}
