using Microsoft.AspNetCore.Http;

namespace CyberSanctions.ServiceDefaults.Problems;

/// <summary>One kind of error: what its <c>type</c> stands for. Its explanation is served at that address.</summary>
/// <param name="Reason">Stable name, the last part of <c>/problems/{reason}</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same for every occurrence.</param>
/// <param name="Explanation">What happened and what to do about it.</param>
public sealed record ProblemKind(string Reason, int Status, string Title, string Explanation)
{
    /// <summary>A field of the request.</summary>
    public static ProblemKind InvalidField { get; } = new(
        "invalid-field",
        StatusCodes.Status400BadRequest,
        "A field is wrong.",
        "The request was understood, but a field has a value that it must not have. `errors` names each field (a path in the body, "
        + "a query parameter or a header) and says what is wrong with it. Nothing was changed. Correct the fields and send it again.");

    /// <summary>No JSON.</summary>
    public static ProblemKind MalformedJson { get; } = new(
        "malformed-json",
        StatusCodes.Status400BadRequest,
        "The body is no JSON.",
        "The body is not well-formed JSON (RFC 8259, without comments and trailing commas, not nested deeper than sixteen levels). `errors` gives the position.");

    /// <summary>No sound HTTP.</summary>
    public static ProblemKind MalformedRequest { get; } = new(
        "malformed-request", StatusCodes.Status400BadRequest, "The request is malformed.", "The request is no sound HTTP request. `detail` says why.");

    /// <summary>No token.</summary>
    public static ProblemKind Unauthenticated { get; } = new(
        "unauthenticated",
        StatusCodes.Status401Unauthorized,
        "A token is needed.",
        "This needs a bearer token of the operator's identity provider in the header `Authorization`.");

    /// <summary>A token that is not accepted.</summary>
    public static ProblemKind InvalidToken { get; } = new(
        "invalid-token",
        StatusCodes.Status401Unauthorized,
        "The token is not accepted.",
        "The bearer token has expired, is meant for somebody else, is not signed by the identity provider, or does not say who acts. "
        + "The header `WWW-Authenticate` says which. Get a new one.");

    /// <summary>Not for this principal.</summary>
    public static ProblemKind PermissionDenied { get; } = new(
        "permission-denied", StatusCodes.Status403Forbidden, "Your roles do not reach this far.", "The token is good, but none of its roles may do this.");

    /// <summary>Not there, or not there for this principal.</summary>
    public static ProblemKind NotFound { get; } = new(
        "not-found",
        StatusCodes.Status404NotFound,
        "There is no such thing.",
        "There is nothing under this address or reference, or you may not see it: the two are the same answer.");

    /// <summary>Not with this method.</summary>
    public static ProblemKind MethodNotAllowed { get; } = new(
        "method-not-allowed",
        StatusCodes.Status405MethodNotAllowed,
        "Not with this method.",
        "The address is right, the HTTP method is not. The header `Allow` lists those that are.");

    /// <summary>The client was too slow.</summary>
    public static ProblemKind RequestTimeout { get; } = new(
        "request-timeout", StatusCodes.Status408RequestTimeout, "The request came too slowly.", "The body did not arrive in time. Send it again.");

    /// <summary><c>If-Match</c> of a resource of the API.</summary>
    public static ProblemKind StaleVersion { get; } = new(
        "stale-version",
        StatusCodes.Status412PreconditionFailed,
        "It was changed in the meantime.",
        "`If-Match` named a version that is no longer the current one. `currentVersion` is. Read it again, decide again, and send the new `ETag`.");

    /// <summary>A precondition on a public list (RFC 9110 section 13).</summary>
    public static ProblemKind PreconditionFailed { get; } = new(
        "precondition-failed",
        StatusCodes.Status412PreconditionFailed,
        "A precondition does not hold.",
        "`If-Match` or `If-Unmodified-Since` named another state of the list than the present one. Fetch it without, and go on from what comes.");

    /// <summary>No content coding that the client accepts.</summary>
    public static ProblemKind NotAcceptable { get; } = new(
        "not-acceptable",
        StatusCodes.Status406NotAcceptable,
        "No such representation.",
        "`Accept-Encoding` rules out every encoding that there is, identity included.");

    /// <summary>A range beyond the end (RFC 9110 section 14).</summary>
    public static ProblemKind RangeNotSatisfiable { get; } = new(
        "range-not-satisfiable",
        StatusCodes.Status416RangeNotSatisfiable,
        "There is nothing in that range.",
        "`Range` asks for bytes beyond the end of the file. `Content-Range` says how many there are.");

    /// <summary>Header fields that Kestrel does not take.</summary>
    public static ProblemKind HeadersTooLarge { get; } = new(
        "headers-too-large",
        StatusCodes.Status431RequestHeaderFieldsTooLarge,
        "The header fields are too large.",
        "A request may have 100 header fields of 32 KiB together.");

    /// <summary>An address that Kestrel does not take.</summary>
    public static ProblemKind AddressTooLong { get; } = new(
        "address-too-long", StatusCodes.Status414UriTooLong, "The address is too long.", "The first line of a request may have 8 KiB.");

    /// <summary>Another HTTP than 1.0 and 1.1.</summary>
    public static ProblemKind HttpVersionNotSupported { get; } = new(
        "http-version-not-supported", StatusCodes.Status505HttpVersionNotsupported, "This version of HTTP is not spoken here.", "Use HTTP/1.1.");

    /// <summary>More than 1 MiB.</summary>
    public static ProblemKind TooLarge { get; } = new(
        "too-large", StatusCodes.Status413PayloadTooLarge, "The body is too large.", "A body may have 1 MiB at most. Nothing was changed.");

    /// <summary>No JSON by its own word.</summary>
    public static ProblemKind UnsupportedMediaType { get; } = new(
        "unsupported-media-type",
        StatusCodes.Status415UnsupportedMediaType,
        "The body is of another kind.",
        "Bodies are `application/json` in UTF-8 and not compressed.");

    /// <summary>The key of another request.</summary>
    public static ProblemKind IdempotencyKeyReused { get; } = new(
        "idempotency-key-reused",
        StatusCodes.Status422UnprocessableEntity,
        "The idempotency key was used for another request.",
        "The same `Idempotency-Key` came with another request before. Nothing was changed. Give each command its own key; repeat one only with the same content.");

    /// <summary>The key of this very request, of which the answer is gone.</summary>
    public static ProblemKind AnswerNotKept { get; } = new(
        "answer-not-kept",
        StatusCodes.Status409Conflict,
        "It was done before, and the answer is not kept.",
        "The same `Idempotency-Key` came with the same request before, which was carried out; but since then the form of its answer "
        + "has changed. Nothing was done again. Read what it was about.");

    /// <summary>The rate limit.</summary>
    public static ProblemKind TooManyRequests { get; } = new(
        "too-many-requests",
        StatusCodes.Status429TooManyRequests,
        "Too many requests.",
        "You have used up the requests of this minute. `Retry-After` says how many seconds to wait.");

    /// <summary>A fault of the gateway.</summary>
    public static ProblemKind Internal { get; } = new(
        "internal", StatusCodes.Status500InternalServerError, "The suite failed.", "This is our fault. The operator finds the cause under `traceId`.");

    /// <summary>A fault of a service.</summary>
    public static ProblemKind ServiceFailed { get; } = new(
        "service-failed",
        StatusCodes.Status502BadGateway,
        "A service of the suite failed.",
        "This is our fault. The operator finds the cause under `traceId`.");

    /// <summary>A service or its database is away.</summary>
    public static ProblemKind Unavailable { get; } = new(
        "unavailable",
        StatusCodes.Status503ServiceUnavailable,
        "A service of the suite is away.",
        "It should be back soon. Wait as long as `Retry-After` says, then send the request again, with the same `Idempotency-Key`.");

    /// <summary>A service was too slow.</summary>
    public static ProblemKind DeadlineExceeded { get; } = new(
        "deadline-exceeded",
        StatusCodes.Status504GatewayTimeout,
        "A service of the suite did not answer in time.",
        "It is open whether a command was carried out. Send it again with the same `Idempotency-Key`: it is carried out once.");
}
