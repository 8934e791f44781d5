using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Dates of calendars that are not the Gregorian one, kept as their sources give them. They are compared with it by the year
/// alone, since the months of the Islamic calendar begin on different days in different places.
/// </summary>
public static class OtherCalendars
{
    private const int LastYear = 9999;
    private const int LongestMonth = 31;
    private const int LastYearBefore = 1800;

    // The mean Islamic year has 354.367 days.
    private const double IslamicYear = 354.367 / 365.2425;
    private const double Hijra = 621.54;

    /// <summary>Whether a calendar is one of them.</summary>
    public static bool IsOther(CalendarKind calendar)
        => calendar is CalendarKind.Islamic or CalendarKind.Buddhist or CalendarKind.Coptic or CalendarKind.Ethiopic;

    /// <summary>What is wrong with a date of one of them, and in which of its fields; nothing when nothing is.</summary>
    public static (string Field, string Problem)? Problem(CalendarKind calendar, DateInCalendar date, DateOnly today)
    {
        const string number = "Is none of that calendar.";
        const string range = "Is of a range of years, and the year is given.";
        var months = calendar is CalendarKind.Coptic or CalendarKind.Ethiopic ? 13 : 12;
        var days = calendar == CalendarKind.Buddhist ? LongestMonth : 30;
        return date switch
        {
            { Year: < 0 or > LastYear } => ("year", number),
            _ when date.Month < 0 || date.Month > months => ("month", number),
            _ when date.Day < 0 || date.Day > days => ("day", number),
            { YearFrom: < 0 or > LastYear } => ("year_from", number),
            { YearTo: < 0 or > LastYear } => ("year_to", number),
            { Year: > 0, YearFrom: > 0 } => ("year_from", range),
            { Year: > 0, YearTo: > 0 } => ("year_to", range),
            { Day: > 0, Month: 0 } => ("month", "Is required: a day is of a month."),
            { Year: 0, Month: > 0 } => ("year", "Is required: a month is of a year."),
            { Year: 0, YearFrom: 0, YearTo: 0 } => ("year", "Is required, or a range of years."),
            { Year: 0, YearFrom: 0 } => ("year_from", "Is required: both ends of the range."),
            { Year: 0 } when date.YearTo < date.YearFrom => ("year_to", "Must not be before the other end of the range."),
            _ when Years(calendar, date).First <= LastYearBefore =>
                (date.Year > 0 ? "year" : "year_from", "Must be after the year 1800 of the Gregorian calendar."),
            _ when Years(calendar, date).Last > today.Year => (date.Year > 0 ? "year" : "year_to", "Must not be after today."),
            _ => null,
        };
    }

    /// <summary>The same numbers as a message that knows of no calendar.</summary>
    public static PartialDate ToPartialDate(this DateInCalendar date) => new()
    {
        Year = date.Year,
        Month = date.Month,
        Day = date.Day,
        YearFrom = date.YearFrom,
        YearTo = date.YearTo,
        Circa = date.Circa,
    };

    /// <summary>Whether a date of one of them can be the same as a Gregorian one.</summary>
    public static bool CanBe(CalendarKind calendar, DateInCalendar date, PartialDate gregorian)
    {
        var (first, last) = Years(calendar, date);
        var (from, to) = gregorian.Year > 0 ? (gregorian.Year, gregorian.Year) : (gregorian.YearFrom, gregorian.YearTo);
        var more = date.Circa || gregorian.Circa ? 2 : 1;
        return first <= to + more && from <= last + more;
    }

    // The Gregorian years in which the first and the last of these years begin.
    private static (int First, int Last) Years(CalendarKind calendar, DateInCalendar date)
        => date.Year > 0 ? (Gregorian(calendar, date.Year), Gregorian(calendar, date.Year))
            : (Gregorian(calendar, date.YearFrom), Gregorian(calendar, date.YearTo));

    private static int Gregorian(CalendarKind calendar, int year) => calendar switch
    {
        CalendarKind.Islamic => (int)(Hijra + ((year - 1) * IslamicYear) + 1),
        CalendarKind.Buddhist => year - 543,
        CalendarKind.Coptic => year + 283,
        _ => year + 7,
    };
}
