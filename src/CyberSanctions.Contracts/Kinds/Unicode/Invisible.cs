using System.Globalization;
using System.Text;

namespace CyberSanctions.Contracts.Kinds.Unicode;

/// <summary>Which characters nobody can see, and which of them a language needs.</summary>
internal static class Invisible
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int BrailleBlank = 0x2800;
    private const int Virama = 9;

    private static readonly CodePointMap<bool> Ignorable = new(
        Table.Lines("ignorable.txt").Single().Select(Table.Range).Select(range => (range.First, range.Last, true)),
        elsewhere: false);

    /// <summary>
    /// Whether it shows nothing: Default_Ignorable_Code_Point (Hangul fillers, tags, variation selectors and soft hyphens
    /// are among them), the blank Braille pattern, and the annotation characters, which are for use inside of programs.
    /// </summary>
    public static bool Is(int codePoint) => codePoint is BrailleBlank or (>= 0xFFF9 and <= 0xFFFB) || Ignorable[codePoint];

    /// <summary>Whether it shows something by itself: no mark, no space, no format character.</summary>
    public static bool ShowsSomething(Rune rune)
        => !Is(rune.Value) && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned);

    /// <summary>
    /// Whether a joiner has a use where it stands (RFC 5892, appendix A.1 and A.2): either of them after a virama, as
    /// in Sinhala, Malayalam or Nepali; the non-joiner also between two Arabic letters, as in Persian.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where it stands.</param>
    public static bool IsJoinerInUse(IReadOnlyList<Rune> text, int at)
    {
        if (text[at].Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner) || at == 0)
        {
            return false;
        }

        return Composition.ClassOf(text[at - 1].Value) == Virama
            || (text[at].Value == ZeroWidthNonJoiner
                && LetterBefore(text, at)
                && at + 1 < text.Count
                && IsArabicLetter(text[at + 1]));
    }

    // Vowel signs may stand between the letter and the joiner.
    private static bool LetterBefore(IReadOnlyList<Rune> text, int at)
    {
        do
        {
            at--;
        }
        while (at > 0 && Rune.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark);
        return IsArabicLetter(text[at]);
    }

    private static bool IsArabicLetter(Rune rune) => Rune.IsLetter(rune) && Scripts.Of(rune.Value) == Scripts.Arabic;
}
