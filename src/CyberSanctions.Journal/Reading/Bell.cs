using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CyberSanctions.Journal.Reading;

/// <summary>
/// Rings when there may be something new in this service's journal: within the process at once, to
/// other replicas through Redis. It says only who rings, and may be missed; whoever listens also polls.
/// </summary>
public sealed class Bell(string service, IConnectionMultiplexer redis, ILogger<Bell> logger) : IHostedService
{
    private readonly RedisChannel _channel = new($"journal:{service}", RedisChannel.PatternMode.Literal);
    private readonly RedisValue _self = Guid.NewGuid().ToString("N");
    private TaskCompletionSource _next = NewNext();

    /// <summary>Completes at the next ring. Take it before looking, so that no ring is lost between looking and waiting.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Rings, here and at the other replicas.</summary>
    public void Ring()
    {
        RingHere();
        try
        {
            redis.GetSubscriber().Publish(_channel, _self, CommandFlags.FireAndForget);
        }
        catch (RedisException exception)
        {
            // Redis is away: the other replicas poll.
            logger.LogDebug(exception, "The bell of {Service} does not reach Redis.", service);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionRestored += (_, _) => _ = SubscribeAsync();
        _ = SubscribeAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SubscribeAsync()
    {
        try
        {
            await redis.GetSubscriber().SubscribeAsync(_channel, (_, who) =>
            {
                // One's own ring comes back too.
                if (who != _self)
                {
                    RingHere();
                }
            });
            RingHere();
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            logger.LogWarning("Redis is away; the journal of {Service} is polled until it is back.", service);
        }
    }

    private void RingHere() => Interlocked.Exchange(ref _next, NewNext()).TrySetResult();
}
