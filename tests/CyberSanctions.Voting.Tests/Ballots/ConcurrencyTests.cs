using System.Collections.Concurrent;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class ConcurrencyTests(VotingService voting) : IClassFixture<VotingService>
{
    private const string InsertSecondVoteOfFrance =
        """
        INSERT INTO vote (ballot_id, member_state, revision, choice, declaration, cast_by, cast_at)
        SELECT id, 'FR', 2, 2, '', 'delegate-FR', now() FROM ballot WHERE reference = @reference
        """;

    [Fact]
    public async Task DelegatesVotingWithoutAPauseWhileTheOfficerDecides_EveryAcknowledgedVoteCountsAndNoneAfter()
    {
        const int BeforeDeciding = 300;
        var reference = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(reference);
        var acknowledged = new ConcurrentBag<Vote>();
        var underWay = new TaskCompletionSource();

        var delegations = Union.Of2025.Select(async member =>
        {
            var client = voting.Delegate(member.MemberState);
            for (var i = 0; ; i++)
            {
                try
                {
                    acknowledged.Add(await client.CastVoteAsync(
                        Vote(reference, member.MemberState, i % 2 == 0 ? Choice.Abstain : Choice.For), Key($"vote-{i}")));
                }
                catch (RpcException exception)
                {
                    return StatusDetails.FromRpcException(exception).Reason;
                }

                if (acknowledged.Count >= BeforeDeciding)
                {
                    underWay.TrySetResult();
                }
            }
        }).ToList();
        await Task.WhenAny(underWay.Task, Task.WhenAll(delegations));
        var decided = await voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference, ExpectedVersion = 1 }, Key("decide"));
        var ends = await Task.WhenAll(delegations);

        Assert.All(ends, reason => Assert.Equal("ballot-closed", reason));
        var last = acknowledged.GroupBy(v => v.MemberState).Select(votes => votes.MaxBy(v => v.Revision)!).OrderBy(v => v.MemberState);
        Assert.Equal(last, decided.Votes);
        Assert.Equal(decided, await voting.Officer.GetBallotAsync(new GetBallotRequest { Reference = reference }));
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        Assert.Equal(
            acknowledged.Count + 27,
            await connection.ExecuteScalarAsync<int>(
                "SELECT count(*)::int FROM vote JOIN ballot b ON b.id = ballot_id WHERE reference = @reference", new { reference }));
        Assert.All(acknowledged, vote => Assert.True(vote.CastAt <= decided.Decision.DecidedAt));
        var journal = await voting.JournalOfAsync(reference);
        Assert.Equal(acknowledged.Count + 27, journal.Count(e => e == "VoteCast"));
        Assert.Equal(journal.Count - 1, journal.IndexOf("BallotDecided"));
    }

    [Fact]
    public async Task ManyDecisionsAtOnce_HaveOneOutcome()
    {
        var reference = await voting.OpenBallotAsync();
        var request = new DecideBallotRequest { Reference = reference, CloseWithVotesMissing = true };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            try
            {
                return (await voting.Officer.DecideBallotAsync(request, Key($"decide-{i}"))).State.ToString();
            }
            catch (RpcException exception)
            {
                return StatusDetails.FromRpcException(exception).Reason;
            }
        }));

        Assert.Equal(1, answers.Count(a => a == "Decided"));
        Assert.Equal(9, answers.Count(a => a == "ballot-closed"));
        Assert.Equal(["BallotOpened", "BallotDecided"], await voting.JournalOfAsync(reference));
    }

    [Fact]
    public async Task VoteThatIsNotYetCommitted_IsWaitedForAndCounts()
    {
        var reference = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(reference);
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(InsertSecondVoteOfFrance, new { reference }, transaction);

        var deciding = voting.Officer.DecideBallotAsync(new DecideBallotRequest { Reference = reference }).ResponseAsync;
        await WaitsForALockAsync(deciding);
        await transaction.CommitAsync();

        Assert.Equal(["FR"], (await deciding).Decision.VotesAgainst);
    }

    [Fact]
    public async Task VoteThatMeetsADecisionUnderWay_WaitsAndIsRefusedByTheDatabase()
    {
        var reference = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(reference);
        await using var deciding = await voting.Service.Database.OpenConnectionAsync();
        await using var transaction = await deciding.BeginTransactionAsync();
        await deciding.ExecuteAsync(
            "UPDATE ballot SET state = 2, version = 2, decision = '' WHERE reference = @reference", new { reference }, transaction);

        await using var late = await voting.Service.Database.OpenConnectionAsync();
        var voted = late.ExecuteAsync(InsertSecondVoteOfFrance, new { reference });
        await WaitsForALockAsync(voted);
        await transaction.CommitAsync();

        Assert.Contains("closed", (await Assert.ThrowsAsync<PostgresException>(() => voted)).MessageText);
    }

    private async Task WaitsForALockAsync(Task task)
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        while (!task.IsCompleted && !await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"))
        {
            await Task.Yield();
        }
    }
}
