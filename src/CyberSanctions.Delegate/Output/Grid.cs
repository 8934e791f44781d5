using Spectre.Console;
using Spectre.Console.Rendering;

namespace CyberSanctions.Delegate.Output;

/// <summary>
/// A table of texts that never breaks a word: where the columns' longest words do not fit beside each other, each row is
/// written as a list instead.
/// </summary>
internal sealed class Grid
{
    private readonly string[] _headings;
    private readonly List<string[]> _rows = [];
    private readonly bool _plain;

    /// <summary>Without rows.</summary>
    /// <param name="plain">Whether it is drawn with ASCII alone.</param>
    /// <param name="headings">Of its columns; all empty when it has none.</param>
    public Grid(bool plain, IEnumerable<string> headings) => (_plain, _headings) = (plain, [.. headings]);

    /// <summary>Columns whose texts are short and stay in one line.</summary>
    public IReadOnlySet<int> Whole { get; init; } = new HashSet<int>();

    private bool HasHeadings => _headings.Any(heading => heading.Length > 0);

    // What the drawing puts beside the texts: two blanks in each column, lines between them and at the edges.
    private int Frame => (3 * _headings.Length) + 1;

    /// <summary>Adds a row, one text per column.</summary>
    public void Add(params IEnumerable<string> cells) => _rows.Add([.. cells.Select(Plain.Line)]);

    /// <summary>
    /// The lines of the list that it is written as where it does not fit into so many columns; null where it does.
    /// </summary>
    public IEnumerable<string>? ListIn(int columns) => Widths(columns - Frame) is null ? AsList(columns) : null;

    /// <summary>As it is drawn in so many columns.</summary>
    public IRenderable In(int columns)
    {
        if (Widths(columns - Frame) is not { } widths)
        {
            return new Rows(AsList(columns).Select(line => new Text(line)));
        }

        var table = new Table
        {
            Border = _plain ? TableBorder.Ascii : TableBorder.Simple,
            UseSafeBorder = true,
            ShowHeaders = HasHeadings,
        };
        foreach (var (heading, width) in _headings.Zip(widths))
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))) { Width = width });
        }

        foreach (var row in _rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        return table;
    }

    // The widest column gives way first; null when that would break a word.
    private int[]? Widths(int columns)
    {
        List<string[]> all = [_headings, .. _rows];
        int[] widths = [.. _headings.Select((_, i) => all.Max(row => Wrapped.Columns(row[i])))];
        int[] least = [.. _headings.Select(
            (_, i) => all.Max(row => Whole.Contains(i) ? Wrapped.Columns(row[i]) : Wrapped.LongestWord(row[i])))];
        while (widths.Sum() > columns)
        {
            var widest = Enumerable.Range(0, widths.Length)
                .Where(i => widths[i] > least[i])
                .DefaultIfEmpty(-1)
                .MaxBy(i => i < 0 ? 0 : widths[i]);
            if (widest < 0)
            {
                return null;
            }

            widths[widest]--;
        }

        return widths;
    }

    private IEnumerable<string> AsList(int columns)
    {
        foreach (var row in _rows)
        {
            foreach (var (heading, cell) in _headings.Zip(row).Where(pair => pair.Second.Length > 0))
            {
                foreach (var line in Wrapped.Lines(HasHeadings ? $"{heading}: {cell}" : cell, columns))
                {
                    yield return line;
                }
            }

            yield return "";
        }
    }
}
