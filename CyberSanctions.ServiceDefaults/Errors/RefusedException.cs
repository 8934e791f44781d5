namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// Carries a <see cref="Errors.Refusal"/> to the edge of the service. Make one with <see cref="Refusing"/> or the factories of
/// <see cref="Errors.Refusal"/>.
/// </summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}
