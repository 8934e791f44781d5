using System.Globalization;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Problems;
using Grpc.Core;

namespace CyberSanctions.Gateway.Problems;

/// <summary>From what a service answered to what the API answers.</summary>
internal static partial class RefusalProblems
{
    // The fields of one nested message of a request are, in REST, the body itself, or query parameters.
    private static readonly string[] Wrappers = ["page.", "incident.", "evidence.", "actor."];

    /// <summary>The problem that a failed call is.</summary>
    public static ProblemDocument From(RpcException exception, string traceId)
    {
        // With an exception behind it, the status is not the service's word but what our own client made of
        // a connection that broke, as when the service is stopped: gone for a moment, and not failed.
        var broken = exception is { StatusCode: StatusCode.Internal, Status.DebugException: not null };
        return broken
            ? ProblemDocument.Of(ProblemKind.Unavailable, ProblemKind.Unavailable.Explanation, traceId)
            : From(InWordsOfTheApi(StatusDetails.FromRpcException(exception)), traceId);
    }

    /// <summary>
    /// The problem that a refusal is. Its fields are the API's already, as the client wrote them: those of a service's go
    /// through a failed call.
    /// </summary>
    public static ProblemDocument From(Refusal refusal, string traceId)
    {
        var kind = KindOf(refusal);
        var current = refusal.Metadata.TryGetValue(Refusal.CurrentVersion, out var version)
            && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (long?)null;

        // What a failing service says of its inside is the operator's, in its log.
        return kind.Status >= StatusCodes.Status500InternalServerError
            ? ProblemDocument.Of(kind, kind.Explanation, traceId)
            : ProblemDocument.Of(kind, refusal.Message, traceId, refusal.Fields, current);
    }

    /// <summary>The kind of problem that a refusal is.</summary>
    public static ProblemKind KindOf(Refusal refusal) => refusal.Status is StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss
        ? ProblemKind.ServiceFailed
        : ProblemCatalogue.Find(refusal.Reason) ?? Generic(refusal);

    /// <summary>
    /// A field of a gRPC request as the API names it: <c>incident.effects[0].assessment</c> is
    /// <c>effects[0].assessment</c>, <c>whole_name</c> is <c>wholeName</c>, <c>expected_version</c> is <c>If-Match</c>.
    /// </summary>
    public static string FieldOf(string path)
    {
        var field = Wrappers.FirstOrDefault(w => path.StartsWith(w, StringComparison.Ordinal)) is { } wrapper ? path[wrapper.Length..] : path;
        return field switch
        {
            "idempotency-key" => "Idempotency-Key",
            "expected_version" => "If-Match",
            "ballot_reference" => "reference",
            _ => FieldNames.InJson(field),
        };
    }

    // The message often consists of the fields, and a description names another one: they are called as `errors` calls them.
    private static Refusal InWordsOfTheApi(Refusal refusal)
    {
        List<FieldProblem> fields =
            [.. refusal.Fields.Select(field => new FieldProblem(FieldOf(field.Field), InWordsOfTheApi(field.Description)))];
        var message = refusal.Message == Refusal.Describe(refusal.Fields)
            ? Refusal.Describe(fields)
            : InWordsOfTheApi(refusal.Message);
        return refusal with { Fields = fields, Message = message };
    }

    private static string InWordsOfTheApi(string text) => Named().Replace(text, match => $"`{FieldOf(match.Groups[1].Value)}`");

    private static ProblemKind Generic(Refusal refusal) => refusal.Status switch
    {
        StatusCode.InvalidArgument or StatusCode.OutOfRange => ProblemKind.InvalidField,
        StatusCode.Unauthenticated => ProblemKind.Unauthenticated,
        StatusCode.NotFound => ProblemKind.NotFound,
        StatusCode.ResourceExhausted => ProblemKind.TooLarge,
        StatusCode.Unavailable => ProblemKind.Unavailable,
        StatusCode.DeadlineExceeded or StatusCode.Cancelled => ProblemKind.DeadlineExceeded,
        StatusCode.PermissionDenied => Unlisted(refusal, ProblemKind.PermissionDenied.Status, "This is not for you to do."),
        StatusCode.FailedPrecondition => Unlisted(refusal, StatusCodes.Status409Conflict, "The state of things does not allow it."),
        StatusCode.AlreadyExists or StatusCode.Aborted => Unlisted(refusal, StatusCodes.Status409Conflict, "It conflicts with what is there."),
        _ => ProblemKind.ServiceFailed,
    };

    // A service may be newer than this gateway and refuse for a reason that has no explanation here yet.
    private static ProblemKind Unlisted(Refusal refusal, int status, string title) => new(refusal.Reason, status, title, title);

    [GeneratedRegex(@"`([a-z0-9_.]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
