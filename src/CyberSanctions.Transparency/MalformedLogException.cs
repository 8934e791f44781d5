namespace CyberSanctions.Transparency;

/// <summary>Something that came from a log, or is said to, does not have the form that the specifications give it.</summary>
public sealed class MalformedLogException(string message) : Exception(message);
