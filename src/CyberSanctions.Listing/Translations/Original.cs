using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CyberSanctions.Listing.Translations;

/// <summary>
/// A text that translations render, in paragraphs, and how it is hashed: SHA-256 of the UTF-8 bytes of the paragraphs, two line
/// feeds between any two, and nothing before or after. That is the statement of reasons as it is published.
/// </summary>
/// <param name="Paragraphs">Its paragraphs; none is empty.</param>
internal sealed partial record Original(IReadOnlyList<string> Paragraphs)
{
    private const string BetweenParagraphs = "\n\n";

    /// <summary>The language that it is written in: ISO 639-1.</summary>
    public const string WorkingLanguage = "en";

    /// <summary>Of the whole, in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = HashOf(Paragraphs);

    /// <summary>A statement of reasons, which has a blank line between any two paragraphs, or several.</summary>
    public static Original Of(string statement) => new(BlankLines.Split(statement));

    /// <summary>The hash of paragraphs in whatever language.</summary>
    public static string HashOf(IEnumerable<string> paragraphs)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(BetweenParagraphs, paragraphs))));

    /// <summary>
    /// What a translation of an earlier original says of the paragraphs of this one that read as they did there; of all others
    /// nothing: they are empty.
    /// </summary>
    /// <param name="earlier">The earlier original.</param>
    /// <param name="translated">Its translation, paragraph by paragraph.</param>
    public IReadOnlyList<string> TakenOver(IReadOnlyList<string> earlier, IReadOnlyList<string> translated)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (paragraph, translation) in earlier.Zip(translated))
        {
            known.TryAdd(paragraph, translation);
        }

        return [.. Paragraphs.Select(paragraph => known.GetValueOrDefault(paragraph, ""))];
    }

    [GeneratedRegex(@"(?:\r?\n){2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex BlankLines { get; }
}
