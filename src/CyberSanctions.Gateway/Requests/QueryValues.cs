using System.Globalization;
using CyberSanctions.Gateway.Json;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Gateway.Requests;

/// <summary>Values in a query, written as in a body. What is not of its kind is refused, and named.</summary>
internal static class QueryValues
{
    /// <summary>The value of a parameter, or nothing; given more than once it is refused.</summary>
    public static string? Only(IQueryCollection query, string name) => query[name] switch
    {
        [] => null,
        [var only] => only,
        _ => throw Refusal.Invalid(name, "Is given more than once."),
    };

    /// <summary>Words to look for, or nothing; what is there and empty is refused, since it would leave all.</summary>
    public static string? Sought(IQueryCollection query, string name)
        => query.ContainsKey(name) && string.IsNullOrEmpty(Only(query, name))
            ? throw Refusal.Invalid(name, "Must hold a letter or a digit.")
            : Only(query, name);

    /// <summary>The same of a name or a reference.</summary>
    public static string? Named(IQueryCollection query, string name)
        => query.ContainsKey(name) && string.IsNullOrEmpty(Only(query, name))
            ? throw Refusal.Invalid(name, "Must not be empty.")
            : Only(query, name);

    /// <summary>A word of a closed list, or nothing.</summary>
    public static T? WordOrNone<T>(IQueryCollection query, string name)
        where T : struct, Enum
        => Word<T>(name, Only(query, name)) is var word && word.Equals(default(T)) ? null : word;

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
