using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// The partners with whom the Union shares what it knows of malicious cyber activities: third States by their codes of ISO
/// 3166-1, and international organisations by their customary abbreviations. A closed list: whom it does not name, nothing is
/// shared with. No Member State is a partner; it has a delegation.
/// </summary>
public static class PartnerCodes
{
    private static readonly FrozenDictionary<string, string> Names = Table()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(item => item.Split(' ', 2))
        .ToFrozenDictionary(item => item[0], item => item[1], StringComparer.Ordinal);

    // What people write instead.
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["UK"] = "the United Kingdom is GB",
        ["USA"] = "the United States is US",
        ["OTAN"] = "write NATO",
    }.ToFrozenDictionary();

    /// <summary>The codes.</summary>
    public static IReadOnlyCollection<string> Codes => Names.Keys;

    /// <summary>What is wrong with a code; null when nothing is. It is compared character by character: `us` is none.</summary>
    public static string? Problem(string code)
    {
        if (Names.ContainsKey(code))
        {
            return null;
        }

        var hint = Hints.GetValueOrDefault(code)
            ?? (Names.ContainsKey(code.ToUpperInvariant()) ? $"write {code.ToUpperInvariant()}" : "for example US or NATO");
        return $"Must be the code of a partner, upper case: {hint}.";
    }

    /// <summary>The name of a partner; of a code that is none any more, the code.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);

    private static string Table() =>
        """
        AL Albania; AU Australia; BA Bosnia and Herzegovina; CA Canada; CH Switzerland; GB United Kingdom; GE Georgia; IL Israel
        IN India; IS Iceland; JP Japan; KR Republic of Korea; LI Liechtenstein; MD Moldova; ME Montenegro; MK North Macedonia
        NO Norway; NZ New Zealand; RS Serbia; SG Singapore; TR Türkiye; UA Ukraine; US United States; XK Kosovo
        COE Council of Europe; INTERPOL International Criminal Police Organization; NATO North Atlantic Treaty Organization
        OSCE Organization for Security and Co-operation in Europe; UN United Nations
        """;
}
