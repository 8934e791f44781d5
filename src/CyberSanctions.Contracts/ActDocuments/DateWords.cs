using System.Globalization;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>Dates in words, the same on every machine.</summary>
internal static class DateWords
{
    /// <summary>18 May 2028.</summary>
    public static string Of(Date date) => Full(date.Year, date.Month, date.Day);

    /// <summary>
    /// As far as it is known: 3 August 1985, August 1985, 1985, between 1960 and 1965, each perhaps approximate.
    /// </summary>
    public static string Of(PartialDate date)
    {
        var known = date switch
        {
            { Year: 0 } => $"between {Number(date.YearFrom)} and {Number(date.YearTo)}",
            { Month: 0 } => Number(date.Year),
            { Day: 0 } => $"{Month(date.Month)} {Number(date.Year)}",
            _ => Full(date.Year, date.Month, date.Day),
        };
        return date.Circa ? $"approximately {known}" : known;
    }

    /// <summary>Of another calendar, whose months have no names here: 1400-09.</summary>
    public static string OfOtherCalendar(PartialDate date)
    {
        var known = date switch
        {
            { Year: 0 } => $"between {Number(date.YearFrom)} and {Number(date.YearTo)}",
            { Month: 0 } => Number(date.Year),
            { Day: 0 } => $"month {Number(date.Month)} of {Number(date.Year)}",
            _ => $"day {Number(date.Day)} of month {Number(date.Month)} of {Number(date.Year)}",
        };
        return date.Circa ? $"approximately {known}" : known;
    }

    private static string Full(int year, int month, int day) => $"{Number(day)} {Month(month)} {Number(year)}";

    private static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
