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
    private const string Trailer = "grpc-status-details-bin";
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
            var badRequest = new BadRequest();
            badRequest.FieldViolations.AddRange(refusal.Fields.Select(f =>
                new BadRequest.Types.FieldViolation { Field = f.Field, Description = f.Description }));
            status.Details.Add(Any.Pack(badRequest));
        }

        return new RpcException(
            new Grpc.Core.Status(refusal.Status, refusal.Message),
            new Metadata { { Trailer, status.ToByteArray() } });
    }

    /// <summary>
    /// The refusal that a called service answered with. A status without details (a deadline, a
    /// service that is away) gives a refusal whose reason is the status code's name.
    /// </summary>
    public static Refusal FromRpcException(RpcException exception)
    {
        var entry = exception.Trailers.FirstOrDefault(t => t.Key == Trailer && t.IsBinary);
        if (entry is null)
        {
            return new Refusal(
                exception.StatusCode, ToKebab(exception.StatusCode.ToString()), exception.Status.Detail, [], new Dictionary<string, string>());
        }

        var status = Google.Rpc.Status.Parser.ParseFrom(entry.ValueBytes);
        var info = Unpack<ErrorInfo>(status) ?? new ErrorInfo { Reason = exception.StatusCode.ToString() };
        var fields = Unpack<BadRequest>(status)?.FieldViolations
            .Select(v => new FieldProblem(v.Field, v.Description))
            .ToList() ?? [];
        return new Refusal(
            exception.StatusCode,
            info.Reason.ToLowerInvariant().Replace('_', '-'),
            status.Message,
            fields,
            new Dictionary<string, string>(info.Metadata));
    }

    private static T? Unpack<T>(Google.Rpc.Status status)
        where T : class, IMessage, new()
        => status.Details.FirstOrDefault(d => d.Is(new T().Descriptor)) is { } any && any.TryUnpack<T>(out var message)
            ? message
            : null;

    private static string ToUpperSnake(string kebab) => kebab.Replace('-', '_').ToUpperInvariant();

    private static string ToKebab(string pascal)
        => string.Concat(pascal.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
