using CyberSanctions.Gateway.Acts;
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
        Mode = ballot.Mode,
        ProposedBy = ballot.ProposedBy,
        OpenedAt = ballot.OpenedAt.ToTime(),
        Deadline = ballot.Deadline?.ToTime(),
        LapsesAt = ballot.LapsesAt?.ToTime(),
        Position = ballot.Position,
        Outcome = ballot.Decision?.Outcome,
        Revision = ballot.Revision == 0 ? null : ballot.Revision,
        Submission = ballot.Submission == 0 ? null : ballot.Submission,
        Urgency = ballot.Urgency?.ToUrgency(),
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
        Mode = ballot.Mode,
        ProposedBy = ballot.ProposedBy,
        OpenedAt = ballot.OpenedAt.ToTime(),
        Deadline = ballot.Deadline?.ToTime(),
        LapsesAt = ballot.LapsesAt?.ToTime(),
        Position = ballot.Position,
        Outcome = ballot.Decision?.Outcome,
        Revision = ballot.Revision == 0 ? null : ballot.Revision,
        Submission = ballot.Submission == 0 ? null : ballot.Submission,
        Urgency = ballot.Urgency?.ToUrgency(),
        Roster = [.. ballot.Roster.Select(ToMember)],
        Votes = [.. ballot.Votes.Select(ToVote)],
        Reservations = [.. ballot.Reservations.Select(ToReservation)],
        Proxies = [.. ballot.Proxies.Select(proxy => new Proxy { MemberState = proxy.MemberState, To = proxy.Proxy_ })],
        Decision = ballot.Decision?.ToDecision(),
        Revisions = [.. ballot.Revisions.Select(ActMapping.ToRevision)],
    };

    private static RosterMember ToMember(Wire.RosterMember member) => new()
    {
        MemberState = member.MemberState,
        Name = member.Name,
        Population = member.Population,
        TakesPart = !member.TakesNoPart,
    };

    private static Vote ToVote(Wire.Vote vote) => new()
    {
        BallotReference = vote.BallotReference,
        MemberState = vote.MemberState,
        Choice = vote.Choice,
        Declaration = vote.Declaration.OrAbsent(),
        CastBy = vote.CastBy,
        CastAt = vote.CastAt.ToTime(),
        Proxy = vote.Proxy.OrAbsent(),
        Position = vote.Position,
    };

    private static Reservation ToReservation(Wire.Reservation reservation) => new()
    {
        MemberState = reservation.MemberState,
        Kind = reservation.Kind,
        Reasons = reservation.Reasons,
        EnteredAt = reservation.EnteredAt.ToTime(),
        Position = reservation.Position,
    };
}
