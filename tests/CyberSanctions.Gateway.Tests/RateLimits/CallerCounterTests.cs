using System.Collections.Concurrent;
using CyberSanctions.Gateway.RateLimits;
using CyberSanctions.Testing;
using StackExchange.Redis;

namespace CyberSanctions.Gateway.Tests.RateLimits;

/// <summary>What several replicas count of a caller: together, to within a hundredth of its limit for each of them.</summary>
public sealed class CallerCounterTests
{
    private const string Caller = "sub:officer-1";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    [InlineData(6_000, 60)]
    [InlineData(10_000, 100)]
    [InlineData(int.MaxValue, 100)]
    public void AReplicaKeepsAHundredthToItself_AndNeverMoreThanAHundredRequests(int limit, int keptBack)
        => Assert.Equal(keptBack, CallerCounter.KeptBack(limit));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task CallerOfSeveralReplicas_ExceedsItsLimitByAtMostAHundredthForEach(int replicas)
    {
        const int Limit = 1_000;
        using var server = new TestRedis();
        await using var all = new Replicas(server, replicas);
        var passed = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 3 * Limit), async (i, _) =>
        {
            if ((await all.Counters[i % replicas].CountAsync(Caller, Limit, Minute)).Requests <= Limit)
            {
                Interlocked.Increment(ref passed);
            }
        });

        Assert.InRange(passed, Limit - (replicas * Limit / 100), Limit + (replicas * Limit / 100));
    }

    [Fact]
    public async Task LimitBelowAHundred_IsExact_WhicheverReplicaIsAsked()
    {
        using var server = new TestRedis();
        await using var two = new Replicas(server, 2);
        var seen = new ConcurrentBag<long>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            async (i, _) => seen.Add((await two.Counters[i % 2].CountAsync(Caller, 99, Minute)).Requests));

        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), seen.Order());
    }

    [Fact]
    public async Task Redis_IsAskedOnceForAsManyRequestsAsMayBeKeptBack()
    {
        using var server = new TestRedis();
        await using var one = new Replicas(server, 1);
        for (var i = 1; i <= 610; i++)
        {
            Assert.Equal(i, (await one.Counters[0].CountAsync(Caller, 6_000, Minute)).Requests);
        }

        // 1, then 61 at a time.
        Assert.Equal(1 + (61 * 9), (long)await one.Redis.GetDatabase().StringGetAsync($"rate:{Caller}"));
        var statistics = (await one.Redis.GetServers()[0].InfoAsync("commandstats"))
            .SelectMany(group => group)
            .Single(line => line.Key == "cmdstat_incrby");
        Assert.StartsWith("calls=10,", statistics.Value);
    }

    [Fact]
    public async Task WhileRedisIsAway_CountingGoesOnFromWhatIsKnown_SoTheLimitStays()
    {
        using var server = new TestRedis();
        await using var one = new Replicas(server, 1);
        for (var i = 0; i < 900; i++)
        {
            await one.Counters[0].CountAsync(Caller, 1_000, Minute);
        }

        server.Stop();

        for (var i = 901; i <= 1_100; i++)
        {
            Assert.Equal(i, (await one.Counters[0].CountAsync(Caller, 1_000, Minute)).Requests);
        }
    }

    [Fact]
    public async Task WithoutRedis_EachCallerHasWindowsOfItsOwn()
    {
        var clock = new Clock();
        var counter = await WithoutRedisAsync(clock);

        Assert.Equal(new Usage(1, Minute), await counter.CountAsync("ip:192.0.2.1", 10, Minute));
        clock.Move(TimeSpan.FromSeconds(59));
        Assert.Equal(new Usage(2, TimeSpan.FromSeconds(1)), await counter.CountAsync("ip:192.0.2.1", 10, Minute));
        Assert.Equal(new Usage(1, Minute), await counter.CountAsync("ip:192.0.2.2", 10, Minute));
        clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(new Usage(1, Minute), await counter.CountAsync("ip:192.0.2.1", 10, Minute));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(5_000)]
    public async Task WithoutRedis_UnderConcurrency_NoneIsLost(int limit)
    {
        var counter = await WithoutRedisAsync(new Clock());

        await Parallel.ForEachAsync(Enumerable.Range(0, 1_000), async (_, _) => await counter.CountAsync(Caller, limit, Minute));

        Assert.Equal(1_001, (await counter.CountAsync(Caller, limit, Minute)).Requests);
    }

    [Fact]
    public async Task WindowThatIsOver_LeavesNothingToTheNext()
    {
        using var server = new TestRedis();
        var clock = new Clock();
        await using var one = new Replicas(server, 1, clock);
        for (var i = 0; i < 50; i++)
        {
            await one.Counters[0].CountAsync(Caller, 6_000, Minute);
        }

        clock.Move(Minute);
        await one.Redis.GetDatabase().KeyDeleteAsync($"rate:{Caller}");

        Assert.Equal(1, (await one.Counters[0].CountAsync(Caller, 6_000, Minute)).Requests);
    }

    private static async Task<CallerCounter> WithoutRedisAsync(TimeProvider time)
    {
        var nobody = await ConnectionMultiplexer.ConnectAsync("127.0.0.1:1,abortConnect=false,connectTimeout=100");
        return new CallerCounter(new SharedCounter(nobody, time), time);
    }

    private sealed class Replicas : IAsyncDisposable
    {
        private readonly List<ConnectionMultiplexer> _connections;

        public Replicas(TestRedis server, int count, TimeProvider? time = null)
        {
            _connections = [.. Enumerable.Range(0, count).Select(_ => ConnectionMultiplexer.Connect(server.ConnectionString))];
            Counters = [.. _connections.Select(
                redis => new CallerCounter(new SharedCounter(redis, TimeProvider.System), time ?? TimeProvider.System))];
        }

        public List<CallerCounter> Counters { get; }

        public ConnectionMultiplexer Redis => _connections[0];

        public async ValueTask DisposeAsync()
        {
            foreach (var redis in _connections)
            {
                await redis.DisposeAsync();
            }
        }
    }
}
