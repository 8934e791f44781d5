using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Scripts that people of today write their names in, by their codes of ISO 15924: <c>Latn</c>, <c>Cyrl</c>. What is said to be
/// Cyrillic and holds a Latin letter is not.
/// </summary>
public static class ScriptCodes
{
    // With the scripts of Unicode (UAX 24) that it is written in; none where the table of scripts does not tell them apart.
    // Compared with Debian's iso-codes 4.15.
    private static readonly FrozenDictionary<string, string[]> Scripts = Table()
        .Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(words => words[0], words => words[1..], StringComparer.Ordinal);

    /// <summary>The codes.</summary>
    public static IReadOnlyCollection<string> Codes => Scripts.Keys;

    /// <summary>What is wrong with a code; null when nothing is.</summary>
    public static string? Problem(string code)
    {
        if (Scripts.ContainsKey(code))
        {
            return null;
        }

        const string rule = "Must be an ISO 15924 code, with a capital letter: Latn, Cyrl, Arab";
        var written = code.Length == 4 ? $"{char.ToUpperInvariant(code[0])}{code[1..].ToLowerInvariant()}" : "";
        return Scripts.ContainsKey(written) ? $"{rule}; write {written}." : $"{rule}.";
    }

    /// <summary>What of a text is not in the script of a code, in a sentence; null when all is.</summary>
    public static string? Foreign(string code, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var script = Unicode.Scripts.Of(rune.Value);
            if (script is not (Unicode.Scripts.Common or Unicode.Scripts.Inherited)
                && !(Scripts[code] is { Length: > 0 } scripts ? scripts.Contains(script) : script == Unicode.Scripts.Other))
            {
                return $"{rune} ({Texts.Named(rune)}) is {script}, and {code} is said to be the script.";
            }
        }

        return text.EnumerateRunes()
            .All(rune => Unicode.Scripts.Of(rune.Value) is Unicode.Scripts.Common or Unicode.Scripts.Inherited)
                ? $"There is no letter of {code} in it."
                : null;
    }

    private static string Table() =>
        """
        Arab Arabic; Armn Armenian; Beng Bengali; Bopo Bopomofo; Cher Cherokee; Copt Coptic; Cyrl Cyrillic; Deva Devanagari
        Ethi Ethiopic; Geor Georgian; Grek Greek; Gujr Gujarati; Guru Gurmukhi; Hang Hangul; Hani Han; Hans Han; Hant Han
        Hebr Hebrew; Hira Hiragana; Hrkt Hiragana Katakana; Jpan Han Hiragana Katakana; Kana Katakana; Khmr Khmer; Knda Kannada
        Kore Hangul Han; Laoo Lao; Latn Latin; Lisu Lisu; Mlym Malayalam; Mong Mongolian; Mymr Myanmar; Orya Oriya; Sinh Sinhala
        Syrc Syriac; Taml Tamil; Telu Telugu; Thaa Thaana; Thai Thai; Tibt Tibetan
        Adlm; Bali; Cakm; Cans; Java; Lana; Mtei; Nkoo; Olck; Osge; Sund; Tfng; Vaii; Yiii
        """;
}
