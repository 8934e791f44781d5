namespace CyberSanctions.Contracts.Kinds.Unicode;

/// <summary>Which script a character is of (UAX 24).</summary>
internal static class Scripts
{
    /// <summary>The script of what the table does not hold.</summary>
    public const string Other = "another script";

    public const string Arabic = "Arabic";
    public const string Common = "Common";
    public const string Inherited = "Inherited";

    private static readonly CodePointMap<string> Table = new(
        Unicode.Table.Lines("scripts.txt").SelectMany(
            line => line[1..].Select(Unicode.Table.Range).Select(range => (range.First, range.Last, line[0]))),
        Other);

    // UTS 39, section 5.2, "highly restrictive": what is written together in Japanese, Chinese and Korean.
    private static readonly HashSet<string>[] Together =
    [
        ["Latin", "Han", "Hiragana", "Katakana"],
        ["Latin", "Han", "Bopomofo"],
        ["Latin", "Han", "Hangul"],
    ];

    /// <summary>By the name of Unicode: <c>Latin</c>.</summary>
    public static string Of(int codePoint) => Table[codePoint];

    /// <summary>Whether some language writes one word in all of them.</summary>
    public static bool GoTogether(IReadOnlyCollection<string> scripts)
        => scripts.Count <= 1 || Together.Any(together => together.IsSupersetOf(scripts));
}
