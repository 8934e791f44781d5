using System.Globalization;
using System.Security.Claims;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// When a token is no longer accepted: at its <c>exp</c>, and half a minute later for clocks that do not agree. A stream ends
/// then too, as a request with the same token would be refused.
/// </summary>
public static class TokenEnd
{
    // What CancellationTokenSource can wait for is 49 days; whoever has a longer token comes back after these.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    internal static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    /// <summary>Cancelled when the token of a caller ends. Without a token it is cancelled already.</summary>
    /// <param name="user">Whose token was verified.</param>
    /// <param name="time">The clock.</param>
    public static CancellationTokenSource After(ClaimsPrincipal user, TimeProvider time)
    {
        var end = long.TryParse(user.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) + Tolerance
            : DateTimeOffset.MinValue;
        var left = end - time.GetUtcNow();
        return new CancellationTokenSource(left <= TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest, time);
    }

    /// <summary>What a gRPC stream ends with then.</summary>
    public static RefusedException Refused()
        => CallerRefusals.InvalidToken.Because(
            "The token has ended, and the stream with it. Get a new one and go on from the last position seen.");
}
