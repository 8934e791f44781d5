using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Ballots;

/// <summary>From the voting service's ballots to the API's.</summary>
internal static class BallotMapping
{
    public static BallotSummary ToSummary(this Wire.Ballot ballot) => new()
    {
        Reference = ballot.Reference,
        Version = ballot.Version,
        State = ballot.State,
        Handling = ballot.Handling,
        Exercise = ballot.Exercise,
        ActReference = ballot.ActReference,
        ActTitle = ballot.ActTitle,
        ActNumber = ballot.ActNumber,
        TextSha256 = ballot.TextSha256,
        Rule = ballot.Rule,
        PopulationYear = ballot.PopulationYear,
        OpenedAt = ballot.OpenedAt.ToTime(),
    };

    public static Ballot ToBallot(this Wire.Ballot ballot) => new()
    {
        Reference = ballot.Reference,
        Version = ballot.Version,
        State = ballot.State,
        Handling = ballot.Handling,
        Exercise = ballot.Exercise,
        ActReference = ballot.ActReference,
        ActTitle = ballot.ActTitle,
        ActNumber = ballot.ActNumber,
        TextSha256 = ballot.TextSha256,
        Rule = ballot.Rule,
        PopulationYear = ballot.PopulationYear,
        OpenedAt = ballot.OpenedAt.ToTime(),
        Roster = [.. ballot.Roster.Select(m => new RosterMember { MemberState = m.MemberState, Name = m.Name, Population = m.Population })],
        Votes = [.. ballot.Votes.Select(ToVote)],
        Decision = ballot.Decision is { } decision ? ToDecision(decision) : null,
    };

    public static Vote ToVote(this Wire.Vote vote) => new()
    {
        BallotReference = vote.BallotReference,
        MemberState = vote.MemberState,
        Choice = vote.Choice,
        Declaration = vote.Declaration.OrAbsent(),
        CastBy = vote.CastBy,
        CastAt = vote.CastAt.ToTime(),
        Revision = vote.Revision,
    };

    private static Decision ToDecision(Wire.Decision decision) => new()
    {
        Outcome = decision.Outcome,
        Thresholds = [.. decision.Thresholds.Select(ToThreshold)],
        VotesFor = [.. decision.VotesFor],
        VotesAgainst = [.. decision.VotesAgainst],
        Abstentions = [.. decision.Abstentions],
        ConstructiveAbstentions = [.. decision.ConstructiveAbstentions],
        NotVoting = [.. decision.NotVoting],
        Explanation = decision.Explanation,
        DecidedBy = decision.DecidedBy,
        DecidedAt = decision.DecidedAt.ToTime(),
    };

    private static Threshold ToThreshold(Wire.Threshold threshold) => new()
    {
        Name = threshold.Name,
        Left = threshold.Left,
        Comparison = threshold.Comparison,
        Right = threshold.Right,
        Holds = threshold.Holds,
        Source = threshold.Source,
    };
}
