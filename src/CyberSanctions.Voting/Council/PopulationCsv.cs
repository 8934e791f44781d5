using System.Globalization;
using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Voting.Council;

/// <summary>
/// A population table as a file (RFC 4180): a header, and a line for each State. Commas or semicolons, as the header has them; a
/// byte order mark, any line ends, quoted cells, cells set in and empty lines are taken as they come, and nothing else is
/// guessed.
/// </summary>
/// <example><code>
/// member_state,population,unit,year
/// MT,563443,persons,2027
/// </code></example>
internal static class PopulationCsv
{
    /// <summary>Characters that it may have.</summary>
    public const int Longest = 20_000;

    private const string Field = "populations.csv";
    private const int MostLines = 200;
    private static readonly string[] Header = ["member_state", "population", "unit", "year"];

    /// <summary>Reads it; what is wrong goes to the checks, by lines.</summary>
    /// <returns>The table, and on which line each figure is; nothing when something is wrong.</returns>
    public static (PopulationTable Table, IReadOnlyList<int> Lines)? Read(string csv, Checks checks)
    {
        var problems = 0;
        if (csv.Length > Longest)
        {
            Wrong($"Must not be longer than {Longest} characters.");
            return null;
        }

        var text = csv.TrimStart('\uFEFF');
        var separator = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n'))).Contains(';') ? ';' : ',';
        if (Cells(text, separator, out var unended) is not { Count: > 0 } lines || unended > 0)
        {
            Wrong(unended > 0
                ? $"Line {unended}: a quotation mark is not closed."
                : "Must have a header and a line for each State.");
            return null;
        }

        var columns = Header.Select(name => lines[0].Cells.IndexOf(name)).ToArray();
        if (columns.Any(column => column < 0) || lines[0].Cells.Count != Header.Length)
        {
            Wrong($"Line {lines[0].Number}: the header must be {string.Join(',', Header)}, in any order.");
            return null;
        }

        if (lines.Count > MostLines)
        {
            Wrong($"Must not have more than {MostLines} lines.");
            return null;
        }

        var table = new PopulationTable();
        foreach (var (number, cells) in lines.Skip(1))
        {
            if (cells.Count != Header.Length)
            {
                Wrong($"Line {number}: has {cells.Count} cells, not {Header.Length}.");
                continue;
            }

            var (code, population, unit, year) = (cells[columns[0]], cells[columns[1]], cells[columns[2]], cells[columns[3]]);
            if (!long.TryParse(population, NumberStyles.None, CultureInfo.InvariantCulture, out var persons))
            {
                Wrong($"Line {number}: the population must be a whole number in the digits 0 to 9 alone, without separators.");
            }

            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var drawnUpFor))
            {
                Wrong($"Line {number}: the year must be a number such as 2027.");
            }

            (table.Unit, table.Year) = table.Figures.Count == 0 ? (unit, drawnUpFor) : (table.Unit, table.Year);
            if (unit != table.Unit || drawnUpFor != table.Year)
            {
                Wrong($"Line {number}: unit and year must be those of the first State.");
            }

            table.Figures.Add(new Figure { MemberState = code, Population = persons });
        }

        if (table.Figures.Count == 0 && problems == 0)
        {
            Wrong("Must have a line for each State.");
        }

        return problems == 0 ? (table, [.. lines.Skip(1).Select(line => line.Number)]) : null;

        void Wrong(string what)
        {
            problems++;
            checks.That(false, Field, what);
        }
    }

    // Lines that hold something, numbered as an editor numbers them.
    private static List<(int Number, List<string> Cells)> Cells(string text, char separator, out int unended)
    {
        var lines = new List<(int Number, List<string> Cells)>();
        var (cells, cell, quoted, wasQuoted, number, begun) = (new List<string>(), new StringBuilder(), false, false, 1, 1);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted)
            {
                var escaped = c == '"' && at + 1 < text.Length && text[at + 1] == '"';
                number += c == '\n' ? 1 : 0;
                (quoted, at) = (c != '"' || escaped, escaped ? at + 1 : at);
                _ = quoted ? cell.Append(c) : cell;
            }
            else if (c == '"' && !wasQuoted && cell.ToString().Trim().Length == 0)
            {
                (quoted, wasQuoted) = (true, true);
                cell.Clear();
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c is '\r' or '\n')
            {
                EndLine();
                at += c == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
                number++;
                begun = number;
            }
            else
            {
                cell.Append(c);
            }
        }

        unended = quoted ? begun : 0;
        EndLine();
        return lines;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim(' ', '\t'));
            cell.Clear();
            wasQuoted = false;
        }

        void EndLine()
        {
            EndCell();
            if (cells is not [""])
            {
                lines.Add((begun, cells));
            }

            cells = [];
        }
    }
}
