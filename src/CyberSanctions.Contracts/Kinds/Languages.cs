using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Languages by their ISO 639-1 codes, lower case. Readers of the lists drop a name whose language they do not know.
/// </summary>
public static class Languages
{
    // ISO 639-1 (now set 1 of ISO 639:2023), compared with Debian's iso-codes 4.15. The withdrawn codes iw, in, ji, jw, mo
    // and sh are not among them.
    private static readonly FrozenSet<string> Codes =
        """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu
        fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km
        kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
        or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
        ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    // Codes of countries, and withdrawn ones, that people write instead.
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["gr"] = "Greek is el",
        ["cn"] = "Chinese is zh",
        ["jp"] = "Japanese is ja",
        ["ua"] = "Ukrainian is uk",
        ["by"] = "Belarusian is be",
        ["cz"] = "Czech is cs",
        ["dk"] = "Danish is da",
        ["ir"] = "Persian is fa",
        ["iw"] = "Hebrew is he",
        ["in"] = "Indonesian is id",
        ["ji"] = "Yiddish is yi",
        ["mo"] = "Moldovan is ro",
        ["sh"] = "name one of bs, hr and sr",
    }.ToFrozenDictionary();

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Codes;

    /// <summary>What is wrong with a code; null when nothing is.</summary>
    public static string? Problem(string code)
    {
        if (Codes.Contains(code))
        {
            return null;
        }

        var lower = code.ToLowerInvariant();
        var rule = "Must be an ISO 639-1 code, lower case";
        var hint = Hints.GetValueOrDefault(lower) ?? (Codes.Contains(lower) ? $"write {lower}" : null);
        return hint is null ? $"{rule}." : $"{rule}: {hint}.";
    }
}
