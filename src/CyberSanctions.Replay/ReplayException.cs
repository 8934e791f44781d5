namespace CyberSanctions.Replay;

/// <summary>The replay cannot go on; the message says why, to a person.</summary>
public sealed class ReplayException(string message) : Exception(message);
