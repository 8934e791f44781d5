using System.Text.Json;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// The words by which JSON names the values of a closed list: the value's own name in lower case
/// with hyphens (<c>access-to-information-systems</c>), and what has a fixed spelling in the field
/// exactly so (<c>TLP:AMBER+STRICT</c>). The zero value of a protobuf enum has none.
/// </summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly T[] Values = [.. Enum.GetValues<T>().Where(value => value.ToString() != "Unspecified")];

    /// <summary>All of them, in the order of the list.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Values.Select(Spell)];

    /// <summary>A service may be newer than this gateway and know a value that has no word here yet.</summary>
    public static string For(T value) => Array.IndexOf(Values, value) is >= 0 and var index ? All[index] : "unspecified";

    /// <summary>Exactly as written: another case is another word.</summary>
    public static bool TryParse(string word, out T value)
    {
        for (var index = 0; index < Values.Length; index++)
        {
            if (All[index] == word)
            {
                value = Values[index];
                return true;
            }
        }

        value = default;
        return false;
    }

    private static string Spell(T value) => value switch
    {
        Handling handling => handling switch
        {
            Handling.TlpAmberStrict => "TLP:AMBER+STRICT",
            _ => $"TLP:{handling.ToString()["Tlp".Length..].ToUpperInvariant()}",
        },
        Contracts.Attribution.V1.SourceReliability reliability => reliability.ToString(),
        _ => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()),
    };
}
