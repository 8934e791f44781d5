using CyberSanctions.Gateway.Json;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>Something that happened, to be put on the time line of a dossier.</summary>
public record NewTimelineEvent
{
    /// <summary>When, as far as known.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>The time of day, UTC, as far as known: `14` or `14:05`. Only a full date has one.</summary>
    public string? Time { get; init; }

    /// <summary>What happened, 1 to 4,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The id of the incident that it belongs to.</summary>
    public string? IncidentId { get; init; }

    /// <summary>The ids of the evidence that says so.</summary>
    public IReadOnlyList<string> EvidenceIds { get; init; } = [];

    /// <summary>Where else it is said: a citation or a URI. Required when no evidence says so.</summary>
    public string? Source { get; init; }
}

/// <summary>An event as it is from now on, and why.</summary>
public sealed record TimelineEventCorrection : NewTimelineEvent
{
    /// <summary>Why, 1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Something that happened, on the time line of a dossier.</summary>
public sealed record TimelineEvent : NewTimelineEvent
{
    /// <summary>Its id within the suite.</summary>
    public required string Id { get; init; }
}
