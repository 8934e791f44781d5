using System.Text.RegularExpressions;

namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>What a program has left on a terminal.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Written">All of it, with what moves the cursor.</param>
internal sealed partial record Output(int ExitCode, string Written)
{
    /// <summary>Its lines, also those that were drawn over.</summary>
    public IReadOnlyList<string> Lines => [.. Readable(Written).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Its words, one blank between them: wherever a line was broken, a sentence is one.</summary>
    public string Words => WordsOf(Written);

    /// <summary>Requires an exit code; what was written says why it is another one.</summary>
    public void ExitedWith(int code) => Assert.True(code == ExitCode, $"Not {code} but {ExitCode}: {Words}");

    /// <summary>The words on the screen from the last time on that something appeared there.</summary>
    public string After(string text)
    {
        Assert.Contains(text, Words);
        return Words[Words.LastIndexOf(text, StringComparison.Ordinal)..];
    }

    /// <summary>What stands in a table, in the row that begins with a text and under a heading; its lines are one.</summary>
    public string Cell(string row, string heading)
    {
        var lines = Lines.ToList();
        var first = lines.FindIndex(line => line.TrimStart().StartsWith(row, StringComparison.Ordinal));
        Assert.True(first >= 0, $"There is no row {row} in:\n{string.Join('\n', lines)}");
        var head = lines[lines.FindLastIndex(first, line => line.Contains($"  {heading}  ", StringComparison.Ordinal))];
        var start = head.IndexOf($"  {heading}  ", StringComparison.Ordinal) + 2;
        var next = head[(start + heading.Length)..].TrimStart();
        var width = next.Length == 0 ? head.Length - start : head.Length - next.Length - start;
        var others = lines.Skip(first + 1)
            .TakeWhile(line => line.Trim().Length > 0 && line[..Math.Min(line.Length, row.Length + 2)].Trim().Length == 0);
        return string.Join(' ', others.Prepend(lines[first])
            .Select(line => line.Substring(start, Math.Min(width, line.Length - start)).Trim())
            .Where(part => part.Length > 0));
    }

    /// <summary>The words of what was written.</summary>
    public static string WordsOf(string written)
        => string.Join(' ', Readable(written).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Readable(string written) => Escape.Replace(written, "");

    // ECMA-48: control sequences (CSI) and the two-character ones that set the keypad.
    [GeneratedRegex(@"\u001b(\[[0-?]*[ -/]*[@-~]|[=>])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape { get; }
}
