using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberSanctions.Attribution.Stix;

/// <summary>What a property of a kind must be like.</summary>
internal static partial class PropertyRules
{
    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? Problem(PropertyKind kind, JsonElement value) => kind switch
    {
        PropertyKind.Text => value.ValueKind == JsonValueKind.String ? null : "Must be a text.",
        PropertyKind.Time => JsonText.Of(value) is { } time && IsTime(time)
            ? null
            : "Must be a time of the calendar in UTC, written like 2020-07-30T14:05:00.000Z.",
        PropertyKind.Whole => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) ? null
            : "Must be a whole number.",
        PropertyKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "Must be true or false.",
        PropertyKind.Texts => IsListOf(value, JsonValueKind.String) ? null : "Must be a list of texts.",
        PropertyKind.Id => JsonText.Of(value) is { } id && StixIds.Is(id) ? null : "Must be the id of an object.",
        PropertyKind.Ids => IsListOf(value, JsonValueKind.String) ? null : "Must be a list of ids.",
        PropertyKind.Object => value.ValueKind == JsonValueKind.Object ? null : "Must be an object.",
        PropertyKind.Objects => IsListOf(value, JsonValueKind.Object) ? null : "Must be a list of objects.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
    };

    /// <summary>Whether a text is a time: RFC 3339 in UTC, which also knows leap seconds.</summary>
    public static bool IsTime(string text)
        => Time().IsMatch(text) && DateTime.TryParseExact(
            WithoutFraction(text).Replace(":60Z", ":59Z", StringComparison.Ordinal),
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _);

    /// <summary>Which of two times is the earlier one, however exactly each is written.</summary>
    public static int Compare(string a, string b)
    {
        var order = string.CompareOrdinal(WithoutFraction(a), WithoutFraction(b));
        return order != 0 ? order : string.CompareOrdinal(FractionOf(a), FractionOf(b));
    }

    private static string WithoutFraction(string time) => time[..19] + "Z";

    private static string FractionOf(string time) => time[19..^1].TrimEnd('0').TrimEnd('.');

    private static bool IsListOf(JsonElement value, JsonValueKind kind)
        => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == kind);

    [GeneratedRegex(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,20})?Z\\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();
}
