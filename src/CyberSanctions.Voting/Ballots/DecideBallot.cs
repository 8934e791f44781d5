using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Decision = CyberSanctions.Contracts.Voting.V1.Decision;
using Threshold = CyberSanctions.Contracts.Voting.V1.Threshold;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    /// <summary>
    /// Closes a ballot, counts, and records the decision. Every vote that was acknowledged counts;
    /// none is accepted afterwards. Refused with <c>ballot-closed</c>, <c>stale-version</c>,
    /// <c>votes-missing</c>.
    /// </summary>
    [Authorize(Roles = Roles.Officer)]
    public override Task<Ballot> DecideBallot(DecideBallotRequest request, ServerCallContext context)
    {
        new Checks()
            .Line("reference", request.Reference, LongestReference)
            .That(request.ExpectedVersion >= 0, "expected_version", "Must not be negative.")
            .Throw();
        var principal = Principal.Of(context);
        return commands.RunAsync(request, context, change => DecideAsync(change, principal, request));
    }

    internal static async Task<Ballot> DecideAsync(Change change, Principal principal, DecideBallotRequest request)
    {
        var stored = await LockAsync(change, request.Reference);
        if (stored is null || !principal.MaySee(stored.Handling))
        {
            throw Refusal.NotFound("ballot", request.Reference);
        }

        if (stored.State != BallotState.Open)
        {
            throw Closed(request.Reference);
        }

        if (request.ExpectedVersion != 0 && request.ExpectedVersion != stored.Version)
        {
            throw Refusal.Stale(request.Reference, request.ExpectedVersion, stored.Version);
        }

        var roster = await stored.RosterAsync(change.Connection);
        var votes = await stored.VotesAsync(change.Connection);
        if (!request.CloseWithVotesMissing)
        {
            RefuseWhileVotesAreMissing(request.Reference, roster, votes);
        }

        var tally = Tally.Decide(new Question(stored.Rule, Mode.Meeting, roster), votes.ToDictionary(vote => vote.MemberState, vote => new MemberVote(vote.Choice)));
        var decision = ToMessage(tally);
        decision.DecidedBy = change.Actor;
        decision.DecidedAt = DecidedAt(change, votes);

        var decided = stored with { Version = stored.Version + 1, State = BallotState.Decided, Decision = decision.ToByteArray() };
        var text = await change.Connection.ExecuteScalarAsync<byte[]>(
            "UPDATE ballot SET version = @Version, state = @State, decision = @Decision WHERE id = @Id RETURNING act_text",
            new { decided.Version, decided.State, decided.Decision, decided.Id },
            change.Transaction);
        var ballot = decided.ToMessage(roster, votes);
        await change.AppendAsync(new BallotDecided { Ballot = ballot, ActText = ByteString.CopyFrom(text) }, ballot.Reference);
        return ballot;
    }

    private static async Task<StoredBallot?> LockAsync(Change change, string reference)
    {
        await BallotLock.TakeExclusiveAsync(change, reference);
        return await change.Connection.QuerySingleOrDefaultAsync<StoredBallot>(
            $"SELECT {StoredBallot.Columns} FROM ballot WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
    }

    private static void RefuseWhileVotesAreMissing(string reference, IEnumerable<Member> roster, IEnumerable<Vote> votes)
    {
        var missing = roster.Select(member => member.MemberState).Except(votes.Select(vote => vote.MemberState)).ToList();
        if (missing.Count > 0)
        {
            throw Refusal.Precondition("votes-missing", $"These have not voted in {reference}: {string.Join(", ", missing)}.");
        }
    }

    // A vote that was waited for may bear a later time than this change, which began before: no vote
    // that counts shall look as if it came after the decision.
    private static Timestamp DecidedAt(Change change, IEnumerable<Vote> votes)
        => votes.Select(vote => vote.CastAt).Append(change.Now.ToTimestamp()).Max()!;

    private static Decision ToMessage(Procedures.Decision tally)
    {
        var decision = new Decision { Outcome = tally.Outcome, Explanation = tally.Explanation };
        decision.Thresholds.AddRange(tally.Thresholds.Select(threshold => new Threshold
        {
            Name = threshold.Name,
            Left = threshold.Left,
            Comparison = threshold.Comparison,
            Right = threshold.Right,
            Holds = threshold.Holds,
            Source = threshold.Source,
        }));
        decision.VotesFor.AddRange(tally.Count.For.Select(State));
        decision.VotesAgainst.AddRange(tally.Count.Against.Select(State));
        decision.Abstentions.AddRange(tally.Count.Abstaining.Select(State));
        decision.ConstructiveAbstentions.AddRange(tally.Count.ConstructivelyAbstaining.Select(State));
        decision.NotVoting.AddRange(tally.Count.NotVoting.Select(State));
        return decision;

        static string State(Member member) => member.MemberState;
    }
}
