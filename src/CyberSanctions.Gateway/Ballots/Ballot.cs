using System.Text.Json.Serialization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;
using Revision = CyberSanctions.Gateway.Acts.Revision;
using Urgency = CyberSanctions.Gateway.Acts.Urgency;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>A ballot without roster, votes and decision.</summary>
public record BallotSummary
{
    /// <summary>For example BAL-2026-0004.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows when it is extended, suspended, resumed or decided, not with votes; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Statements are taken while it is open or suspended.</summary>
    public required BallotState State { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is on an exercise act.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The act that is voted on.</summary>
    public required string ActReference { get; init; }

    /// <summary>The title of that act.</summary>
    public required string ActTitle { get; init; }

    /// <summary>Its number.</summary>
    public required string ActNumber { get; init; }

    /// <summary>SHA-256 of the text that is voted on.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>How the votes are counted.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The year of the frozen population table.</summary>
    public required int PopulationYear { get; init; }

    /// <summary>At a meeting, or by written or silence procedure.</summary>
    public required Mode Mode { get; init; }

    /// <summary>HR (the High Representative), COM (the Commission) or the Council code of a Member State.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>The end of the period as it stands now; absent at a meeting, and while the ballot is suspended.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>When a silence procedure lapses if reservations still suspend it then.</summary>
    public DateTime? LapsesAt { get; init; }

    /// <summary>The newest position in the ballot's chain.</summary>
    public required int Position { get; init; }

    /// <summary>What it came to; absent until it is decided.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Which of the act's texts is voted on; absent in ballots from before that was recorded.</summary>
    public int? Revision { get; init; }

    /// <summary>Which of the act's submissions it is held on; absent in ballots from before that was recorded.</summary>
    public int? Submission { get; init; }

    /// <summary>
    /// Why the period of a silence procedure is shorter than the minimum, and who approved that; absent when it is not.
    /// </summary>
    public Urgency? Urgency { get; init; }
}

/// <summary>The ballot on a submitted act.</summary>
public sealed record Ballot : BallotSummary
{
    /// <summary>Who votes, frozen when the ballot was opened.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<RosterMember> Roster { get; init; }

    /// <summary>The votes in force, in roster order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Vote> Votes { get; init; }

    /// <summary>Reservations that stand, in roster order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Reservation> Reservations { get; init; }

    /// <summary>Proxies that were given, in roster order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Proxy> Proxies { get; init; }

    /// <summary>Present once decided.</summary>
    [JsonPropertyOrder(1)]
    public Decision? Decision { get; init; }

    /// <summary>The act's texts up to this one, oldest first: who wrote and cleared each, and what it changes.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Revision> Revisions { get; init; }
}

/// <summary>A member of the roster.</summary>
public sealed record RosterMember
{
    /// <summary>Council protocol code: EL for Greece.</summary>
    public required string MemberState { get; init; }

    /// <summary>The State's name in English, for example Greece.</summary>
    public required string Name { get; init; }

    /// <summary>In units of the frozen population table; only sums and ratios of it mean anything.</summary>
    public required long Population { get; init; }

    /// <summary>Whether it takes part in the vote under the Treaties.</summary>
    public required bool TakesPart { get; init; }
}

/// <summary>The vote of a Member State.</summary>
public sealed record Vote
{
    /// <summary>The ballot's reference.</summary>
    public required string BallotReference { get; init; }

    /// <summary>Council protocol code.</summary>
    public required string MemberState { get; init; }

    /// <summary>For, against, abstain or constructive-abstain.</summary>
    public required Choice Choice { get; init; }

    /// <summary>The formal declaration of a constructive abstention, or the reasons for breaking the silence.</summary>
    public string? Declaration { get; init; }

    /// <summary>The subject of the delegate who cast it.</summary>
    public required string CastBy { get; init; }

    /// <summary>When it was cast.</summary>
    public required DateTime CastAt { get; init; }

    /// <summary>The member that cast it on behalf of this one; absent when it voted itself.</summary>
    public string? Proxy { get; init; }

    /// <summary>Where in the ballot's chain.</summary>
    public required int Position { get; init; }
}

/// <summary>A reservation that stands.</summary>
public sealed record Reservation
{
    /// <summary>Council protocol code.</summary>
    public required string MemberState { get; init; }

    /// <summary>Parliamentary, linguistic or on the substance.</summary>
    public required ReservationKind Kind { get; init; }

    /// <summary>Why it was entered.</summary>
    public required string Reasons { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTime EnteredAt { get; init; }

    /// <summary>Where in the ballot's chain.</summary>
    public required int Position { get; init; }
}

/// <summary>A proxy given: at a meeting, a member may act for one other (Article 239 TFEU).</summary>
public sealed record Proxy
{
    /// <summary>Who gave it.</summary>
    public required string MemberState { get; init; }

    /// <summary>Who may vote for it.</summary>
    [JsonPropertyName("proxy")]
    public required string To { get; init; }
}
