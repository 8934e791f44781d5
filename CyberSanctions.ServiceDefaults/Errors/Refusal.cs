using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// Why a request is refused. Becomes a gRPC status with <c>google.rpc</c> details at the edge of
/// a service, and an RFC 9457 problem document at the gateway.
/// </summary>
/// <param name="Status">The gRPC status code.</param>
/// <param name="Reason">Stable name of the kind of refusal, lower case with hyphens: <c>dossier-not-concluded</c>.</param>
/// <param name="Message">What happened, as a sentence for the person who asked.</param>
/// <param name="Fields">The fields that were wrong; empty when no single field is to blame.</param>
/// <param name="Metadata">Further facts for a program, for example the current version.</param>
public sealed record Refusal(
    StatusCode Status,
    string Reason,
    string Message,
    IReadOnlyList<FieldProblem> Fields,
    IReadOnlyDictionary<string, string> Metadata)
{
    private static readonly Dictionary<string, string> NoMetadata = [];

    // They travel in HTTP/2 trailers, which clients take only up to some size.
    private const int MostFields = 50;

    /// <summary>Metadata key of the current version in a stale write's refusal.</summary>
    public const string CurrentVersion = "current_version";

    /// <summary>One field is wrong.</summary>
    public static RefusedException Invalid(string field, string description)
        => Invalid([new FieldProblem(field, description)]);

    /// <summary>One or more fields are wrong; the first fifty of them are named.</summary>
    public static RefusedException Invalid(IReadOnlyList<FieldProblem> problems)
        => new(new Refusal(
            StatusCode.InvalidArgument,
            "invalid-field",
            Describe([.. problems.Take(MostFields)]),
            [.. problems.Take(MostFields)],
            NoMetadata));

    /// <summary>Fields and what is wrong with them, as the message of a refusal says it.</summary>
    public static string Describe(IReadOnlyList<FieldProblem> problems) => string.Join(" ", problems.Select(p => $"{p.Field}: {p.Description}"));

    /// <summary>There is no such thing, or the caller may not see it: the two are the same answer.</summary>
    public static RefusedException NotFound(string kind, string reference)
        => new(new Refusal(StatusCode.NotFound, "not-found", $"There is no {kind} {reference}.", [], NoMetadata));

    /// <summary>The request is sound but the state of things does not allow it.</summary>
    public static RefusedException Precondition(string reason, string message)
        => new(new Refusal(StatusCode.FailedPrecondition, reason, message, [], NoMetadata));

    /// <summary>The request is sound but the state of things does not allow it, because of one field.</summary>
    public static RefusedException Precondition(string reason, string field, string message)
        => new(new Refusal(StatusCode.FailedPrecondition, reason, message, [new FieldProblem(field, message)], NoMetadata));

    /// <summary>The caller's rights do not reach this far.</summary>
    public static RefusedException Forbidden(string reason, string message)
        => new(new Refusal(StatusCode.PermissionDenied, reason, message, [], NoMetadata));

    /// <summary>It exists already, with another content.</summary>
    public static RefusedException Conflict(string reason, string message)
        => new(new Refusal(StatusCode.AlreadyExists, reason, message, [], NoMetadata));

    /// <summary>Somebody else changed it in the meantime.</summary>
    public static RefusedException Stale(string reference, long expected, long current)
        => new(new Refusal(
            StatusCode.Aborted,
            "stale-version",
            $"{reference} is at version {current}, not {expected}.",
            [],
            new Dictionary<string, string>
            {
                [CurrentVersion] = current.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }));
}
