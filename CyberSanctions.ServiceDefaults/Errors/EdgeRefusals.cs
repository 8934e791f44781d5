using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>What services and gateway refuse before any rule is asked, and what they say when they fail.</summary>
public static class EdgeRefusals
{
    public static readonly RefusalKind MalformedRequest = new(
        "malformed-request",
        RefusalStatus.Invalid,
        "The request is malformed.",
        "The request is no sound HTTP request. `detail` says why.");

    public static readonly RefusalKind TooLarge = new(
        "too-large",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 413),
        "The body is too large.",
        "A body may have 1 MiB at most. Nothing was changed.");

    public static readonly RefusalKind NoSuchMethod = new(
        "no-such-method",
        RefusalStatus.Of(StatusCode.Unimplemented, 501),
        "There is no such method.",
        "No service of the suite has a gRPC method of this name. The `.proto` files list those that there are.");

    public static readonly RefusalKind Internal = new(
        "internal",
        RefusalStatus.Of(StatusCode.Internal, 500),
        "The suite failed.",
        "This is our fault. The operator finds the cause under `traceId`.");

    public static readonly RefusalKind Unavailable = new(
        "unavailable",
        RefusalStatus.Away,
        "A service of the suite is away.",
        "It should be back soon. Wait as long as `Retry-After` says, then send "
        + "the request again, with the same `Idempotency-Key`.");

    public static readonly RefusalKind ServiceFailed = new(
        "service-failed",
        RefusalStatus.Of(StatusCode.Unavailable, 502),
        "A service of the suite failed.",
        "This is our fault. The operator finds the cause under `traceId`.");

    public static readonly RefusalKind DeadlineExceeded = new(
        "deadline-exceeded",
        RefusalStatus.Of(StatusCode.DeadlineExceeded, 504),
        "A service of the suite did not answer in time.",
        "It is open whether a command was carried out. Send it again with the same `Idempotency-Key`: it is carried out once.");
}
