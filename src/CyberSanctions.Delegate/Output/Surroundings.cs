namespace CyberSanctions.Delegate.Output;

/// <summary>Where the program runs: its streams, its variables and its clock.</summary>
internal sealed record Surroundings
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody can be asked.</summary>
    public required bool InIsTerminal { get; init; }

    /// <summary>Whether somebody looks at the answer.</summary>
    public required bool OutIsTerminal { get; init; }

    /// <summary>Whether somebody looks at what goes wrong.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>Whether more than ASCII can be drawn with.</summary>
    public required bool OutIsUnicode { get; init; }

    /// <summary>Columns of the window.</summary>
    public required int Width { get; init; }

    /// <summary>An environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Those of this process.</summary>
    public static Surroundings OfThisProcess() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        InIsTerminal = !Console.IsInputRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        OutIsUnicode = Console.OutputEncoding.CodePage == 65001,
        Width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 80 : Math.Max(40, Console.WindowWidth),
        Variable = Environment.GetEnvironmentVariable,
        Time = TimeProvider.System,
    };
}
