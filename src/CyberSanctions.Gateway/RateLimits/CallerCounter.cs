using System.Collections.Concurrent;

namespace CyberSanctions.Gateway.RateLimits;

/// <summary>
/// Counts the requests of each caller here, and tells the <see cref="SharedCounter"/> of several at once, so that few requests
/// wait for Redis. A replica keeps at most a hundredth of the limit to itself, and never more than 100 requests: by so much for
/// each replica a caller can come to exceed its limit, and no more. Limits below 100 are exact. While Redis is away, this replica
/// goes on counting from what it knows.
/// </summary>
/// <example><code>
/// first of a minute ──▶ tell ──▶ known for all, and until when
/// the next ones     ──▶ known + here
/// more here than may be kept back ──▶ tell
/// </code></example>
internal sealed class CallerCounter(SharedCounter shared, TimeProvider time)
{
    // Past this many callers the windows that are over are dropped, so that strangers' addresses do not fill the memory.
    private const int ManyCallers = 10_000;
    private const int MostKeptBack = 100;

    private readonly ConcurrentDictionary<string, CallerWindow> _windows = new(StringComparer.Ordinal);

    /// <summary>How many requests a replica counts before it tells of them.</summary>
    internal static int KeptBack(int limit) => Math.Min(limit / 100, MostKeptBack);

    /// <summary>Counts a request.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="limit">How many it has in a window.</param>
    /// <param name="length">How long a window is.</param>
    public async ValueTask<Usage> CountAsync(string caller, int limit, TimeSpan length)
    {
        if (_windows.Count > ManyCallers)
        {
            Forget();
        }

        var window = _windows.GetOrAdd(caller, static _ => new CallerWindow());
        var (usage, untold) = window.Count(time.GetUtcNow(), KeptBack(limit));
        return usage
            ?? (await shared.CountAsync(caller, untold, length) is { } told
                ? window.Told(time.GetUtcNow(), untold, told)
                : window.Alone(time.GetUtcNow(), untold, length));
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (caller, window) in _windows.Where(pair => pair.Value.IsOver(now)))
        {
            _windows.TryRemove(new KeyValuePair<string, CallerWindow>(caller, window));
        }
    }
}
