using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures;
using CyberSanctions.Procedures.Proceedings;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Decision = CyberSanctions.Contracts.Voting.V1.Decision;
using Threshold = CyberSanctions.Contracts.Voting.V1.Threshold;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Ballots as messages of <c>voting/v1</c>.</summary>
internal static class BallotMessages
{
    /// <summary>Without roster, votes, reservations and proxies.</summary>
    public static Ballot ToSummary(this StoredBallot stored)
        => stored.ToSummary(stored.Standing is null ? null : StandingForm.Read(stored.Standing));

    /// <summary>The positions of those links of which a ballot's message tells something: at most two for each member.</summary>
    public static IEnumerable<int> Mentioned(Standing standing)
        => standing.Votes.Values.Select(vote => vote.Position)
            .Concat(standing.Reservations.Values.Select(reservation => reservation.Position));

    /// <summary>Whole.</summary>
    /// <param name="stored">Its row.</param>
    /// <param name="frozen">What is frozen in it.</param>
    /// <param name="standing">How it stands; null from before votes were signed.</param>
    /// <param name="links">The links that are <see cref="Mentioned"/> in it, by position.</param>
    public static Ballot ToMessage(
        this StoredBallot stored, FrozenBallot frozen, Standing? standing, IReadOnlyDictionary<int, Proceeding> links)
    {
        var ballot = stored.ToSummary(standing);
        ballot.Roster.AddRange(frozen.Roster.Select(member => new RosterMember
        {
            MemberState = member.MemberState,
            Name = member.Name,
            Population = member.Population,
            TakesNoPart = !member.TakesPart,
        }));
        if (standing is null)
        {
            return ballot;
        }

        foreach (var state in frozen.Roster.Select(member => member.MemberState))
        {
            if (standing.Votes.TryGetValue(state, out var vote))
            {
                ballot.Votes.Add(ToMessage(state, vote, links[vote.Position]));
            }

            if (standing.Reservations.TryGetValue(state, out var reservation))
            {
                var entered = links[reservation.Position];
                ballot.Reservations.Add(new Reservation
                {
                    MemberState = state,
                    Kind = reservation.Kind,
                    Reasons = entered.Declaration,
                    EnteredAt = entered.At,
                    Position = reservation.Position,
                });
            }

            if (standing.Proxies.TryGetValue(state, out var proxy))
            {
                ballot.Proxies.Add(new Proxy { MemberState = state, Proxy_ = proxy });
            }
        }

        return ballot;
    }

    private static Ballot ToSummary(this StoredBallot stored, Standing? standing) => new()
    {
        Reference = stored.Reference,
        Version = stored.Version,
        State = stored.State,
        Handling = stored.Handling,
        Exercise = stored.Exercise,
        ActReference = stored.ActReference,
        ActTitle = stored.ActTitle,
        ActNumber = stored.ActNumber,
        TextSha256 = stored.TextSha256,
        Rule = stored.Rule,
        Mode = stored.Mode,
        ProposedBy = stored.ProposedBy,
        Deadline = standing?.Deadline?.ToTimestamp(),
        LapsesAt = stored.LapsesAt?.ToTimestamp(),
        PopulationYear = stored.PopulationYear,
        OpenedAt = stored.OpenedAt.ToTimestamp(),
        Decision = stored.Decision is null ? null : Decision.Parser.ParseFrom(stored.Decision),
        Position = standing?.Position ?? 0,
        Urgency = stored.Urgency is null ? null : Urgency.Parser.ParseFrom(stored.Urgency),
        Revision = stored.Revision,
        Submission = stored.Submission,
    };

    /// <summary>How a ballot ended.</summary>
    public static Decision ToMessage(this Conclusion conclusion, string actor, DateTime at)
    {
        var (tally, count) = (conclusion.Decision, conclusion.Decision.Count);
        var decision = new Decision
        {
            Outcome = tally.Outcome,
            Explanation = tally.Explanation,
            DecidedBy = actor,
            DecidedAt = at.ToTimestamp(),
            Cause = conclusion.Cause,
        };
        decision.Thresholds.AddRange(tally.Thresholds.Select(threshold => new Threshold
        {
            Name = threshold.Name,
            Left = threshold.Left,
            Comparison = threshold.Comparison,
            Right = threshold.Right,
            Holds = threshold.Holds,
            Source = threshold.Source,
        }));
        Add(decision.VotesFor, count.For);
        Add(decision.VotesAgainst, count.Against);
        Add(decision.Abstentions, count.Abstaining);
        Add(decision.ConstructiveAbstentions, count.ConstructivelyAbstaining);
        Add(decision.NotVoting, count.NotVoting);
        Add(decision.Silent, count.Silent);
        Add(decision.Represented, count.Represented);
        return decision;
    }

    private static void Add(RepeatedField<string> states, IEnumerable<Member> members)
        => states.AddRange(members.Select(member => member.MemberState));

    private static Vote ToMessage(string memberState, VoteInForce vote, Proceeding cast) => new()
    {
        BallotReference = cast.BallotReference,
        MemberState = memberState,
        Choice = vote.Choice,
        Declaration = cast.Declaration,
        CastBy = cast.Actor,
        CastAt = cast.At,
        Proxy = vote.Proxy ?? "",
        Position = vote.Position,
    };
}
