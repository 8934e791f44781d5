using Grpc.Core;

namespace CyberSanctions.Contracts.Refusals;

/// <summary>
/// What a refusal is in gRPC and in HTTP, said together and once. A pair that contradicts itself cannot be made.
/// </summary>
public sealed record RefusalStatus
{
    private RefusalStatus(StatusCode grpc, int http) => (Grpc, Http) = (grpc, http);

    /// <summary>What was sent is wrong, whatever the state of things.</summary>
    public static RefusalStatus Invalid { get; } = Of(StatusCode.InvalidArgument, 400);

    /// <summary>Nobody knows who asks.</summary>
    public static RefusalStatus Unauthenticated { get; } = Of(StatusCode.Unauthenticated, 401);

    /// <summary>Not for who asks.</summary>
    public static RefusalStatus Forbidden { get; } = Of(StatusCode.PermissionDenied, 403);

    /// <summary>Not there, or not there for who asks.</summary>
    public static RefusalStatus NotFound { get; } = Of(StatusCode.NotFound, 404);

    /// <summary>Sound, but the state of things does not allow it.</summary>
    public static RefusalStatus Precondition { get; } = Of(StatusCode.FailedPrecondition, 409);

    /// <summary>It exists already, with another content.</summary>
    public static RefusalStatus Exists { get; } = Of(StatusCode.AlreadyExists, 409);

    /// <summary>It was changed in the meantime.</summary>
    public static RefusalStatus Stale { get; } = Of(StatusCode.Aborted, 412);

    /// <summary>Not now; the same request may succeed later.</summary>
    public static RefusalStatus Away { get; } = Of(StatusCode.Unavailable, 503);

    /// <summary>The gRPC status code.</summary>
    public StatusCode Grpc { get; }

    /// <summary>The HTTP status.</summary>
    public int Http { get; }

    /// <summary>A pair.</summary>
    /// <exception cref="ArgumentException">The one contradicts the other.</exception>
    public static RefusalStatus Of(StatusCode grpc, int http)
        => Find(grpc, http) ?? throw new ArgumentException($"{grpc} and HTTP {http} contradict each other.", nameof(http));

    /// <summary>A pair; nothing where the one contradicts the other.</summary>
    public static RefusalStatus? Find(StatusCode grpc, int http) => Agree(grpc, http) ? new RefusalStatus(grpc, http) : null;

    // After google/rpc/code.proto, which gives each code an HTTP status. It knows none but 400 and 409 for what is wrong with a
    // request or does not fit the state of things, where HTTP has many (412, 415, 422 …).
    private static bool Agree(StatusCode grpc, int http) => http switch
    {
        401 => grpc is StatusCode.Unauthenticated,
        403 => grpc is StatusCode.PermissionDenied,
        404 => grpc is StatusCode.NotFound,
        405 or 501 or 505 => grpc is StatusCode.Unimplemented,
        408 or 504 => grpc is StatusCode.DeadlineExceeded,
        413 or 429 => grpc is StatusCode.ResourceExhausted,
        500 => grpc is StatusCode.Internal,
        502 or 503 => grpc is StatusCode.Unavailable,
        400 or 406 or 414 or 415 or 416 or 431 => grpc is StatusCode.InvalidArgument or StatusCode.OutOfRange,
        >= 400 and < 500 => grpc is StatusCode.FailedPrecondition or StatusCode.AlreadyExists or StatusCode.Aborted,
        _ => false,
    };
}
