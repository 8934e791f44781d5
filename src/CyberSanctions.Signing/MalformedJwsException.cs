namespace CyberSanctions.Signing;

/// <summary>A text is no JWS in the one form that is accepted, or one of another type.</summary>
/// <param name="message">What was asked for, as a sentence.</param>
public sealed class MalformedJwsException(string message) : FormatException(message);
