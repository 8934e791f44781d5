using System.Text.Json.Serialization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>A ballot without roster, votes and decision.</summary>
public record BallotSummary
{
    /// <summary>For example BAL-2026-0004.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Votes may be cast and changed while it is open.</summary>
    public required BallotState State { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it is on an exercise act.</summary>
    public required bool Exercise { get; init; }

    /// <summary>The act that is voted on.</summary>
    public required string ActReference { get; init; }

    /// <summary>Its title.</summary>
    public required string ActTitle { get; init; }

    /// <summary>Its number.</summary>
    public required string ActNumber { get; init; }

    /// <summary>SHA-256 of the text that is voted on.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>How the votes are counted.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The year of the frozen population table.</summary>
    public required int PopulationYear { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTime OpenedAt { get; init; }
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

    /// <summary>Present once decided.</summary>
    [JsonPropertyOrder(1)]
    public Decision? Decision { get; init; }
}

/// <summary>A member of the roster.</summary>
public sealed record RosterMember
{
    /// <summary>Council protocol code: EL for Greece.</summary>
    public required string MemberState { get; init; }

    /// <summary>In English.</summary>
    public required string Name { get; init; }

    /// <summary>In units of the frozen population table; only sums and ratios of it mean anything.</summary>
    public required long Population { get; init; }
}

/// <summary>A vote to be cast or changed.</summary>
public sealed record NewVote
{
    /// <summary>A constructive abstention needs a declaration.</summary>
    public required Choice Choice { get; init; }

    /// <summary>The formal declaration of a constructive abstention (Article 31(1) TEU, second subparagraph); with no other choice.</summary>
    public string? Declaration { get; init; }
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

    /// <summary>The formal declaration of a constructive abstention.</summary>
    public string? Declaration { get; init; }

    /// <summary>Which delegate.</summary>
    public required string CastBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime CastAt { get; init; }

    /// <summary>1 for the member's first vote in this ballot, 2 after its first change, and so on.</summary>
    public required int Revision { get; init; }
}

/// <summary>Closing a ballot and counting.</summary>
public sealed record NewDecision
{
    /// <summary>
    /// Close although members have not voted: they count as neither present nor represented, which
    /// prevents unanimity. Without it, deciding is refused while a vote is missing.
    /// </summary>
    public bool CloseWithVotesMissing { get; init; }
}

/// <summary>What the vote came to, with the arithmetic.</summary>
public sealed record Decision
{
    /// <summary>Adopted or not.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Every test of the rule.</summary>
    public required IReadOnlyList<Threshold> Thresholds { get; init; }

    /// <summary>Member States in favour.</summary>
    public required IReadOnlyList<string> VotesFor { get; init; }

    /// <summary>Member States against.</summary>
    public required IReadOnlyList<string> VotesAgainst { get; init; }

    /// <summary>Member States that plainly abstained.</summary>
    public required IReadOnlyList<string> Abstentions { get; init; }

    /// <summary>Member States that abstained with a formal declaration.</summary>
    public required IReadOnlyList<string> ConstructiveAbstentions { get; init; }

    /// <summary>Member States that were neither present nor represented.</summary>
    public required IReadOnlyList<string> NotVoting { get; init; }

    /// <summary>The outcome in a sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>Who closed the ballot.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime DecidedAt { get; init; }
}

/// <summary>One test of the rule in exact integers: left comparison right.</summary>
public sealed record Threshold
{
    /// <summary>What is tested.</summary>
    public required string Name { get; init; }

    /// <summary>With both sides multiplied out.</summary>
    public required long Left { get; init; }

    /// <summary>For example &gt;=.</summary>
    public required string Comparison { get; init; }

    /// <summary>With both sides multiplied out.</summary>
    public required long Right { get; init; }

    /// <summary>Whether it is so.</summary>
    public required bool Holds { get; init; }

    /// <summary>The provision the test comes from.</summary>
    public required string Source { get; init; }
}
