using CyberSanctions.Gateway.RateLimits;
using CyberSanctions.Testing;
using StackExchange.Redis;

namespace CyberSanctions.Gateway.Tests.RateLimits;

public sealed class CounterTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task SharedCounter_TwoReplicas_CountTogether()
    {
        using var server = new TestRedis();
        await using var here = new Replica(server);
        await using var there = new Replica(server);

        Assert.Equal(1, (await here.Counter.CountAsync("sub:officer-1", 1, Minute))!.Requests);
        Assert.Equal(2, (await there.Counter.CountAsync("sub:officer-1", 1, Minute))!.Requests);
        Assert.Equal(1, (await there.Counter.CountAsync("sub:officer-2", 1, Minute))!.Requests);
        Assert.Equal(3, (await here.Counter.CountAsync("sub:officer-1", 1, Minute))!.Requests);
    }

    [Fact]
    public async Task SharedCounter_TheWindow_BeginsWithTheFirstRequestAndIsNotProlonged()
    {
        using var server = new TestRedis();
        await using var replica = new Replica(server);

        var first = (await replica.Counter.CountAsync("sub:officer-1", 1, Minute))!;
        var second = (await replica.Counter.CountAsync("sub:officer-1", 1, TimeSpan.FromHours(1)))!;

        Assert.InRange(first.Remaining, TimeSpan.FromTicks(1), Minute);
        Assert.InRange(second.Remaining, TimeSpan.FromTicks(1), first.Remaining);
        Assert.NotNull(await replica.Redis.GetDatabase().KeyTimeToLiveAsync("rate:sub:officer-1"));
    }

    [Fact]
    public async Task SharedCounter_WhenRedisForgets_BeginsAgain()
    {
        using var server = new TestRedis();
        await using var replica = new Replica(server);
        await replica.Counter.CountAsync("sub:officer-1", 1, Minute);

        await replica.Redis.GetDatabase().KeyDeleteAsync("rate:sub:officer-1");

        Assert.Equal(1, (await replica.Counter.CountAsync("sub:officer-1", 1, Minute))!.Requests);
    }

    [Fact]
    public async Task SharedCounter_WhileRedisIsAway_SaysSo()
    {
        using var server = new TestRedis();
        await using var replica = new Replica(server);
        await replica.Counter.CountAsync("sub:officer-1", 1, Minute);

        server.Stop();

        Assert.Null(await replica.Counter.CountAsync("sub:officer-1", 1, Minute));
    }

    private sealed class Replica(TestRedis server) : IAsyncDisposable
    {
        public ConnectionMultiplexer Redis { get; } = ConnectionMultiplexer.Connect(server.ConnectionString);

        public SharedCounter Counter => new(Redis, TimeProvider.System);

        public ValueTask DisposeAsync()
        {
            Redis.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
