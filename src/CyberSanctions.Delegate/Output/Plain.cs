using System.Globalization;
using System.Text;

namespace CyberSanctions.Delegate.Output;

/// <summary>
/// Text that came over the network, made harmless for a terminal: without control characters (which could move the
/// cursor, recolour or hide what is signed) and without characters that turn the direction of what follows.
/// </summary>
internal static class Plain
{
    /// <summary>As one line.</summary>
    public static string Line(string? text) => Clean(text, keepLines: false);

    /// <summary>With its line breaks.</summary>
    public static string Text(string? text) => Clean(text?.ReplaceLineEndings("\n"), keepLines: true);

    private static string Clean(string? text, bool keepLines)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control:
                    clean.Append(keepLines && rune.Value == '\n' ? '\n' : rune.Value is '\n' or '\r' or '\t' ? ' ' : '\uFFFD');
                    break;
                // Bidirectional overrides and other invisible ones; lone surrogates are read as U+FFFD already.
                case UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    clean.Append('\uFFFD');
                    break;
                default:
                    clean.Append(rune);
                    break;
            }
        }

        return clean.ToString();
    }
}
