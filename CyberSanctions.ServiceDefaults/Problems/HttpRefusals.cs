using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Problems;

/// <summary>What is refused as HTTP (RFC 9110): of the public lists, and by the server itself.</summary>
public static class HttpRefusals
{
    public static readonly RefusalKind MethodNotAllowed = new(
        "method-not-allowed",
        RefusalStatus.Of(StatusCode.Unimplemented, 405),
        "Not with this method.",
        "The address is right, the HTTP method is not. The header `Allow` lists those that are.");

    public static readonly RefusalKind NotAcceptable = new(
        "not-acceptable",
        RefusalStatus.Of(StatusCode.InvalidArgument, 406),
        "No such representation.",
        "`Accept-Encoding` rules out every encoding that there is, identity included.");

    public static readonly RefusalKind RequestTimeout = new(
        "request-timeout",
        RefusalStatus.Of(StatusCode.DeadlineExceeded, 408),
        "The request came too slowly.",
        "The body did not arrive in time. Send it again.");

    public static readonly RefusalKind PreconditionFailed = new(
        "precondition-failed",
        RefusalStatus.Of(StatusCode.FailedPrecondition, 412),
        "A precondition does not hold.",
        "`If-Match` or `If-Unmodified-Since` named another state of the list than the "
        + "present one. Fetch it without, and go on from what comes.");

    public static readonly RefusalKind AddressTooLong = new(
        "address-too-long",
        RefusalStatus.Of(StatusCode.InvalidArgument, 414),
        "The address is too long.",
        "The first line of a request may have 8 KiB.");

    public static readonly RefusalKind RangeNotSatisfiable = new(
        "range-not-satisfiable",
        RefusalStatus.Of(StatusCode.InvalidArgument, 416),
        "There is nothing in that range.",
        "`Range` asks for bytes beyond the end of the file. `Content-Range` says how many there are.");

    public static readonly RefusalKind HeadersTooLarge = new(
        "headers-too-large",
        RefusalStatus.Of(StatusCode.InvalidArgument, 431),
        "The header fields are too large.",
        "A request may have 100 header fields of 32 KiB together.");

    public static readonly RefusalKind HttpVersionNotSupported = new(
        "http-version-not-supported",
        RefusalStatus.Of(StatusCode.Unimplemented, 505),
        "This version of HTTP is not spoken here.",
        "Use HTTP/1.1.");
}
