using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Dates of what happened to people who live: births, registrations, documents, incidents. After 1800, and not after today;
/// of a date that is known in part, no part may lie after today. Two digits for a year have put births into 2068 elsewhere.
/// </summary>
public static class LivedDates
{
    private const int LastYearBefore = 1800;

    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Today, in Brussels: the Council's day, which is never behind that of UTC.</summary>
    public static DateOnly Today(TimeProvider time)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Brussels).DateTime);

    /// <summary>What is wrong with a full date; null when nothing is.</summary>
    public static string? Problem(Date date, DateOnly today)
        => Calendar.Problem(date) ?? Problem(date.Year, (date.Year, date.Month, date.Day), today);

    /// <summary>What is wrong with a date as far as it is known; null when nothing is.</summary>
    public static string? Problem(PartialDate date, DateOnly today)
        => Calendar.Problem(date)
            ?? (date.Year == 0
                ? Problem(date.YearFrom, (date.YearTo, 0, 0), today)
                : Problem(date.Year, (date.Year, date.Month, date.Day), today));

    // The earliest moment that the end can mean: 2026-11 is not after a day in November 2026.
    private static string? Problem(int firstYear, (int Year, int Month, int Day) end, DateOnly today)
        => firstYear <= LastYearBefore ? "Must be after 1800."
            : new DateOnly(end.Year, Math.Max(end.Month, 1), Math.Max(end.Day, 1)) > today ? "Must not be after today."
            : null;
}
