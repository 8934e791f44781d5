using System.Globalization;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// A Gregorian date as far as it is known. In JSON: <c>"1985"</c>, <c>"1985-08"</c> or
/// <c>"1985-08-03"</c>; where the source says "approximately", <c>{"date": "1985-08", "circa": true}</c>;
/// for a range of years, <c>{"from": 1960, "to": 1965}</c>, with or without <c>circa</c>.
/// </summary>
/// <remarks>Zero means "not known"; either the year is set or both ends of the range are.</remarks>
public sealed record PartialDate(int Year, int Month, int Day, int YearFrom, int YearTo, bool Circa)
{
    /// <summary>A year, a month or a day; nothing when the text is no date of the calendar.</summary>
    public static PartialDate? Parse(string text, bool circa = false)
    {
        // Each form exactly: DateOnly alone would also let a year be zero-less or a sign stand before it.
        var (format, parts) = text.Length switch
        {
            4 => ("yyyy", 1),
            7 => ("yyyy-MM", 2),
            10 => ("yyyy-MM-dd", 3),
            _ => ("", 0),
        };
        return parts > 0 && DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new PartialDate(date.Year, parts > 1 ? date.Month : 0, parts > 2 ? date.Day : 0, 0, 0, circa)
            : null;
    }

    /// <summary>A range of years; nothing when it is none.</summary>
    public static PartialDate? Range(int from, int to, bool circa = false)
        => from >= 1 && to <= 9999 && from <= to ? new PartialDate(0, 0, 0, from, to, circa) : null;

    /// <summary>Whether it is a range of years.</summary>
    public bool IsRange => Year == 0;

    /// <summary>As ISO 8601 writes it, as far as it is known. Not for ranges.</summary>
    public string ToIsoText() => (Month, Day) switch
    {
        (0, _) => $"{Year:0000}",
        (_, 0) => $"{Year:0000}-{Month:00}",
        _ => $"{Year:0000}-{Month:00}-{Day:00}",
    };
}
