using StackExchange.Redis;

namespace CyberSanctions.Gateway.RateLimits;

/// <summary>Counts in Redis, for all replicas together.</summary>
internal sealed class SharedCounter(IConnectionMultiplexer redis, TimeProvider time)
{
    // Counting must never be what a request waits for.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // A window begins with its first request, and Redis alone keeps its time: the replicas' clocks need not agree.
    private const string CountInWindow =
        """
        local requests = redis.call('INCRBY', KEYS[1], ARGV[2])
        if requests == tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
        return { requests, redis.call('PTTL', KEYS[1]) }
        """;

    /// <summary>Counts requests, or gives nothing when Redis does not answer.</summary>
    public async ValueTask<Usage?> CountAsync(string caller, long requests, TimeSpan window)
    {
        if (!redis.IsConnected)
        {
            return null;
        }

        try
        {
            var counting = redis.GetDatabase()
                .ScriptEvaluateAsync(CountInWindow, [$"rate:{caller}"], [(long)window.TotalMilliseconds, requests]);
            var answer = (long[])(await counting.WaitAsync(Patience, time))!;
            return new Usage(answer[0], TimeSpan.FromMilliseconds(Math.Max(answer[1], 0)));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return null;
        }
    }
}
