using System.Globalization;
using System.Text;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>
/// Text in lines of so many columns, between words where it can be. Control characters, and invisible ones but those that join
/// letters, become U+FFFD: they could move the cursor, hide what is said or turn it around.
/// </summary>
internal static class TerminalLines
{
    public static IEnumerable<string> Of(string text, int columns)
        => Harmless(text).Split('\n').SelectMany(line => Broken(line, columns));

    /// <summary>
    /// Columns that a character takes, at most: two in East Asian scripts and pictures, none where it joins another.
    /// </summary>
    public static int Columns(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F)
            or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE10 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x2600 and <= 0x27BF) or (>= 0x16FE0 and <= 0x1B2FF)
            or (>= 0x1F000 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1,
    };

    private static string Harmless(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(rune.Value is '\n' or 0x200C or 0x200D ? rune.ToString()
                : rune.Value == '\t' ? " "
                : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "\uFFFD"
                : rune.ToString());
        }

        return clean.ToString();
    }

    private static IEnumerable<string> Broken(string line, int columns)
    {
        var broken = new StringBuilder();
        var width = 0;
        foreach (var word in line.Split(' '))
        {
            foreach (var piece in Pieces(word, columns))
            {
                var taken = piece.EnumerateRunes().Sum(Columns);
                if (width > 0 && width + 1 + taken > columns)
                {
                    yield return broken.ToString().TrimEnd(' ');
                    broken.Clear();
                    width = 0;
                }
                else if (broken.Length > 0)
                {
                    broken.Append(' ');
                    width++;
                }

                broken.Append(piece);
                width += taken;
            }
        }

        yield return broken.ToString().TrimEnd(' ');
    }

    // A word that is longer than a line is broken between what is read as one character.
    private static IEnumerable<string> Pieces(string word, int columns)
    {
        if (word.Length <= columns / 2)
        {
            yield return word;
            yield break;
        }

        var piece = new StringBuilder();
        var width = 0;
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var taken = element.EnumerateRunes().Sum(Columns);
            if (width + taken > columns && piece.Length > 0)
            {
                yield return piece.ToString();
                piece.Clear();
                width = 0;
            }

            piece.Append(element);
            width += taken;
        }

        yield return piece.ToString();
    }
}
