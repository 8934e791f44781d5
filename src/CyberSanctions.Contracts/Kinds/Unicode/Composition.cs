using System.Collections.Frozen;
using System.Text;

namespace CyberSanctions.Contracts.Kinds.Unicode;

/// <summary>
/// Normalization Form C (UAX 15): one spelling for what looks and means the same. The runtime has it only together
/// with cultures, which this house does without (InvariantGlobalization): there, every text counts as normalised.
/// </summary>
public static class Composition
{
    // Below it every character is as it should be, whatever stands beside it.
    private const int FirstThatComposes = 0x300;

    // Hangul syllables are calculated: The Unicode Standard, section 3.12.
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;
    private const int Syllables = Leads * Vowels * Tails;

    private static readonly Data Tables = Data.Read();

    /// <summary>The text in composed form; the text itself when it is.</summary>
    public static string Compose(string text)
    {
        if (text.All(c => c < FirstThatComposes))
        {
            return text;
        }

        var codePoints = Recomposed(Ordered(Decomposed(text)));
        var composed = new StringBuilder(text.Length);
        foreach (var codePoint in codePoints)
        {
            composed.Append(new Rune(codePoint));
        }

        return composed.ToString();
    }

    /// <summary>The canonical combining class: 9 for a virama, 0 for what nothing is sorted past.</summary>
    internal static int ClassOf(int codePoint) => codePoint < FirstThatComposes ? 0 : Tables.Classes[codePoint];

    private static List<int> Decomposed(string text)
    {
        var codePoints = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, codePoints);
        }

        return codePoints;
    }

    private static void Decompose(int codePoint, List<int> into)
    {
        if (codePoint is >= SyllableBase and < SyllableBase + Syllables)
        {
            var syllable = codePoint - SyllableBase;
            into.Add(LeadBase + (syllable / (Vowels * Tails)));
            into.Add(VowelBase + (syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails is > 0 and var tail)
            {
                into.Add(TailBase + tail);
            }
        }
        else if (Tables.Decompositions.TryGetValue(codePoint, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, into);
            }
        }
        else
        {
            into.Add(codePoint);
        }
    }

    // Marks after a starter are sorted by class; those of one class stay as they are.
    private static List<int> Ordered(List<int> codePoints)
    {
        for (var start = 0; start < codePoints.Count; start++)
        {
            var end = start;
            while (end < codePoints.Count && ClassOf(codePoints[end]) > 0)
            {
                end++;
            }

            if (end > start + 1)
            {
                var marks = codePoints.GetRange(start, end - start).OrderBy(ClassOf).ToList();
                codePoints.RemoveRange(start, marks.Count);
                codePoints.InsertRange(start, marks);
            }

            start = end;
        }

        return codePoints;
    }

    private static List<int> Recomposed(List<int> codePoints)
    {
        var composed = new List<int>(codePoints.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var codePoint in codePoints)
        {
            var ofClass = ClassOf(codePoint);
            var isBlocked = composed.Count - 1 > starter && (lastClass == 0 || lastClass >= ofClass);
            if (starter >= 0 && !isBlocked && Pair(composed[starter], codePoint) is { } one)
            {
                composed[starter] = one;
                continue;
            }

            composed.Add(codePoint);
            lastClass = ofClass;
            if (ofClass == 0)
            {
                starter = composed.Count - 1;
            }
        }

        return composed;
    }

    private static int? Pair(int first, int second)
        => (first, second) switch
        {
            ( >= LeadBase and < LeadBase + Leads, >= VowelBase and < VowelBase + Vowels) =>
                SyllableBase + ((((first - LeadBase) * Vowels) + (second - VowelBase)) * Tails),
            ( >= SyllableBase and < SyllableBase + Syllables, > TailBase and < TailBase + Tails)
                when (first - SyllableBase) % Tails == 0 =>
                first + (second - TailBase),
            _ => Tables.Pairs.TryGetValue((first, second), out var one) ? one : null,
        };

    private sealed record Data(
        FrozenDictionary<int, int[]> Decompositions,
        FrozenDictionary<(int First, int Second), int> Pairs,
        CodePointMap<int> Classes)
    {
        public static Data Read()
        {
            var decompositions = new Dictionary<int, int[]>();
            var pairs = new Dictionary<(int First, int Second), int>();
            var classes = new List<(int First, int Last, int Value)>();
            foreach (var line in Table.Lines("canonical.txt"))
            {
                if (line[0] == "M")
                {
                    classes.AddRange(line[2..]
                        .Select(Table.Range)
                        .Select(range => (range.First, range.Last, int.Parse(line[1]))));
                    continue;
                }

                int[] parts = [.. line[2..].Select(Table.CodePoint)];
                decompositions.Add(Table.CodePoint(line[1]), parts);
                if (line[0] == "C")
                {
                    pairs.Add((parts[0], parts[1]), Table.CodePoint(line[1]));
                }
            }

            return new(decompositions.ToFrozenDictionary(), pairs.ToFrozenDictionary(), new(classes, elsewhere: 0));
        }
    }
}
