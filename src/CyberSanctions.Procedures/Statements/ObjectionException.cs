using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Statements;

/// <summary>Why a statement, a key or an order of the Presidency is not accepted; it then changes nothing.</summary>
/// <param name="kind">What kind of refusal it is.</param>
/// <param name="message">What is wrong, as a sentence for whoever made it.</param>
public sealed class ObjectionException(RefusalKind kind, string message) : Exception(message)
{
    /// <summary>What kind of refusal it is.</summary>
    public RefusalKind Kind { get; } = kind;

    /// <summary>The name of the kind: <c>statement-replayed</c>.</summary>
    public string Reason => Kind.Reason;
}
