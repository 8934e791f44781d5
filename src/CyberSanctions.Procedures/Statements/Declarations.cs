using System.Globalization;
using System.Text;

namespace CyberSanctions.Procedures.Statements;

/// <summary>
/// What a declaration or reasons may hold: something to see, and nothing that makes it read as another text. The service refuses what
/// does not; whoever signs looks first, since a signature over a text that is refused is out in the world all the same.
/// </summary>
public static class Declarations
{
    /// <summary>The most characters (code points) that one may have.</summary>
    public const int Longest = 20_000;

    /// <summary>What is wrong with one, as a sentence; null when nothing is.</summary>
    public static string? Problem(string text)
        => text.EnumerateRunes().Skip(Longest).Any() ? $"It must not be longer than {Longest.ToString(CultureInfo.InvariantCulture)} characters."
            : !text.EnumerateRunes().Any(IsVisible) ? "It must hold at least one character that can be seen."
            : text.Trim().Length != text.Length ? "It must not begin or end with white space."
            : text.EnumerateRunes().Select(Objection).FirstOrDefault(found => found is not null);

    private static string? Objection(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' => null,
        // EnumerateRunes turns an unpaired surrogate into it, and nobody writes it on purpose.
        0xFFFD => Named(rune, "it stands for a character that was lost"),
        // They make a name read as another one.
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C => Named(rune, "it changes the direction of text"),
        0xFEFF => Named(rune, "it cannot be seen"),
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Named(rune, "it is a control character"),
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => Named(rune, "Unicode does not say what it is"),
            _ => null,
        },
    };

    private static string Named(Rune rune, string why) => $"It must not hold U+{rune.Value:X4}: {why}.";

    // U+2800, a Braille cell without dots, and the fillers of Hangul are letters and symbols by category that show nothing.
    private static bool IsVisible(Rune rune)
        => rune.Value is not (0x2800 or 0x115F or 0x1160 or 0x3164 or 0xFFA0)
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
