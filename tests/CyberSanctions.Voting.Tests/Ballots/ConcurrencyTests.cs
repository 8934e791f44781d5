using System.Collections.Concurrent;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Testing;
using CyberSanctions.Voting.Ballots;
using Dapper;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Ballots;

public sealed class ConcurrencyTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task DelegatesVotingWithoutAPauseWhileTheOfficerDecides_EveryAcknowledgedVoteCountsAndNoneAfter()
    {
        const int BeforeDeciding = 300;
        var reference = await voting.OpenBallotAsync();
        await voting.EverybodyVotesForAsync(reference);
        var acknowledged = new ConcurrentBag<Receipt>();
        var underWay = new TaskCompletionSource();

        var delegations = Union.Of2025.Select(async member =>
        {
            for (var sequence = 2; ; sequence++)
            {
                try
                {
                    acknowledged.Add(await voting.VoteAsync(
                        reference, member.MemberState, sequence % 2 == 0 ? Choice.Abstain : Choice.For, sequence));
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
        var decided = await voting.Officer.DecideBallotAsync(
            new DecideBallotRequest { Reference = reference, ExpectedVersion = 1 }, Key("decide"));
        var ends = await Task.WhenAll(delegations);

        Assert.All(ends, reason => Assert.Equal("ballot-closed", reason));
        var last = acknowledged.GroupBy(receipt => receipt.Proceeding.Actor)
            .Select(receipts => receipts.MaxBy(receipt => receipt.Proceeding.Position)!.Proceeding.Position);
        Assert.Equal(last.Order(), decided.Votes.Select(vote => vote.Position).Order());
        Assert.Equal(decided, await voting.GetAsync(reference));
        Assert.Equal(
            Enumerable.Range(29, acknowledged.Count), acknowledged.Select(receipt => receipt.Proceeding.Position).Order());
        Assert.Equal(acknowledged.Count + 29, decided.Position);
        Assert.All(acknowledged, receipt => Assert.True(receipt.Proceeding.At <= decided.Decision.DecidedAt));
        var journal = (await voting.JournalOfAsync(reference)).Where(entry => entry != "StatementRefused").ToList();
        Assert.Equal("BallotDecided", journal[^1]);
        Assert.Equal(decided.Position, journal.Count(entry => entry == "BallotProceeded"));
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
        Assert.Equal(
            ["BallotProceeded", "BallotOpened", "BallotProceeded", "BallotDecided"], await voting.JournalOfAsync(reference));
    }

    [Fact]
    public async Task StatementThatMeetsADecisionUnderWay_WaitsAndIsOut()
    {
        var reference = await voting.OpenBallotAsync();
        await voting.KeyOfAsync("FR");
        var statement = await voting.StatementAsync(reference, "FR", StatementKind.Vote) with { Choice = Choice.For };
        await using var deciding = await voting.Service.Database.OpenConnectionAsync();
        await using var transaction = await deciding.BeginTransactionAsync();
        await deciding.ExecuteAsync("SELECT FROM ballot WHERE reference = @reference FOR UPDATE", new { reference }, transaction);

        var late = (await voting.MakeAsync(statement)).ResponseAsync;
        await Eventually.SomebodyWaitsForAsync(transaction);
        var open = StandingForm.Read(await deciding.QuerySingleAsync<byte[]>(
            "SELECT standing FROM ballot WHERE reference = @reference", new { reference }, transaction));
        await deciding.ExecuteAsync(
            "UPDATE ballot SET state = 2, version = 2, decision = '', standing = @decided WHERE reference = @reference",
            new { reference, decided = StandingForm.Write(open with { State = BallotState.Decided }) },
            transaction);
        await transaction.CommitAsync();

        var refused = StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => late));
        Assert.Equal("ballot-closed", refused.Reason);
    }
}
