// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Passes on what processes write.</summary>
public class ResourceLoggerService : IDisposable
{
    private const int BacklogLines = 10_000;
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The lines so far, then every further one, until the resource ends for good.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    /// <summary>The lines so far, then every further one, until the resource ends for good.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => LogOf(resourceName).WatchAsync();

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var log in _logs.Values)
        {
            log.Complete();
        }

        GC.SuppressFinalize(this);
    }

    internal void Add(IResource resource, string content, bool isErrorMessage) => LogOf(resource.Name).Add(content, isErrorMessage);

    private ResourceLog LogOf(string resourceName) => _logs.GetOrAdd(resourceName, _ => new ResourceLog());

    private sealed class ResourceLog
    {
        private readonly Lock _gate = new();
        private readonly Queue<LogLine> _backlog = new();
        private readonly List<Channel<LogLine>> _watchers = [];
        private int _lineNumber;
        private bool _completed;

        public void Add(string content, bool isErrorMessage)
        {
            lock (_gate)
            {
                var line = new LogLine(++_lineNumber, content, isErrorMessage);
                _backlog.Enqueue(line);
                if (_backlog.Count > BacklogLines)
                {
                    _backlog.Dequeue();
                }

                foreach (var watcher in _watchers)
                {
                    watcher.Writer.TryWrite(line);
                }
            }
        }

        public void Complete()
        {
            lock (_gate)
            {
                _completed = true;
                _watchers.ForEach(watcher => watcher.Writer.TryComplete());
            }
        }

        public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync()
        {
            var channel = Channel.CreateUnbounded<LogLine>(new() { SingleReader = true });
            lock (_gate)
            {
                foreach (var line in _backlog)
                {
                    channel.Writer.TryWrite(line);
                }

                if (_completed)
                {
                    channel.Writer.TryComplete();
                }

                _watchers.Add(channel);
            }

            while (await channel.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                var batch = new List<LogLine>();
                while (channel.Reader.TryRead(out var line))
                {
                    batch.Add(line);
                }

                yield return batch;
            }
        }
    }
}

/// <summary>A line that a resource wrote.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
