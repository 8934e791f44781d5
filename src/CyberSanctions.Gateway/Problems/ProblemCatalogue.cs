using System.Collections.Frozen;
using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Gateway.Problems;

/// <summary>Every kind of problem that the API knows, its own and the services'.</summary>
internal static class ProblemCatalogue
{
    private static readonly FrozenDictionary<string, ProblemKind> ByReason = ((ProblemKind[])
    [
        ProblemKind.InvalidField,
        ProblemKind.MalformedJson,
        ProblemKind.MalformedRequest,
        ProblemKind.Unauthenticated,
        ProblemKind.InvalidToken,
        ProblemKind.PermissionDenied,
        ProblemKind.NotFound,
        ProblemKind.MethodNotAllowed,
        ProblemKind.NotAcceptable,
        ProblemKind.RequestTimeout,
        ProblemKind.StaleVersion,
        ProblemKind.PreconditionFailed,
        ProblemKind.TooLarge,
        ProblemKind.AddressTooLong,
        ProblemKind.UnsupportedMediaType,
        ProblemKind.RangeNotSatisfiable,
        ProblemKind.HeadersTooLarge,
        ProblemKind.HttpVersionNotSupported,
        ProblemKind.IdempotencyKeyReused,
        ProblemKind.AnswerNotKept,
        ProblemKind.TooManyRequests,
        ProblemKind.Internal,
        ProblemKind.ServiceFailed,
        ProblemKind.Unavailable,
        ProblemKind.DeadlineExceeded,
        .. ServiceProblems.All,
        .. OperationProblems.All,
        .. BallotProblems.All,
    ]).ToFrozenDictionary(kind => kind.Reason, StringComparer.Ordinal);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [.. ByReason.Values.OrderBy(kind => kind.Reason, StringComparer.Ordinal)];

    /// <summary>The kind of that name, or nothing.</summary>
    public static ProblemKind? Find(string reason) => ByReason.GetValueOrDefault(reason);
}
