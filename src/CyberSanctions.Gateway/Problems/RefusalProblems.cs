using System.Globalization;
using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Gateway.Problems;

/// <summary>From what a service answered to what the API answers.</summary>
internal static partial class RefusalProblems
{
    private const string OfAnUpload = "start.";
    private const string OfABundle = "bundle.";
    private const string OfAnObject = "objects[";

    // The fields of one nested message of a request are, in REST, the body itself, or query parameters.
    private static readonly string[] Wrappers =
    [
        "page.", "where.", "incident.", "evidence.", "actor.", "event.", "relation.", "hypothesis.", "responsibility.",
        "dossier.", "report.", "observations.", "scenario.", "inject.", "rights.",
    ];

    /// <summary>The problem that a failed call is.</summary>
    public static ProblemDocument From(RpcException exception, string traceId)
    {
        // With an exception behind it, the status is not the service's word but what our own client made of
        // a connection that broke, as when the service is stopped: gone for a moment, and not failed.
        var broken = exception is { StatusCode: StatusCode.Internal, Status.DebugException: not null };
        return broken
            ? ProblemDocument.Of(EdgeRefusals.Unavailable, EdgeRefusals.Unavailable.Explanation, traceId)
            : From(InWordsOfTheApi(StatusDetails.FromRpcException(exception)), traceId);
    }

    /// <summary>The problem that a refusal of the gateway's own is: its fields are named as the client wrote them.</summary>
    public static ProblemDocument From(Refusal refusal, string traceId)
        => From(refusal.Kind, refusal.Message, refusal.Fields, refusal.Metadata, traceId);

    /// <summary>
    /// The kind of problem that a service's refusal is: the one of its name; if this gateway is older and has none of that name,
    /// what the service says of it; if it says nothing, what goes with the status.
    /// </summary>
    public static RefusalKind KindOf(ReceivedRefusal refusal) => refusal.Status switch
    {
        StatusCode.Internal or StatusCode.Unknown or StatusCode.DataLoss or StatusCode.Unimplemented
            => EdgeRefusals.ServiceFailed,
        _ => ProblemCatalogue.Find(refusal.Reason) ?? refusal.Told ?? Generic(refusal),
    };

    private static ProblemDocument From(ReceivedRefusal refusal, string traceId)
        => From(KindOf(refusal), refusal.Message, refusal.Fields, refusal.Metadata, traceId);

    private static ProblemDocument From(
        RefusalKind kind,
        string message,
        IReadOnlyList<FieldProblem> fields,
        IReadOnlyDictionary<string, string> metadata,
        string traceId)
    {
        var current = metadata.TryGetValue(Refusal.CurrentVersion, out var version)
            && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (long?)null;

        // What a failing service says of its inside is the operator's, in its log.
        return kind.Status.Http >= StatusCodes.Status500InternalServerError
            ? ProblemDocument.Of(kind, kind.Explanation, traceId)
            : ProblemDocument.Of(kind, message, traceId, fields, current);
    }

    /// <summary>
    /// A field of a gRPC request as the API names it: <c>incident.effects[0].assessment</c> is
    /// <c>effects[0].assessment</c>, <c>whole_name</c> is <c>wholeName</c>, <c>expected_version</c> is <c>If-Match</c>.
    /// </summary>
    public static string FieldOf(string path)
    {
        // What is in a bundle is named as its makers name it.
        if (path.StartsWith(OfABundle, StringComparison.Ordinal) || path.StartsWith(OfAnObject, StringComparison.Ordinal))
        {
            return path;
        }

        // Of an upload, what is said before the bytes stands in headers.
        if (path.StartsWith(OfAnUpload, StringComparison.Ordinal))
        {
            return path[OfAnUpload.Length..] switch
            {
                "reference" or "id" or "title" or "handling" or "exercise" or "partial" or "external"
                    => path[OfAnUpload.Length..],
                "exercise_reference" => "exerciseReference",
                "sha256" => "Repr-Digest",
                _ => "Content-Range",
            };
        }

        var field = Wrappers.FirstOrDefault(w => path.StartsWith(w, StringComparison.Ordinal)) is { } wrapper
            ? path[wrapper.Length..]
            : path;
        return field switch
        {
            "idempotency-key" => "Idempotency-Key",
            "expected_version" => "If-Match",
            "ballot_reference" => "reference",
            "file_name" or "file_size" => "file",
            _ => FieldNames.InJson(field),
        };
    }

    // Wrong fields are all that there is to say of them; else the message is one of its own, in which fields may be named.
    private static ReceivedRefusal InWordsOfTheApi(ReceivedRefusal refusal)
    {
        List<FieldProblem> fields =
            [.. refusal.Fields.Select(field => new FieldProblem(FieldOf(field.Field), InWordsOfTheApi(field.Description)))];
        var message = refusal.Reason == RequestRefusals.InvalidField.Reason && fields.Count > 0
            ? Refusal.Describe(fields)
            : InWordsOfTheApi(refusal.Message);
        return refusal with { Fields = fields, Message = message };
    }

    private static string InWordsOfTheApi(string text) => Named().Replace(text, match => $"`{FieldOf(match.Groups[1].Value)}`");

    private static RefusalKind Generic(ReceivedRefusal refusal) => refusal.Status switch
    {
        StatusCode.InvalidArgument or StatusCode.OutOfRange => RequestRefusals.InvalidField,
        StatusCode.Unauthenticated => CallerRefusals.Unauthenticated,
        StatusCode.NotFound => RequestRefusals.NotFound,
        StatusCode.ResourceExhausted => EdgeRefusals.TooLarge,
        StatusCode.Unavailable => EdgeRefusals.Unavailable,
        StatusCode.DeadlineExceeded or StatusCode.Cancelled => EdgeRefusals.DeadlineExceeded,
        StatusCode.PermissionDenied => Unlisted(refusal, RefusalStatus.Forbidden, "This is not for you to do."),
        StatusCode.FailedPrecondition => Unlisted(refusal, RefusalStatus.Precondition, "The state of things does not allow it."),
        StatusCode.AlreadyExists or StatusCode.Aborted =>
            Unlisted(refusal, RefusalStatus.Exists, "It conflicts with what is there."),
        _ => EdgeRefusals.ServiceFailed,
    };

    // A service that is older than kinds are told, or another's: its name for it is kept.
    private static RefusalKind Unlisted(ReceivedRefusal refusal, RefusalStatus status, string title)
        => new(refusal.Reason, status, title, title);

    [GeneratedRegex(@"`([a-z0-9_.]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
