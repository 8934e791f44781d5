using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CyberSanctions.Publication.Artifacts.Unicode;

/// <summary>
/// Normalisation form C (Unicode Standard Annex 15). The runtime's own is none here: in its invariant mode, which the suite
/// runs in, <c>string.Normalize</c> leaves everything beyond ASCII as it is.
/// </summary>
internal static class CanonicalForm
{
    // The Unicode Standard, section 3.12: syllables of Hangul are computed.
    private const int SBase = 0xAC00, LBase = 0x1100, VBase = 0x1161, TBase = 0x11A7;
    private const int LCount = 19, VCount = 21, TCount = 28, SCount = LCount * VCount * TCount;

    private static readonly FrozenDictionary<int, int[]> Decompositions;
    private static readonly FrozenDictionary<(int, int), int> Compositions;
    private static readonly FrozenDictionary<int, int> Classes;

    static CanonicalForm()
    {
        using var text = new StreamReader(typeof(CanonicalForm).Assembly.GetManifestResourceStream("normalisation.txt")!);
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToLookup(
            line => line.Contains('-', StringComparison.Ordinal));
        var decompositions = lines[false].Select(line => line.Split(' ')).Select(line => (
            Of: Hex(line[0].TrimEnd('!')), Excluded: line[0][^1] == '!', Into: line[1..].Select(Hex).ToArray())).ToList();
        Decompositions = decompositions.ToFrozenDictionary(line => line.Of, line => line.Into);
        Compositions = decompositions.Where(line => !line.Excluded).ToFrozenDictionary(
            line => (line.Into[0], line.Into[1]), line => line.Of);
        Classes = lines[true].Select(line => line.Split('-', ' ')).SelectMany(run =>
                Enumerable.Range(Hex(run[0]), Hex(run[1]) - Hex(run[0]) + 1)
                    .Select(point => KeyValuePair.Create(point, int.Parse(run[2], CultureInfo.InvariantCulture))))
            .ToFrozenDictionary();
    }

    /// <summary>The text in normalisation form C.</summary>
    public static string Of(string text)
    {
        // Nothing below U+0300 changes, nor is changed by its neighbours.
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u02ff'))
        {
            return text;
        }

        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, points);
        }

        Order(points);
        var composed = new StringBuilder(text.Length);
        foreach (var point in Compose(points))
        {
            composed.Append(new Rune(point));
        }

        return composed.ToString();
    }

    private static void Decompose(int point, List<int> into)
    {
        if (point - SBase is >= 0 and < SCount and var syllable)
        {
            into.Add(LBase + (syllable / (VCount * TCount)));
            into.Add(VBase + (syllable % (VCount * TCount) / TCount));
            if (syllable % TCount > 0)
            {
                into.Add(TBase + (syllable % TCount));
            }
        }
        else if (Decompositions.TryGetValue(point, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, into);
            }
        }
        else
        {
            into.Add(point);
        }
    }

    // Marks that follow a character stand in the order of their classes; those of one class stay as they are.
    private static void Order(List<int> points)
    {
        for (var at = 1; at < points.Count; at++)
        {
            var mark = Class(points[at]);
            for (var to = at; mark > 0 && to > 0 && Class(points[to - 1]) > mark; to--)
            {
                (points[to - 1], points[to]) = (points[to], points[to - 1]);
            }
        }
    }

    private static List<int> Compose(List<int> points)
    {
        var composed = new List<int>(points.Count);
        var (starter, last) = (-1, 0);
        foreach (var point in points)
        {
            var mark = Class(point);

            // Between them stands nothing of the same or a higher class, or nothing at all.
            var adjacent = starter >= 0 && (composed.Count - 1 == starter || (last < mark && last > 0));
            if (adjacent && Pair(composed[starter], point) is { } one)
            {
                composed[starter] = one;
                continue;
            }

            if (mark == 0)
            {
                starter = composed.Count;
            }

            last = mark;
            composed.Add(point);
        }

        return composed;
    }

    private static int? Pair(int one, int other)
    {
        if (one - LBase is >= 0 and < LCount and var lead && other - VBase is >= 0 and < VCount and var vowel)
        {
            return SBase + (((lead * VCount) + vowel) * TCount);
        }

        if (one - SBase is >= 0 and < SCount and var syllable && syllable % TCount == 0 && other - TBase is > 0 and < TCount)
        {
            return one + other - TBase;
        }

        return Compositions.TryGetValue((one, other), out var both) ? both : null;
    }

    private static int Class(int point) => Classes.GetValueOrDefault(point);

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
