using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Voting.Ballots;

/// <summary>What the procedures object to, as refusals.</summary>
internal static class Objections
{
    /// <summary>The refusal of an objection.</summary>
    public static RefusedException Refused(ObjectionException objection)
    {
        var (status, field) = objection.Reason switch
        {
            "statement-malformed" => (StatusCode.InvalidArgument, "statement"),
            "declaration-mismatch" => (StatusCode.InvalidArgument, "declaration"),
            "unknown-key" or "bad-signature" or "key-of-another-state" or "key-not-valid" => (StatusCode.PermissionDenied, "statement"),
            "deadline-not-later" => (StatusCode.FailedPrecondition, "deadline"),
            _ => (StatusCode.FailedPrecondition, ""),
        };
        return new RefusedException(new Refusal(
            status,
            objection.Reason,
            objection.Message,
            field.Length == 0 ? [] : [new FieldProblem(field, objection.Message)],
            new Dictionary<string, string>()));
    }
}
