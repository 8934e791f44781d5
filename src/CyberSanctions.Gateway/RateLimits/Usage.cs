namespace CyberSanctions.Gateway.RateLimits;

/// <summary>How much a caller has used of its current window.</summary>
/// <param name="Requests">Requests in the window, this one included, of all replicas as far as they have told.</param>
/// <param name="Remaining">Until a new window begins.</param>
internal sealed record Usage(long Requests, TimeSpan Remaining);
