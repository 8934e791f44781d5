using System.Collections.Concurrent;
using System.Threading.Channels;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Reading;
using Npgsql;

namespace CyberSanctions.Voting.Watching;

/// <summary>
/// What happens in ballots, for everybody who watches one at this replica: the service's own journal,
/// read once however many watch. The journal is shared, so a watcher at any replica sees everything.
/// </summary>
internal sealed class BallotFeed(JournalReader journal, TimeProvider time, ILogger<BallotFeed> logger) : BackgroundService
{
    // A watcher that lags this far behind is told to look into the chain itself.
    private const int MostWaiting = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, ChannelWriter<Proceeding>>> _watchers =
        new(StringComparer.Ordinal);

    /// <summary>Begins to watch a ballot, from now on.</summary>
    public Watch Begin(string ballot)
    {
        var channel = Channel.CreateBounded<Proceeding>(new BoundedChannelOptions(MostWaiting)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
        });
        var id = Guid.NewGuid();
        _watchers.GetOrAdd(ballot, static _ => new()).TryAdd(id, channel.Writer);
        return new Watch(channel.Reader, () =>
        {
            if (_watchers.TryGetValue(ballot, out var watchers))
            {
                watchers.TryRemove(id, out _);
            }
        });
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? after = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                after ??= (await journal.HeadAsync(stoppingToken)).Position;
                await foreach (var entry in journal.ReadAsync(after.Value, follow: true, stoppingToken))
                {
                    after = entry.Position;
                    if (entry.EventType == BallotProceeded.Descriptor.FullName
                        && _watchers.TryGetValue(entry.Subject, out var watchers)
                        && !watchers.IsEmpty)
                    {
                        var proceeding = BallotProceeded.Parser.ParseFrom(entry.Payload).Proceeding;
                        foreach (var watcher in watchers.Values)
                        {
                            watcher.TryWrite(proceeding);
                        }
                    }
                }
            }
            catch (NpgsqlException exception)
            {
                logger.LogWarning(exception, "The journal cannot be read; those who watch ballots wait.");
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    /// <summary>Somebody watching a ballot.</summary>
    internal sealed class Watch(ChannelReader<Proceeding> happening, Action end) : IDisposable
    {
        /// <summary>What happens, as it does; where positions are missing, they are in the chain.</summary>
        public ChannelReader<Proceeding> Happening => happening;

        /// <inheritdoc/>
        public void Dispose() => end();
    }
}
