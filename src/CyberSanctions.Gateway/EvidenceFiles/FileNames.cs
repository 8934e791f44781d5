using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>
/// Under which name evidence is saved. The title of the item is somebody's text: of it stay letters, digits, blanks and a few
/// signs that mean nothing to any file system or shell, so neither folders, nor control characters, nor marks that turn the
/// reading direction around. The name ends as no program of any desktop is started for.
/// </summary>
internal static class FileNames
{
    private const int Longest = 100;
    private const string Binary = ".bin";

    /// <summary>The header: RFC 6266, with the name in RFC 8187 where it is not ASCII.</summary>
    /// <example><c>attachment; filename="ATT-2026-0007 Image of the server.bin"</c></example>
    public static string Disposition(string reference, string title, string ending = Binary)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(Of(reference, title, ending));
        return header.ToString();
    }

    /// <summary>The name.</summary>
    public static string Of(string reference, string title, string ending = Binary)
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (name.Length >= Longest)
            {
                break;
            }

            name.Append(IsPlain(rune) ? rune.ToString() : name is [.., '_'] ? "" : "_");
        }

        return $"{reference} {name.ToString().Trim(' ', '_', '.')}".TrimEnd() + ending;
    }

    private static bool IsPlain(Rune rune)
        => rune.Value is ' ' or '-' or '_' or '(' or ')' or ','
            || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
