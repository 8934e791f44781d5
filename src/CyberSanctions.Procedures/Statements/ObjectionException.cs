namespace CyberSanctions.Procedures.Statements;

/// <summary>Why a statement, a key or an order of the Presidency is not accepted; it then changes nothing.</summary>
/// <param name="reason">Stable name of the kind of refusal, lower case with hyphens: <c>statement-replayed</c>.</param>
/// <param name="message">What is wrong, as a sentence for whoever made it.</param>
public sealed class ObjectionException(string reason, string message) : Exception(message)
{
    /// <summary>Stable name of the kind of refusal.</summary>
    public string Reason { get; } = reason;
}
