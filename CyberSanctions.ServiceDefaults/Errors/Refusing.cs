using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>Refuses for a kind of reason: <c>throw ProposalRefusals.OwnDraft.Because("…")</c>.</summary>
public static class Refusing
{
    /// <summary>No single field is to blame.</summary>
    /// <param name="kind">What kind of refusal it is.</param>
    /// <param name="message">What happened, as a sentence for the person who asked.</param>
    public static RefusedException Because(this RefusalKind kind, string message) => new(new Refusal(kind, message));

    /// <summary>One field is to blame.</summary>
    public static RefusedException Because(this RefusalKind kind, string field, string message)
        => kind.Because(message, [new FieldProblem(field, message)]);

    /// <summary>Several fields are to blame; the message consists of what is wrong with them.</summary>
    public static RefusedException Because(this RefusalKind kind, IReadOnlyList<FieldProblem> fields)
        => kind.Because(string.Join(" ", fields.Select(field => field.Description)), fields);

    /// <summary>Several fields are to blame, and there is more to say.</summary>
    public static RefusedException Because(this RefusalKind kind, string message, IReadOnlyList<FieldProblem> fields)
        => new(new Refusal(kind, message, fields, new Dictionary<string, string>()));
}
