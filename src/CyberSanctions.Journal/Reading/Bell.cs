using CyberSanctions.Journal.Sealing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CyberSanctions.Journal.Reading;

/// <summary>
/// Rings when there may be something new in this service's journal: within the process at once, to
/// other replicas through Redis. It says only who rings, and may be missed; whoever listens also polls.
/// </summary>
public sealed class Bell(string service, IConnectionMultiplexer redis, TimeProvider time, ILogger<Bell> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly RedisChannel _channel = new($"journal:{service}", RedisChannel.PatternMode.Literal);
    private readonly RedisValue _self = Guid.NewGuid().ToString("N");
    private readonly Lock _gate = new();
    private Ringing _last = new();

    /// <summary>
    /// The last ring. Take it before looking, so that no ring is lost between looking and waiting for the next one.
    /// </summary>
    public Ringing Last => Volatile.Read(ref _last);

    /// <summary>Completes at the next ring.</summary>
    public Task Next => Last.Next;

    /// <summary>Waits for the ring after one, or until it is time to look without any.</summary>
    /// <returns>Whether it has rung.</returns>
    public async Task<bool> RingsAfterAsync(Ringing last, CancellationToken cancel)
    {
        await Task.WhenAny(last.Next, Task.Delay(Patience, time, cancel));
        cancel.ThrowIfCancellationRequested();
        return last.Next.IsCompleted;
    }

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

    private void RingHere()
    {
        Ringing before;
        lock (_gate)
        {
            before = _last;
            _last = new Ringing();
        }

        before.End();
    }

    /// <summary>One ring, until the next one.</summary>
    public sealed class Ringing
    {
        private readonly TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Ringing()
        {
        }

        /// <summary>When it was: what it is about was committed before.</summary>
        public long At { get; } = Moment.Now();

        /// <summary>Completes at the next one.</summary>
        public Task Next => _next.Task;

        internal void End() => _next.TrySetResult();
    }
}
