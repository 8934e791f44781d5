using System.Text;

namespace CyberSanctions.Procedures.Statements;

/// <summary>The words by which values of closed lists stand in canonical JSON: <c>constructive-abstain</c>.</summary>
public static class Wording
{
    /// <summary>The word of a value; empty for a value that says "none".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
        => value.Equals(default(T)) ? "" : Words<T>.Of[value];

    /// <summary>The value of a word.</summary>
    public static bool TryRead<T>(string word, out T value)
        where T : struct, Enum
    {
        value = default;
        return word.Length == 0 || Words<T>.From.TryGetValue(word, out value);
    }

    private static string Hyphenated(string name)
    {
        var word = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of =
            Enum.GetValues<T>()
                .Where(value => !value.Equals(default(T)))
                .ToDictionary(value => value, value => Hyphenated(value.ToString()));

        public static readonly Dictionary<string, T> From = Of.ToDictionary(
            pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
