using System.Runtime.CompilerServices;

namespace CyberSanctions.Contracts.Exercises;

/// <summary>
/// A line of a report: words of its own, and between them what people have written, which is text in any form that it is shown
/// in. Of an interpolated string the literals are the one and the values the other.
/// </summary>
[InterpolatedStringHandler]
public readonly struct ReportLine
{
    private readonly List<ReportRun> _runs;

    /// <summary>As the compiler asks for it.</summary>
    public ReportLine(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _runs = new List<ReportRun>((2 * formattedCount) + 1);
    }

    /// <summary>Its pieces, in order.</summary>
    public IReadOnlyList<ReportRun> Runs => _runs;

    /// <summary>All of it, as plain text.</summary>
    public override string ToString() => string.Concat(_runs.Select(run => run.Text));

    /// <summary>Words of the report's own.</summary>
    public void AppendLiteral(string words) => _runs.Add(new(words, IsSaid: false, IsStrong: false));

    /// <summary>What somebody has written.</summary>
    public void AppendFormatted(string said) => _runs.Add(new(said, IsSaid: true, IsStrong: false));

    /// <summary>A piece.</summary>
    public void AppendFormatted(ReportRun run) => _runs.Add(run);

    /// <summary>Another line, in this one.</summary>
    public void AppendFormatted(ReportLine line) => _runs.AddRange(line.Runs);

    /// <summary>Several, with commas between them.</summary>
    public void AppendFormatted(IEnumerable<string> said)
    {
        foreach (var (i, one) in said.Index())
        {
            if (i > 0)
            {
                AppendLiteral(", ");
            }

            AppendFormatted(one);
        }
    }
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="IsSaid">Whether somebody has written it; else it is the report's own.</param>
/// <param name="IsStrong">Whether it stands out.</param>
public sealed record ReportRun(string Text, bool IsSaid, bool IsStrong);
