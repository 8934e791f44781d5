using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Reasons;

/// <summary>Whether words speak of a subject, by any of its names, however it is written there.</summary>
internal static class SubjectNames
{
    // A father's name or a legal form may be there or not; one word alone is anybody's.
    private const int Enough = 2;

    /// <summary>
    /// Whether a name in a dossier is one of a subject's: the same words, or at least two of them and no others.
    /// </summary>
    public static bool AreOne(string name, Subject subject)
    {
        var words = Words(name).ToHashSet(StringComparer.Ordinal);
        return words.Count > 0 && subject.Names.Any(other =>
        {
            var others = Words(other.WholeName).ToHashSet(StringComparer.Ordinal);
            return words.SetEquals(others)
                || (words.Count >= Enough && words.IsSubsetOf(others))
                || (others.Count >= Enough && others.IsSubsetOf(words));
        });
    }

    /// <summary>
    /// Whether a text names a subject: by its last name, by at least two words of a name, or by a name of one word.
    /// </summary>
    public static bool AreIn(string text, Subject subject)
    {
        var words = Words(text).ToHashSet(StringComparer.Ordinal);
        var folded = Folding.Of(text);
        return subject.Names.Any(name =>
        {
            IReadOnlyList<string> own = [.. Words(name.WholeName)];
            return own.Count == 1
                ? folded.Contains(own[0], StringComparison.Ordinal)
                : own.Count(words.Contains) >= Enough
                    || (Words(name.LastName).ToList() is [_, ..] last && last.All(words.Contains));
        });
    }

    private static IEnumerable<string> Words(string text)
        => string.Concat(text.Select(c => char.IsPunctuation(c) || char.IsWhiteSpace(c) ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Folding.Of)
            .Where(word => word.Length > 0);
}
