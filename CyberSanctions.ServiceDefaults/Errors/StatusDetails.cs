using CyberSanctions.Contracts.Refusals;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// Refusals on the wire: a gRPC status whose trailer <c>grpc-status-details-bin</c> holds a
/// <c>google.rpc.Status</c> with an ErrorInfo and, where fields are wrong, a BadRequest (AIP-193).
/// </summary>
public static class StatusDetails
{
    private const string Domain = "cybersanctions";

    /// <summary>The exception that a gRPC method throws for a refusal.</summary>
    public static RpcException ToRpcException(Refusal refusal)
    {
        var info = new ErrorInfo { Reason = ToUpperSnake(refusal.Reason), Domain = Domain };
        foreach (var (key, value) in refusal.Metadata)
        {
            info.Metadata[key] = value;
        }

        ToldKind.Tell(info.Metadata, refusal.Kind);
        var status = new Google.Rpc.Status { Code = (int)refusal.Status, Message = refusal.Message };
        status.Details.Add(Any.Pack(info));
        if (refusal.Fields.Count > 0)
        {
            var violations = refusal.Fields.Select(
                f => new BadRequest.Types.FieldViolation { Field = f.Field, Description = f.Description });
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { violations } }));
        }

        return status.ToRpcException();
    }

    /// <summary>
    /// The refusal that a called service answered with. A status without details (a deadline, a service that is away), with
    /// details that cannot be read, or with those of somebody else's domain, has the status code's name for its reason.
    /// </summary>
    public static ReceivedRefusal FromRpcException(RpcException exception)
    {
        try
        {
            return exception.GetRpcStatus() is { } status ? Detailed(exception.StatusCode, status) : Bare(exception);
        }
        catch (InvalidProtocolBufferException)
        {
            // The details explain the status, which stands beside them and holds without them.
            return Bare(exception);
        }
    }

    private static ReceivedRefusal Detailed(StatusCode code, Google.Rpc.Status status)
    {
        var info = status.GetDetail<ErrorInfo>() is { Domain: Domain } ours ? ours : new ErrorInfo();
        var violations = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        var reason = ToKebab(info.Reason);
        var known = RefusalKind.IsReason(reason);
        return new ReceivedRefusal(
            code,
            known ? reason : NameOf(code),
            status.Message,
            [.. violations.Select(v => new FieldProblem(v.Field, v.Description))],
            info.Metadata.Where(fact => !ToldKind.Is(fact.Key)).ToDictionary(StringComparer.Ordinal),
            known ? ToldKind.Read(code, reason, info.Metadata) : null);
    }

    private static ReceivedRefusal Bare(RpcException exception)
        => new(
            exception.StatusCode,
            NameOf(exception.StatusCode),
            exception.Status.Detail,
            [],
            new Dictionary<string, string>(),
            Told: null);

    private static string ToUpperSnake(string kebab) => kebab.Replace('-', '_').ToUpperInvariant();

    private static string ToKebab(string upperSnake) => upperSnake.Replace('_', '-').ToLowerInvariant();

    private static string NameOf(StatusCode code)
        => string.Concat(code.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant();
}
