namespace CyberSanctions.Delegate.Output;

/// <summary>The command cannot go on.</summary>
/// <param name="code">One of <see cref="Output.ExitCode"/>.</param>
/// <param name="message">What happened and what to do about it, for the delegate.</param>
internal sealed class StopException(int code, string message) : Exception(message)
{
    /// <summary>What the program ends with.</summary>
    public int Code { get; } = code;
}
