using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Gateway.RateLimits;

/// <summary>What too much is refused for.</summary>
internal static class RateLimitRefusals
{
    public static readonly RefusalKind TooManyRequests = new(
        "too-many-requests",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 429),
        "Too many requests.",
        "You have used up the requests that you have for now. `detail` says which; `Retry-After` says how many seconds to wait.");
}
