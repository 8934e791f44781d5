using System.Text.Json;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>Values of an act and of list.json, as one and the same text.</summary>
internal static class Known
{
    /// <summary>A text of list.json; nothing where it has none.</summary>
    public static string Text(JsonElement element, string key)
        => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The items of list.json; none in a list from before it had them.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement element, string key)
        => element.TryGetProperty(key, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : [];

    /// <summary>A date as far as it is known.</summary>
    public static string Date(JsonElement element, string key)
    {
        if (!element.TryGetProperty(key, out var date) || date.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        var circa = date.GetProperty("circa").GetBoolean() ? "about " : "";
        var value = Text(date, "value");
        return value.Length > 0 ? circa + value : $"{circa}{Text(date, "from")}/{Text(date, "to")}";
    }

    /// <summary>The same of an act.</summary>
    public static string Date(PartialDate? date)
    {
        if (date is null)
        {
            return "";
        }

        var circa = date.Circa ? "about " : "";
        return date.Year == 0 ? $"{circa}{date.YearFrom:0000}/{date.YearTo:0000}"
            : $"{circa}{date.Year:0000}{(date.Month > 0 ? $"-{date.Month:00}" : "")}{(date.Day > 0 ? $"-{date.Day:00}" : "")}";
    }

    /// <summary>What is there, one after the other.</summary>
    public static string Words(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    /// <summary>One line each: a line break in one item does not make it two.</summary>
    public static string Lines<T>(IEnumerable<T> items, Func<T, string> text)
        => string.Join("\n", items.Select(item => text(item).ReplaceLineEndings(" ")));
}
