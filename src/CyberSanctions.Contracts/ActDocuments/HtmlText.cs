using System.Text;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>
/// Text as it stands in HTML, in every script as it is written. What HTML does not allow in a text at all, and carriage
/// returns, which its readers would make line feeds of, become U+FFFD: nothing vanishes unseen.
/// </summary>
public static class HtmlText
{
    /// <summary>Escaped: also what would end an attribute.</summary>
    public static string Of(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    html.Append("&amp;");
                    break;
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '"':
                    html.Append("&quot;");
                    break;
                case '\'':
                    html.Append("&#39;");
                    break;
                default:
                    html.Append(IsAllowed(rune.Value) ? rune.ToString() : "\uFFFD");
                    break;
            }
        }

        return html.ToString();
    }

    /// <summary>Escaped, and by itself as far as the direction of reading goes.</summary>
    public static string Isolated(string text) => $"<bdi>{Of(text)}</bdi>";

    private static bool IsAllowed(int codePoint)
        => codePoint is '\n' or '\t'
            || (codePoint >= 0x20 && codePoint is not (>= 0x7F and <= 0x9F) && codePoint is not (>= 0xFDD0 and <= 0xFDEF)
                && (codePoint & 0xFFFE) != 0xFFFE);
}
