using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    private const int LongestDeclaration = 20_000;

    /// <summary>
    /// Casts the vote of the caller's own Member State, or changes it: the last one before the close
    /// counts, the earlier ones stay on record. Refused with <c>vote-for-another-state</c>,
    /// <c>not-on-the-roster</c>, <c>ballot-closed</c>.
    /// </summary>
    [Authorize(Roles = Roles.Delegate)]
    public override Task<Vote> CastVote(CastVoteRequest request, ServerCallContext context)
    {
        Check(request);
        var principal = Principal.Of(context);
        if (principal.MemberState != request.MemberState)
        {
            throw Refusal.Forbidden("vote-for-another-state", $"You do not vote for {request.MemberState}.");
        }

        return commands.RunAsync(request, context, change => CastAsync(change, principal, request));
    }

    internal static async Task<Vote> CastAsync(Change change, Principal principal, CastVoteRequest request)
    {
        await BallotLock.TakeSharedAsync(change, request.BallotReference);
        var ballot = await change.Connection.QuerySingleOrDefaultAsync<BallotToVoteIn>(
            """
            SELECT id, state, handling,
                   EXISTS (SELECT FROM ballot_member WHERE ballot_id = id AND member_state = @MemberState) AS on_roster
            FROM ballot WHERE reference = @BallotReference FOR SHARE
            """,
            request,
            change.Transaction);
        if (ballot is null || !principal.MaySee(ballot.Handling))
        {
            throw Refusal.NotFound("ballot", request.BallotReference);
        }

        if (ballot.State != BallotState.Open)
        {
            throw Closed(request.BallotReference);
        }

        if (!ballot.OnRoster)
        {
            throw Refusal.Precondition(
                "not-on-the-roster", "member_state", $"{request.MemberState} was not a member when {request.BallotReference} opened.");
        }

        var vote = new Vote
        {
            BallotReference = request.BallotReference,
            MemberState = request.MemberState,
            Choice = request.Choice,
            Declaration = request.Declaration,
            CastBy = change.Actor,
            CastAt = change.Now.ToTimestamp(),
            Revision = await InsertAsync(change, ballot.Id, request),
        };
        await change.AppendAsync(new VoteCast { Vote = vote }, vote.BallotReference);
        return vote;
    }

    private static void Check(CastVoteRequest request)
    {
        var constructive = request.Choice == Choice.ConstructiveAbstain;
        new Checks()
            .Line("ballot_reference", request.BallotReference, LongestReference)
            .That(
                request.MemberState.Length == 2 && request.MemberState.All(char.IsAsciiLetterUpper),
                "member_state",
                "Must be the Council's code of a Member State, two upper-case letters.")
            .Choice("choice", request.Choice)
            .Paragraphs("declaration", request.Declaration, LongestDeclaration, required: constructive)
            .That(constructive || request.Declaration.Length == 0, "declaration", "Belongs to a constructive abstention only.")
            .Throw();
    }

    private static RefusedException Closed(string reference)
        => Refusal.Precondition("ballot-closed", $"{reference} is decided.");

    // Two votes of one member meet at the primary key: the second waits here until the first has
    // ended, writes nothing if it was committed, and takes the next revision.
    private static async Task<int> InsertAsync(Change change, Guid ballot, CastVoteRequest request)
    {
        while (true)
        {
            var revision = await change.Connection.ExecuteScalarAsync<int?>(
                """
                INSERT INTO vote (ballot_id, member_state, revision, choice, declaration, cast_by, cast_at)
                SELECT @ballot, @MemberState, coalesce(max(revision), 0) + 1, @Choice, @Declaration, @Actor, @Now
                FROM vote WHERE ballot_id = @ballot AND member_state = @MemberState
                ON CONFLICT DO NOTHING
                RETURNING revision
                """,
                new { ballot, request.MemberState, request.Choice, request.Declaration, change.Actor, change.Now },
                change.Transaction);
            if (revision is { } written)
            {
                return written;
            }
        }
    }

    private sealed record BallotToVoteIn(Guid Id, BallotState State, Handling Handling, bool OnRoster);
}
