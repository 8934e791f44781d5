using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>Dates of the Gregorian calendar, in the years 1 to 9999.</summary>
public static class Calendar
{
    /// <summary>What is wrong with a full date; null when nothing is.</summary>
    public static string? Problem(Date date) => IsDate(date.Year, date.Month, date.Day) ? null : "Is no date of the calendar.";

    /// <summary>What is wrong with a date as far as it is known; null when nothing is.</summary>
    public static string? Problem(PartialDate date)
        => IsPartialDate(date)
            ? null
            : "Is no date of the calendar: give year, year and month, a full date, or a range of years.";

    private static bool IsDate(int year, int month, int day)
        => year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool IsPartialDate(PartialDate date)
    {
        if (date.Year == 0)
        {
            return date is { Month: 0, Day: 0, YearFrom: >= 1, YearTo: <= 9999 } && date.YearFrom <= date.YearTo;
        }

        return date is { YearFrom: 0, YearTo: 0 } && (date.Month, date.Day) switch
        {
            (0, 0) => IsDate(date.Year, 1, 1),
            (_, 0) => IsDate(date.Year, date.Month, 1),
            _ => IsDate(date.Year, date.Month, date.Day),
        };
    }
}
