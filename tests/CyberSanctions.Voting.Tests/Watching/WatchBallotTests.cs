using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using CyberSanctions.Voting.Tests.Ballots;
using Grpc.Core;

namespace CyberSanctions.Voting.Tests.Watching;

public sealed class WatchBallotTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task Watchers_AtTwoReplicas_SeeEachProceedingOnce_InOrder_UntilTheDecision()
    {
        await using var other = voting.Service.Replica(voting.Clock);
        var ballot = await voting.OpenSilenceAsync();
        var there = new Contracts.Voting.V1.Ballots.BallotsClient(other.Channel("auditor-1", [Roles.Auditor]));
        var watching = Enumerable.Range(0, 20).Select(i => SeenAsync(i % 2 == 0 ? voting.Officer : there, ballot, 0)).ToList();

        await voting.VoteAsync(ballot, "FR");
        await voting.StateAsync(ballot, "NL", StatementKind.Reservation, "Not yet.", ReservationKind.Linguistic);
        await voting.StateAsync(ballot, "NL", StatementKind.Lifting);
        await voting.StateAsync(ballot, "IE", StatementKind.SilenceBroken, "No.");

        foreach (var seen in await Task.WhenAll(watching))
        {
            Assert.Equal([1, 2, 3, 4, 5, 6], seen.Select(proceeding => proceeding.Position));
            Assert.Equal(BallotState.Suspended, seen[2].StateAfter);
            Assert.Equal(Outcome.NotAdopted, seen[5].Decision.Outcome);
            Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.Previous));
        }
    }

    [Fact]
    public async Task WhoeverComesBack_GoesOnAfterTheLastPositionSeen()
    {
        var ballot = await voting.OpenSilenceAsync();
        await voting.VoteAsync(ballot, "FR");
        await voting.VoteAsync(ballot, "DE");
        await voting.StateAsync(ballot, "IE", StatementKind.SilenceBroken, "No.");

        Assert.Equal([3, 4, 5], (await SeenAsync(voting.Delegate("FR"), ballot, 2)).Select(proceeding => proceeding.Position));
        Assert.Empty(await SeenAsync(voting.Delegate("FR"), ballot, 5));
    }

    [Fact]
    public async Task BallotThatDoesNotExist_IsNotFound_AndAWrongPositionIsRefused()
    {
        var unknown = await Assert.ThrowsAsync<RpcException>(() => SeenAsync(voting.Officer, "BAL-1999-0001", 0));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        var wrong = await Assert.ThrowsAsync<RpcException>(() => SeenAsync(voting.Officer, "BAL-1999-0001", -1));
        Assert.Equal(StatusCode.InvalidArgument, wrong.StatusCode);
    }

    // Its exp is past, and eight of the thirty seconds of tolerance are left.
    [Fact]
    public async Task Watching_EndsWithTheToken_AsUnauthenticated()
    {
        var ballot = await voting.OpenSilenceAsync();
        var token = TestTokens.Mint(
            "officer-1",
            [Roles.Officer],
            "",
            DateTimeOffset.UtcNow.AddMinutes(-5),
            TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(22));
        var watcher = new Contracts.Voting.V1.Ballots.BallotsClient(voting.Service.Channel("", []));
        using var call = watcher.WatchBallot(
            new WatchBallotRequest { Reference = ballot }, new Metadata { { "authorization", $"Bearer {token}" } });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        var ended = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(
            (StatusCode.Unauthenticated, "invalid-token"), (ended.StatusCode, StatusDetails.FromRpcException(ended).Reason));
    }

    private static async Task<List<Proceeding>> SeenAsync(
        Contracts.Voting.V1.Ballots.BallotsClient client, string ballot, int after)
    {
        var seen = new List<Proceeding>();
        using var call = client.WatchBallot(new WatchBallotRequest { Reference = ballot, After = after });
        await foreach (var proceeding in call.ResponseStream.ReadAllAsync())
        {
            seen.Add(proceeding);
        }

        return seen;
    }
}
