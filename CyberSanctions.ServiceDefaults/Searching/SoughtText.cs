using System.Globalization;
using System.Text;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.ServiceDefaults.Searching;

/// <summary>A text of which the words are looked for.</summary>
public static class SoughtText
{
    private const int Longest = 200;
    private const int MostWords = 16;

    /// <summary>What is wrong with it; nothing when it may be looked for.</summary>
    /// <remarks>What people paste may be composed or not, and have spaces around it; it is not kept as anybody's words.</remarks>
    public static string? Problem(string text)
        => text.EnumerateRunes().Skip(Longest).Any() ? $"Must not be longer than {Longest} characters."
            : text.EnumerateRunes().Select(Problem).FirstOrDefault(problem => problem is not null);

    /// <summary>Refuses a text in which there is nothing to look for, or too much.</summary>
    /// <param name="field">Which field of the request it is.</param>
    /// <param name="text">The text.</param>
    /// <param name="words">How many words are in it.</param>
    public static void RequireWords(string field, string text, int words)
    {
        if (text.Length > 0 && words is 0 or > MostWords)
        {
            throw Refusal.Invalid(
                field, words == 0 ? "Must hold a letter or a digit." : $"Must not be more than {MostWords} words.");
        }
    }

    private static string? Problem(Rune rune)
        => rune == Rune.ReplacementChar ? "Must not hold U+FFFD: it stands for a character that was lost."
            : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && !Rune.IsWhiteSpace(rune)
                ? $"Must not hold U+{rune.Value:X4}: it is a control character."
                : null;
}
