namespace CyberSanctions.AppHost.Running;

/// <summary>The suite cannot start. The message is one line for whoever started it, and says what to do.</summary>
public sealed class SuiteException(string message, Exception? inner = null) : Exception(message, inner);
