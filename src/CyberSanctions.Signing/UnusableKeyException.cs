namespace CyberSanctions.Signing;

/// <summary>Something is no key of ECDSA on P-256 in the one form that is accepted.</summary>
/// <param name="message">What was asked for, as a sentence.</param>
public sealed class UnusableKeyException(string message) : FormatException(message);
