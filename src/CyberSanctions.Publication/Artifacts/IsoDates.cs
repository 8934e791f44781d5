using System.Globalization;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>Dates as ISO 8601 writes them, as far as they are known: 1985, 1985-08, 1985-08-03.</summary>
internal static class IsoDates
{
    /// <summary>UTC, to the microsecond that Postgres keeps.</summary>
    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Full(Date date) => $"{Year(date.Year)}-{date.Month:D2}-{date.Day:D2}";

    public static string Full(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Year(int year) => $"{year:D4}";

    /// <summary>Whether day, month, year or only a range of years is known.</summary>
    public static string Precision(PartialDate date) => date switch
    {
        { Year: 0 } => "range",
        { Month: 0 } => "year",
        { Day: 0 } => "month",
        _ => "day",
    };

    /// <summary>A date that is no range of years.</summary>
    public static string Prefix(PartialDate date) => Precision(date) switch
    {
        "year" => Year(date.Year),
        "month" => $"{Year(date.Year)}-{date.Month:D2}",
        _ => $"{Year(date.Year)}-{date.Month:D2}-{date.Day:D2}",
    };
}
