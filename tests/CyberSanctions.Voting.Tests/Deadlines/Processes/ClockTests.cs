using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using Grpc.Core;
using StackExchange.Redis;

namespace CyberSanctions.Voting.Tests.Deadlines.Processes;

/// <summary>
/// Clocks that jump, and Redis away: no period ends early, none ends twice, and nothing is accepted that is too late.
/// </summary>
[Collection(VotingProcessesCollection.Name)]
public sealed class ClockTests(VotingProcesses voting) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public Task InitializeAsync() => voting.AgreeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task ReplicaWhoseClockJumpsForward_EndsNoPeriodAndAcceptsNothing_UntilItAgrees()
    {
        var ballot = await voting.OpenSilenceAsync();
        var refusing = voting.Second.SaysAsync("it waits until they agree");

        voting.Second.Clock.Jump(TimeSpan.FromHours(49));

        await refusing; // It has found the ballot due, and does not decide it.
        await RefusedAsync("clock-disagrees", () => voting.VoteAsync(voting.Second, ballot, "FR"));
        await RefusedAsync("clock-disagrees", () => CloseAsync(voting.Second, ballot));
        Assert.Equal(2, (await voting.VoteAsync(voting.First, ballot, "FR")).Proceeding.Position);
        Assert.Equal(BallotState.Open, (await GetAsync(voting.First, ballot)).State);

        voting.Second.Clock.Agree();
        Assert.Equal(3, (await voting.VoteAsync(voting.Second, ballot, "FR", Choice.Abstain, sequence: 2)).Proceeding.Position);
        await RefusedAsync("period-runs", () => CloseAsync(voting.Second, ballot));

        voting.World.Move(TimeSpan.FromHours(49));
        Assert.Equal("FR", Assert.Single((await Exactly.OnceAsync(voting, ballot)).Decision.Abstentions));
    }

    [Fact]
    public async Task ReplicaWhoseClockJumpsBack_AcceptsNothing_UntilItAgrees()
    {
        var ballot = await voting.OpenSilenceAsync();
        voting.World.Set(ballot.Deadline.AddMinutes(-30));

        voting.Second.Clock.Jump(TimeSpan.FromHours(-1));

        await RefusedAsync("clock-disagrees", () => voting.VoteAsync(voting.Second, ballot, "FR"));
        voting.World.Set(ballot.Deadline.AddMinutes(10));
        var decided = (await Exactly.ChainAsync(voting.First, ballot))[^1];
        Assert.Equal((2, Outcome.Adopted), (decided.Position, decided.Decision.Outcome));
        await RefusedAsync("clock-disagrees", () => voting.VoteAsync(voting.Second, ballot, "FR"));

        voting.Second.Clock.Agree();
        await RefusedAsync("ballot-closed", () => voting.VoteAsync(voting.Second, ballot, "FR"));
        await Exactly.OnceAsync(voting, ballot);
    }

    [Fact]
    public async Task DatabaseWhoseClockJumpsBack_HasNothingAcceptedOrDecided_UntilItAgrees()
    {
        var ballot = await voting.OpenSilenceAsync();

        voting.DatabaseClock.Jump(TimeSpan.FromHours(-1));

        foreach (var replica in voting.Replicas)
        {
            await RefusedAsync("clock-disagrees", () => voting.VoteAsync(replica, ballot, "FR"));
        }

        var refusing = voting.Replicas.Select(replica => replica.SaysAsync("it waits until they agree")).ToList();
        voting.World.Set(ballot.Deadline.AddMinutes(1));
        await Task.WhenAll(refusing);
        Assert.Equal(BallotState.Open, (await GetAsync(voting.First, ballot)).State);

        voting.DatabaseClock.Agree();
        Assert.Equal(2, (await Exactly.OnceAsync(voting, ballot)).Position);
    }

    [Fact]
    public async Task ClocksThatAllJumpBackAfterADecision_ReopenNothing()
    {
        var ballot = await voting.OpenSilenceAsync();
        voting.World.Set(ballot.Deadline.AddMinutes(10));
        var decided = await Exactly.OnceAsync(voting, ballot);

        voting.World.Move(TimeSpan.FromHours(-1));
        voting.Second.Kill();
        await voting.Second.StartAsync();

        foreach (var replica in voting.Replicas)
        {
            await RefusedAsync("ballot-closed", () => voting.VoteAsync(replica, ballot, "FR"));
        }

        // The next one is decided, so the replicas have looked again.
        var next = await voting.OpenSilenceAsync(TimeSpan.FromMinutes(5));
        voting.World.Set(next.Deadline.AddMinutes(10));
        await Exactly.OnceAsync(voting, next);
        Assert.Equal(decided, await Exactly.OnceAsync(voting, ballot));
    }

    [Fact]
    public async Task ActThatAReplicaHearsOfWhileItsClockIsWrong_IsVotedOnInThePeriodItWasSubmittedWith()
    {
        voting.First.Kill();
        voting.Second.Clock.Jump(TimeSpan.FromHours(49));
        var refusing = voting.Second.SaysAsync("Could not apply the journal of listing");

        var deadline = voting.World.Now.AddHours(48);
        var submitted = voting.Submit(Mode.Silence, deadline);
        await refusing;

        voting.Second.Clock.Agree();
        var ballot = await VotingProcesses.BallotOnAsync(submitted, voting.Second);
        Assert.Equal(Timestamps.Cut(deadline), ballot.Deadline.UtcDateTime);
    }

    [Fact]
    public async Task RedisThatIsAwayAcrossTheDeadline_KeepsNothingFromBeingDecidedAndDelivered()
    {
        var ballot = await voting.OpenSilenceAsync();
        var other = await voting.OpenSilenceAsync(TimeSpan.FromDays(10));
        using var followed = VotingProcesses.Read(voting.Second, 0, follow: true);
        await HearsAsync(followed, BallotOpened.Descriptor.FullName, other);
        voting.Redis.Stop();

        voting.World.Move(TimeSpan.FromHours(49));

        // Whoever follows the journal hears of it without Redis: at the next look.
        await HearsAsync(followed, BallotDecided.Descriptor.FullName, ballot);
        await Exactly.OnceAsync(voting, ballot);

        // Redis comes back empty; the bell rings again, and nothing happens twice.
        voting.Redis.Start();
        var bell = new RedisChannel("journal:voting", RedisChannel.PatternMode.Literal);
        using var redis = await ConnectionMultiplexer.ConnectAsync(voting.Redis.ConnectionString);
        var server = redis.GetServer(redis.GetEndPoints().Single());
        await Eventually.IsAsync(
            () => server.SubscriptionSubscriberCountAsync(bell),
            listening => listening == voting.Replicas.Length,
            listening => $"{listening} replicas listen again.");

        var rung = new TaskCompletionSource();
        await redis.GetSubscriber().SubscribeAsync(bell, (_, _) => rung.TrySetResult());
        await voting.VoteAsync(voting.First, other, "FR");
        await rung.Task.WaitAsync(Patience);
        await HearsAsync(followed, BallotProceeded.Descriptor.FullName, other);
        await Exactly.OnceAsync(voting, ballot);
    }

    private static async Task HearsAsync(
        AsyncServerStreamingCall<Contracts.Journal.V1.Entry> followed, string eventType, OpenBallot ballot)
    {
        using var patience = new CancellationTokenSource(Patience);
        do
        {
            Assert.True(await followed.ResponseStream.MoveNext(patience.Token));
        }
        while (followed.ResponseStream.Current.EventType != eventType
            || followed.ResponseStream.Current.Subject != ballot.Reference);
    }

    private static async Task<Ballot> GetAsync(ServiceProcess replica, OpenBallot ballot)
        => await VotingProcesses.Officer(replica).GetBallotAsync(new GetBallotRequest { Reference = ballot.Reference });

    private static async Task<Ballot> CloseAsync(ServiceProcess replica, OpenBallot ballot)
        => await VotingProcesses.Officer(replica).DecideBallotAsync(new DecideBallotRequest { Reference = ballot.Reference });

    private static async Task RefusedAsync<T>(string reason, Func<Task<T>> ask)
        => Assert.Equal(reason, StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(ask)).Reason);
}
