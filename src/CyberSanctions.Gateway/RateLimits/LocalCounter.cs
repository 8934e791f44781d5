using System.Collections.Concurrent;

namespace CyberSanctions.Gateway.RateLimits;

/// <summary>Counts in this process, for this replica alone, while the shared count is away.</summary>
internal sealed class LocalCounter(TimeProvider time)
{
    // Past this many callers the windows that are over are dropped, so that strangers' addresses do not fill the memory.
    private const int ManyCallers = 10_000;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts a request.</summary>
    public Usage Count(string caller, TimeSpan length)
    {
        var now = time.GetUtcNow();
        if (_windows.Count > ManyCallers)
        {
            foreach (var (key, old) in _windows.Where(pair => pair.Value.End <= now))
            {
                _windows.TryRemove(new KeyValuePair<string, Window>(key, old));
            }
        }

        var window = _windows.AddOrUpdate(
            caller,
            static (_, at) => new Window(1, at.Now + at.Length),
            static (_, current, at) => current.End <= at.Now ? new Window(1, at.Now + at.Length) : current with { Requests = current.Requests + 1 },
            (Now: now, Length: length));
        return new Usage(window.Requests, window.End - now);
    }

    private sealed record Window(long Requests, DateTimeOffset End);
}
