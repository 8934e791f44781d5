using System.Globalization;
using CyberSanctions.Gateway.Json;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Gateway.Requests;

/// <summary>Values in a query, written as in a body. What is not of its kind is refused, and named.</summary>
internal static class QueryValues
{
    /// <summary>A word of a closed list; the zero value when there is none.</summary>
    public static T Word<T>(string name, string? word)
        where T : struct, Enum
        => word is null ? default
            : Words<T>.TryParse(word, out var value) ? value
            : throw Refusal.Invalid(name, $"Must be one of {string.Join(", ", Words<T>.All)}.");

    /// <summary>Yes or no, or nothing.</summary>
    public static bool? Flag(string name, string? text) => text switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Refusal.Invalid(name, "Must be true or false."),
    };

    /// <summary>A day, or nothing.</summary>
    public static DateOnly? Day(string name, string? text)
        => text is null ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw Refusal.Invalid(name, "Must be a date of the calendar, written like 2020-07-30.");

    /// <summary>An instant, or nothing.</summary>
    public static DateTimeOffset? Instant(string name, string? text)
        => text is null ? null
            : InstantConverter.TryParse(text, out var instant) ? instant
            : throw Refusal.Invalid(name, InstantConverter.Demand);
}
