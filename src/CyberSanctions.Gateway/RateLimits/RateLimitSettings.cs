namespace CyberSanctions.Gateway.RateLimits;

/// <summary>
/// Configuration section <c>RateLimits</c>: how many requests a minute a caller has, whichever
/// replica it talks to. The public list has no limit here: it is the same few bytes for everybody.
/// </summary>
internal sealed class RateLimitSettings
{
    public const string Section = "RateLimits";

    /// <summary>For a principal. Enough for a program that works off a queue, not for one that runs wild.</summary>
    public int PerMinute { get; init; } = 6000;

    /// <summary>For an address whose requests carry no token, or none that is accepted.</summary>
    public int AnonymousPerMinute { get; init; } = 3000;

    /// <summary>How many reports an hour come in from one address, with a token or without.</summary>
    public int ReportsPerHour { get; init; } = 10;

    /// <summary>How many observations an hour come in by the form from one address, with a token or without.</summary>
    public int ObservationsPerHour { get; init; } = 10;
}
