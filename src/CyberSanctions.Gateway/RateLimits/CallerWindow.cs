namespace CyberSanctions.Gateway.RateLimits;

/// <summary>What one replica knows of a caller's current window.</summary>
internal sealed class CallerWindow
{
    // Of the same window, Redis says each time when it ends, to the time that the answer took.
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _end;
    private long _known;
    private long _underWay;
    private long _here;

    /// <summary>Counts a request here.</summary>
    /// <returns>The usage; or, when all replicas must hear of it first, how many requests they have not heard of.</returns>
    public (Usage? Usage, long Untold) Count(DateTimeOffset now, int mostKeptBack)
    {
        lock (_gate)
        {
            // What was not told of a window that is over, is over.
            _here = now < _end ? _here + 1 : 1;
            if (now < _end && _here <= mostKeptBack)
            {
                return (Usage(now), 0);
            }

            var untold = _here;
            _underWay += untold;
            _here = 0;
            return (null, untold);
        }
    }

    /// <summary>All replicas have heard of these requests.</summary>
    public Usage Told(DateTimeOffset now, long requests, Usage answer)
    {
        lock (_gate)
        {
            _underWay -= requests;
            var end = now + answer.Remaining;
            if (end > _end + SameEnd)
            {
                (_known, _end) = (answer.Requests, end);
            }
            else
            {
                // Answers may overtake one another.
                _known = Math.Max(_known, answer.Requests);
            }

            return answer;
        }
    }

    /// <summary>Nobody can be told of these requests now: they count here, until somebody can.</summary>
    public Usage Alone(DateTimeOffset now, long requests, TimeSpan length)
    {
        lock (_gate)
        {
            _underWay -= requests;
            if (now >= _end)
            {
                (_known, _here, _end) = (0, 0, now + length);
            }

            _here += requests;
            return Usage(now);
        }
    }

    /// <summary>Whether nothing in it matters any more.</summary>
    public bool IsOver(DateTimeOffset now)
    {
        lock (_gate)
        {
            return now >= _end && _underWay == 0;
        }
    }

    private Usage Usage(DateTimeOffset now) => new(_known + _underWay + _here, _end - now);
}
