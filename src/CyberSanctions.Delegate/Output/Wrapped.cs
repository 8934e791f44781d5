using System.Text;
using Spectre.Console.Rendering;

namespace CyberSanctions.Delegate.Output;

/// <summary>
/// Text broken into lines, between words and never within one: what is longer than a line, a path or a key, stays whole,
/// since it is to be copied.
/// </summary>
internal static class Wrapped
{
    /// <summary>The lines of a text in so many columns.</summary>
    public static IEnumerable<string> Lines(string text, int columns)
        => text.Split('\n').SelectMany(line => Line(line.TrimEnd('\r'), columns));

    /// <summary>Columns of the longest word.</summary>
    public static int LongestWord(string text) => text.Split([' ', '\n']).Max(Columns);

    /// <summary>Columns of a text in a terminal, where some characters take two and some none.</summary>
    public static int Columns(string text) => new Segment(text).CellCount();

    /// <summary>JSON in one line, broken where a value or a member ends.</summary>
    public static IEnumerable<string> Json(string json, int columns)
    {
        var line = "";
        foreach (var part in Parts(json))
        {
            if (line.Length > 0 && Columns(line) + Columns(part) > columns)
            {
                yield return line;
                line = "";
            }

            line += part;
        }

        yield return line;
    }

    private static IEnumerable<string> Line(string line, int columns)
    {
        var broken = new StringBuilder();
        var column = 0;
        foreach (var word in line.Split(' '))
        {
            var width = Columns(word);
            if (column > 0 && column + 1 + width > columns)
            {
                yield return broken.ToString();
                broken.Clear();
                column = 0;
            }
            else if (broken.Length > 0)
            {
                broken.Append(' ');
                column++;
            }

            broken.Append(word);
            column += width;
        }

        yield return broken.ToString();
    }

    // After each comma and colon that is none of a text.
    private static IEnumerable<string> Parts(string json)
    {
        var (start, inText) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case '\\' when inText:
                    i++;
                    break;
                case '"':
                    inText = !inText;
                    break;
                case ',' or ':' when !inText:
                    yield return json[start..(i + 1)];
                    start = i + 1;
                    break;
            }
        }

        yield return json[start..];
    }
}
