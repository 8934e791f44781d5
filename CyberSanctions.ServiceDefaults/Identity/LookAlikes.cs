using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// How a text can be read, letter by letter: case before shape (as it is spoken), shape before case (as it is seen), and shape
/// before compatibility forms, where these differ. From look-alikes.txt, since under invariant globalization .NET neither
/// normalizes nor folds case.
/// </summary>
/// <example><code>
/// 49;69;6C    I: spoken like i, seen like l
/// 6D;72 6E    m: like rn
/// 200B;       not seen at all
/// </code></example>
internal static class LookAlikes
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Vowels = 21;
    private const int Finals = 28;
    private static readonly FrozenDictionary<int, string[][]> Listed = Read();

    /// <summary>
    /// The readings of each letter and each mark that can be seen. Marks on one letter are sorted: which order they were
    /// typed in is not to be seen either.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> In(string text)
    {
        var letters = new List<IReadOnlyList<string>>();
        foreach (var letter in text.EnumerateRunes().SelectMany(WithoutHangulSyllables).SelectMany(Of))
        {
            var at = letters.Count;
            while (IsMark(letter)
                && at > 0
                && IsMark(letters[at - 1])
                && string.CompareOrdinal(letters[at - 1][0], letter[0]) > 0)
            {
                at--;
            }

            letters.Insert(at, letter);
        }

        return letters;
    }

    private static string[][] Of(Rune character) => Listed.GetValueOrDefault(character.Value)
        ?? (character.Value is >= 0xE0000 and <= 0xE0FFF ? [] : [[character.ToString()]]);

    private static bool IsMark(IReadOnlyList<string> letter) => IsMark(Rune.GetRuneAt(letter[0], 0));

    private static bool IsMark(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // A Hangul syllable is the letters that it is put together of (Unicode 15.0, section 3.12).
    private static IEnumerable<Rune> WithoutHangulSyllables(Rune character)
    {
        if (character.Value is < FirstSyllable or > LastSyllable)
        {
            return [character];
        }

        var (rest, final) = Math.DivRem(character.Value - FirstSyllable, Finals);
        var (initial, vowel) = Math.DivRem(rest, Vowels);
        Rune[] letters = [new(0x1100 + initial), new(0x1161 + vowel), new(0x11A7 + final)];
        return final == 0 ? letters[..2] : letters;
    }

    private static FrozenDictionary<int, string[][]> Read()
    {
        using var stream = typeof(LookAlikes).Assembly.GetManifestResourceStream("look-alikes.txt")
            ?? throw new InvalidOperationException("look-alikes.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        var listed = new Dictionary<int, string[][]>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                var columns = line.Split(';');
                listed.Add(CodePoint(columns[0]), [.. MarksApart([.. columns[1..].Select(Text)])]);
            }
        }

        return listed.ToFrozenDictionary();
    }

    // The marks that all readings end with are letters of their own: ì is i or l, and then a grave accent.
    private static IEnumerable<string[]> MarksApart(string[] readings)
    {
        var marks = new Stack<string>();
        while (readings[0].Length > 0
            && Rune.DecodeLastFromUtf16(readings[0], out var last, out var length) == System.Buffers.OperationStatus.Done
            && IsMark(last)
            && Array.TrueForAll(readings, r => r.EndsWith(last.ToString(), StringComparison.Ordinal)))
        {
            marks.Push(last.ToString());
            readings = Array.ConvertAll(readings, r => r[..^length]);
        }

        return marks.Select(mark => new[] { mark }).Prepend(readings).Where(letter => letter[0].Length > 0);
    }

    private static string Text(string codePoints)
        => string.Concat(codePoints.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(c => new Rune(CodePoint(c)).ToString()));

    private static int CodePoint(string hexadecimal)
        => int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
