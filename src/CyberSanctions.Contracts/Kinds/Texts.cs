using System.Globalization;
using System.Text;
using CyberSanctions.Contracts.Kinds.Unicode;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Text that must say something: titles, names, reasons, declarations. People decide, sign and search by what they see, so
/// there is something to see, nothing that cannot be seen, nothing that makes it read as another text, and one spelling
/// only (Unicode NFC). A text that is not so is refused and never changed, since texts are hashed and signed as they are.
/// </summary>
public static class Texts
{
    /// <summary>Everything that is wrong with a text that is not empty, in sentences for the person who wrote it.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="most">Code points that it may have.</param>
    /// <param name="lines">Whether it may have several lines, and tabs.</param>
    public static IEnumerable<string> Problems(string text, int most, bool lines)
    {
        // What is too long is not looked at further: that would cost what the limit is there to spare.
        if (text.Length > most && text.EnumerateRunes().Skip(most).Any())
        {
            yield return $"Must not be longer than {most.ToString(CultureInfo.InvariantCulture)} characters.";
            yield break;
        }

        Rune[] runes = [.. text.EnumerateRunes()];
        if (!runes.Any(Invisible.ShowsSomething))
        {
            yield return "Must hold at least one character that can be seen.";
            yield break;
        }

        if (text.Trim().Length != text.Length)
        {
            yield return "Must not begin or end with white space.";
        }

        if (IsMark(runes[0]))
        {
            yield return $"Must not begin with a combining mark ({Named(runes[0])}).";
        }

        var problem = runes
            .Select((rune, at) => Problem(runes, at, lines) is { } why
                ? $"Must not hold {Named(rune)} (character {at + 1}): {why}."
                : null)
            .FirstOrDefault(found => found is not null);
        if (problem is not null)
        {
            yield return problem;
        }
        else if (Composition.Compose(text) is var composed && composed != text)
        {
            yield return NotComposed(runes, [.. composed.EnumerateRunes()]);
        }
    }

    /// <summary>A code point as people look it up: <c>U+00AD</c>.</summary>
    internal static string Named(Rune rune) => $"U+{rune.Value:X4}";

    private static string? Problem(Rune[] runes, int at, bool lines)
        => runes[at].Value switch
        {
            '\n' or '\r' or '\t' => lines ? null : "it has to be one line",

            // EnumerateRunes turns an unpaired surrogate into it, and nobody writes it on purpose.
            0xFFFD => "it stands for a character that was lost",

            // They make a name read as another one.
            (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C =>
                "it changes the direction of text",
            _ => Rune.GetUnicodeCategory(runes[at]) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                    "it is a control character",
                UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => "Unicode does not say what it is",
                _ => Invisible.Is(runes[at].Value) && !Invisible.IsJoinerInUse(runes, at) ? "it cannot be seen" : null,
            },
        };

    private static bool IsMark(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    private static string NotComposed(Rune[] runes, Rune[] composed)
    {
        var at = runes.Zip(composed).TakeWhile(pair => pair.First == pair.Second).Count();
        var written = string.Join(' ', runes.Skip(at).Take(2).Select(Named));
        return $"Must be in composed form (Unicode NFC): from character {at + 1} on, {written} has to be {Named(composed[at])}.";
    }
}
