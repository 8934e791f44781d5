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
    /// The refusal that a called service answered with. A status without details (a deadline, a
    /// service that is away), or with details that cannot be read, gives a refusal whose reason is the status code's name.
    /// </summary>
    public static Refusal FromRpcException(RpcException exception)
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

    private static Refusal Detailed(StatusCode code, Google.Rpc.Status status)
    {
        var info = status.GetDetail<ErrorInfo>();
        var violations = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        return new Refusal(
            code,
            info?.Reason.ToLowerInvariant().Replace('_', '-') ?? ToKebab(code.ToString()),
            status.Message,
            [.. violations.Select(v => new FieldProblem(v.Field, v.Description))],
            new Dictionary<string, string>(info?.Metadata ?? []));
    }

    private static Refusal Bare(RpcException exception)
        => new(
            exception.StatusCode, ToKebab(exception.StatusCode.ToString()), exception.Status.Detail, [], new Dictionary<string, string>());

    private static string ToUpperSnake(string kebab) => kebab.Replace('-', '_').ToUpperInvariant();

    private static string ToKebab(string pascal)
        => string.Concat(pascal.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
