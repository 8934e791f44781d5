using System.Collections.Frozen;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Voting.Ballots;

/// <summary>What the procedures object to, as refusals.</summary>
internal static class Objections
{
    // What the procedures object to has a field only here, where it comes from a request.
    private static readonly FrozenDictionary<RefusalKind, string> Fields = new Dictionary<RefusalKind, string>
    {
        [StatementRefusals.Malformed] = "statement",
        [StatementRefusals.UnknownKey] = "statement",
        [StatementRefusals.BadSignature] = "statement",
        [StatementRefusals.KeyOfAnotherState] = "statement",
        [StatementRefusals.KeyNotValid] = "statement",
        [AdmissionRefusals.DeclarationMismatch] = "declaration",
        [ExtensionRefusals.DeadlineNotLater] = "deadline",
    }.ToFrozenDictionary();

    /// <summary>The refusal of an objection.</summary>
    public static RefusedException Refused(ObjectionException objection)
        => Fields.TryGetValue(objection.Kind, out var field)
            ? objection.Kind.Because(field, objection.Message)
            : objection.Kind.Because(objection.Message);
}
