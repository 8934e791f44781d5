using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class DecideBallotTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task TwentySixForAndOneAbstaining_IsAdoptedAndJournaledWithTheTextVotedOn()
    {
        var reference = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(reference, ("MT", Choice.Abstain));

        var decided =
            await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference, ExpectedVersion = 1 });

        Assert.Equal((2, BallotState.Decided, Outcome.Adopted), (decided.Version, decided.State, decided.Decision.Outcome));
        Assert.Equal((26, 0, 0, 0), (
            decided.Decision.VotesFor.Count,
            decided.Decision.VotesAgainst.Count,
            decided.Decision.ConstructiveAbstentions.Count,
            decided.Decision.NotVoting.Count));
        Assert.Equal(["MT"], decided.Decision.Abstentions);
        Assert.Equal("officer-1", decided.Decision.DecidedBy);
        Assert.Equal(5, decided.Decision.Thresholds.Count);
        Assert.Equal(DecisionCause.Closed, decided.Decision.Cause);
        Assert.Equal((27, 27), (decided.Roster.Count, decided.Votes.Count));
        Assert.Equal(decided, await voting.Delegate("MT").GetBallotAsync(new GetBallotRequest { Reference = reference }));

        var entry = (await voting.EntriesOfAsync(reference))[^1];
        var happened = BallotDecided.Parser.ParseFrom(entry.Payload);
        Assert.Equal(
            new Ballot
            {
                Reference = reference,
                State = BallotState.Decided,
                Handling = decided.Handling,
                ActReference = decided.ActReference,
                TextSha256 = decided.TextSha256,
                Decision = new Decision { Outcome = Outcome.Adopted, DecidedAt = decided.Decision.DecidedAt },
            },
            happened.Ballot);
        Assert.Equal(decided.TextSha256, Convert.ToHexStringLower(SHA256.HashData(happened.ActText.Span)));
        Assert.Equal(decided.ActReference, ActText.Parser.ParseFrom(happened.ActText).Reference);
    }

    [Fact]
    public async Task TwentySixForAndOneAgainst_IsNotAdopted()
    {
        var reference = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(reference, ("MT", Choice.Against));

        var decided = await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference });

        Assert.Equal(Outcome.NotAdopted, decided.Decision.Outcome);
        Assert.Equal(["MT"], decided.Decision.VotesAgainst);
    }

    [Fact]
    public async Task ChangedVote_CountsOnceAndAsLastCast()
    {
        var reference = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(reference, ("FR", Choice.Against));
        await voting.VoteAsync(reference, "FR");

        var decided = await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference });

        Assert.Equal(Outcome.Adopted, decided.Decision.Outcome);
        Assert.Equal(27, decided.Decision.VotesFor.Distinct().Count());
        Assert.Equal(29, decided.Votes.Single(v => v.MemberState == "FR").Position);
    }

    [Fact]
    public async Task VotesMissing_AreNamed_AndClosingWithThemPreventsUnanimity()
    {
        var reference = await voting.OpenBallotAsync();
        foreach (var state in Union.Of2025.Select(m => m.MemberState).Except(["LU", "MT"]))
        {
            await voting.VoteAsync(reference, state);
        }

        var refusal = await RefusedAsync(voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference }));
        Assert.Equal((StatusCode.FailedPrecondition, "votes-missing"), (refusal.Status, refusal.Reason));
        Assert.EndsWith(": LU, MT.", refusal.Message);
        Assert.Equal(
            BallotState.Open, (await voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = reference })).State);

        var decided = await voting.Officer.DecideBallotAsync(new DecideBallotRequest
        {
            Reference = reference,
            CloseWithVotesMissing = true,
        });
        Assert.Equal(Outcome.NotAdopted, decided.Decision.Outcome);
        Assert.Equal(["LU", "MT"], decided.Decision.NotVoting);
    }

    [Fact]
    public async Task DecidingAgain_AndVotingAfterTheClose_AreRefused()
    {
        var reference = await voting.OpenBallotAsync();
        await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference, CloseWithVotesMissing = true });

        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "ballot-closed",
            voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference, CloseWithVotesMissing = true }));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "ballot-closed",
            await voting.MakeAsync(
                await voting.StatementAsync(reference, "FR", StatementKind.Vote) with { Choice = Choice.For }));
        Assert.Equal(
            ["BallotProceeded", "BallotOpened", "BallotProceeded", "BallotDecided", "StatementRefused"],
            await voting.JournalOfAsync(reference));
    }

    [Fact]
    public async Task SameKeyAgainAfterTheClose_GivesTheSameAnswer()
    {
        var reference = await voting.OpenBallotAsync();
        var request = Request(
            await voting.StatementAsync(reference, "FR", StatementKind.Vote) with { Choice = Choice.For },
            await voting.KeyOfAsync("FR"));
        var receipt = await voting.Delegate("FR").MakeStatementAsync(request, Key("vote-then-close"));
        var close = new DecideBallotRequest { Reference = reference, CloseWithVotesMissing = true };
        var decided = await voting.Officer.DecideBallotAsync(close, Key("close"));

        Assert.Equal(decided, await voting.Officer.DecideBallotAsync(close, Key("close")));
        Assert.Equal(receipt, await voting.Delegate("FR").MakeStatementAsync(request, Key("vote-then-close")));
    }

    [Fact]
    public async Task StaleVersion_IsRefusedWithTheCurrentOne()
    {
        var reference = await voting.OpenBallotAsync();

        var refusal = await RefusedAsync(voting.Officer.DecideBallotAsync(
            new DecideBallotRequest { Reference = reference, ExpectedVersion = 7, CloseWithVotesMissing = true }));

        Assert.Equal(
            (StatusCode.Aborted, "stale-version", "1"),
            (refusal.Status, refusal.Reason, refusal.Metadata[Refusal.CurrentVersion]));
    }

    [Theory]
    [InlineData(Roles.Delegate)]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    public async Task DecidingIsForOfficers(string role)
    {
        var reference = await voting.OpenBallotAsync();

        var refusal = await RefusedAsync(voting.Caller("somebody", [role], "FR").DecideBallotAsync(
            new DecideBallotRequest { Reference = reference, CloseWithVotesMissing = true }));

        Assert.Equal(StatusCode.PermissionDenied, refusal.Status);
    }

    [Fact]
    public async Task WrongRequests_AreRefused()
    {
        await RefusedAsync(
            StatusCode.InvalidArgument, "invalid-field", voting.Officer.DecideBallotAsync(new DecideBallotRequest()));
        await RefusedAsync(
            StatusCode.InvalidArgument,
            "invalid-field",
            voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = "BAL-1999-0001", ExpectedVersion = -1 }));
        await RefusedAsync(
            StatusCode.NotFound,
            "not-found",
            voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = "BAL-1999-0001" }));
    }

    [Fact]
    public async Task AfterTheDecision_TheDatabaseItselfRefusesVotesAndChanges_EvenOfItsOwner()
    {
        var reference = await voting.OpenBallotAsync(Handling.TlpGreen);
        await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference, CloseWithVotesMissing = true });
        await using var owner = voting.OwnerDatabase();
        foreach (var database in (NpgsqlDataSource[])[voting.Service.Database, owner])
        {
            await using var connection = await database.OpenConnectionAsync();
            foreach (var sql in (string[])
                [
                    """
                    INSERT INTO proceeding (ballot_id, position, kind, member_state, entry, content, receipt)
                    SELECT id, 3, 2, 'FR', (SELECT max(sequence) FROM journal), '', '' FROM ballot WHERE reference = @reference
                    """,
                    "UPDATE ballot SET state = 1, decision = NULL WHERE reference = @reference",
                    "UPDATE ballot SET decision = '\\x00' WHERE reference = @reference",
                ])
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, new { reference }));
                Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
            }
        }
    }
}
