using System.Text;
using CyberSanctions.Contracts.Kinds.Unicode;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Words of a name that are written in several scripts. Most often that is a slip, or somebody's trick: a Cyrillic а
/// among Latin letters looks right and is found by no search. But it can be right (a company's name), so it is for a
/// person to say. What Japanese, Chinese and Korean write together is no mixture (UTS 39, section 5.2).
/// </summary>
public static class MixedScripts
{
    private const int MostCharacters = 5;

    /// <summary>
    /// Each such word, as a sentence that names the characters and their scripts; none when there is no such word.
    /// </summary>
    public static IEnumerable<string> Find(string text)
    {
        var word = new List<Rune>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                word.Add(rune);
                continue;
            }

            if (Describe(word) is { } found)
            {
                yield return found;
            }

            word.Clear();
        }

        if (Describe(word) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Whether two texts have letters, and none of one script.</summary>
    public static bool DifferIn(string one, string other)
        => ScriptsOf(one) is { Count: > 0 } scripts && ScriptsOf(other) is { Count: > 0 } others && !scripts.Overlaps(others);

    private static HashSet<string> ScriptsOf(string text)
        => [.. text.EnumerateRunes()
            .Select(rune => Scripts.Of(rune.Value))
            .Where(script => script is not (Scripts.Common or Scripts.Inherited))];

    private static bool IsPartOfWord(Rune rune)
        => Rune.IsLetterOrDigit(rune) || Scripts.Of(rune.Value) is not (Scripts.Common or Scripts.Other);

    private static string? Describe(List<Rune> word)
    {
        var scripts = word.GroupBy(rune => Scripts.Of(rune.Value))
            .Where(script => script.Key is not (Scripts.Common or Scripts.Inherited))
            .OrderByDescending(script => script.Count())
            .ToList();
        if (Scripts.GoTogether([.. scripts.Select(script => script.Key)]))
        {
            return null;
        }

        var odd = scripts.Skip(1)
            .SelectMany(script => script.Distinct().Select(rune => $"{rune} ({Texts.Named(rune)}) is {script.Key}"))
            .ToList();
        var more = odd.Count > MostCharacters ? $" and {odd.Count - MostCharacters} more are of other scripts" : "";
        return $"\"{string.Concat(word)}\" mixes scripts: {string.Join(", ", odd.Take(MostCharacters))}{more}, the rest"
            + $" {scripts[0].Key}.";
    }
}
