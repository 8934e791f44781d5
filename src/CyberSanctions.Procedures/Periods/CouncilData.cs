using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Periods;

/// <summary>
/// The Council's reference data, by which services judge procedures: who its members are, on which days its institutions
/// work, and how long a silence procedure lasts at least. The voting service keeps them; others have them from its journal.
/// </summary>
/// <remarks>
/// A period is judged by what was on record when it began: what is released later changes no answer that was given.
/// </remarks>
public sealed class CouncilData(CouncilDataChanged data)
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    private readonly IReadOnlyList<Calendar> _calendars =
    [
        .. data.HolidayCalendars.OrderByDescending(calendar => calendar.Edition)
            .Select(calendar => new Calendar(
                calendar.ValidFrom.ToDay(),
                calendar.ValidTo.ToDay(),
                calendar.Source,
                calendar.ReleasedAt?.ToDateTime() ?? DateTime.MinValue,
                calendar.Holidays.Select(DateMessages.ToDay).ToHashSet())),
    ];

    /// <summary>What day it is in Brussels.</summary>
    /// <param name="instant">UTC.</param>
    public static DateOnly DayInBrussels(DateTime instant)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, Brussels));

    /// <summary>When a day begins in Brussels, UTC.</summary>
    public static DateTime BeginningInBrussels(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>When a day has ended in Brussels, UTC: at midnight after it.</summary>
    public static DateTime EndInBrussels(DateOnly day) => BeginningInBrussels(day.AddDays(1));

    /// <summary>Whether a Council code is that of a Member State on a day: EL is, GR is not.</summary>
    public bool IsMember(string code, DateOnly day)
        => data.MemberStates.Any(state => state.MemberState == code
            && state.ValidFrom.ToDay() <= day
            && (state.ValidTo is null || day < state.ValidTo.ToDay()));

    /// <summary>
    /// In which languages the Union writes on a day, by their ISO 639-1 codes in alphabetical order; none when they are not on
    /// record for that day.
    /// </summary>
    public IReadOnlyList<string> OfficialLanguages(DateOnly day)
        =>
        [
            .. data.OfficialLanguages
                .Where(held => held.ValidFrom.ToDay() <= day && (held.ValidTo is null || day < held.ValidTo.ToDay()))
                .OrderByDescending(held => held.ValidFrom.ToDay())
                .ThenByDescending(held => held.Edition)
                .Take(1)
                .SelectMany(held => held.Languages)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>When a period of working days ends: with the last of them, that is at midnight after it, Brussels time.</summary>
    /// <param name="from">When it begins, UTC; that day does not count.</param>
    /// <param name="days">How many working days: neither Saturdays, nor Sundays, nor holidays.</param>
    /// <exception cref="ObjectionException"><c>no-holidays</c>: they are not on record that far.</exception>
    public Period WorkingDays(DateTime from, int days)
    {
        var period = LastDay(from, days);
        return period with { End = EndInBrussels(period.LastDay) };
    }

    /// <summary>The earliest moment at which the period of a silence procedure may end, UTC.</summary>
    /// <param name="from">When the act is submitted, UTC; that day does not count.</param>
    /// <exception cref="ObjectionException"><c>no-silence-minimum</c>, <c>no-holidays</c>: they are not on record for that
    /// day.</exception>
    public DateTime EarliestEndOfSilence(DateTime from)
    {
        var day = DayInBrussels(from);
        var minimum = data.SilenceMinimums
            .Where(m => m.ValidFrom.ToDay() <= day
                && (m.ValidTo is null || day < m.ValidTo.ToDay())
                && !(m.ReleasedAt?.ToDateTime() > from))
            .OrderByDescending(m => m.ValidFrom.ToDay())
            .ThenByDescending(m => m.Edition)
            .FirstOrDefault()
            ?? throw new ObjectionException(
                PeriodRefusals.NoSilenceMinimum,
                $"How long a silence procedure lasts at least is not on record for {day:yyyy-MM-dd}.");
        return At(LastDay(from, minimum.WorkingDays).LastDay, TimeOnly.MinValue.AddMinutes(minimum.MinutesOfDay));
    }

    /// <summary>
    /// The day, or if it is a Saturday, a Sunday or a holiday the next working day: with that one a period of weeks ends
    /// (Regulation (EEC, Euratom) No 1182/71, Article 3(4)). A day of which no calendar says anything is taken for no holiday:
    /// the period rather ends too early than too late.
    /// </summary>
    /// <param name="day">In Brussels.</param>
    /// <param name="from">When the period begins, UTC: what is on record then counts.</param>
    public DateOnly WorkingDayFrom(DateOnly day, DateTime from)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || CalendarOf(day, from)?.Holidays.Contains(day) == true)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    // The newest edition that says something of that day, of those that were there when the period began.
    private Calendar? CalendarOf(DateOnly day, DateTime from) => _calendars.FirstOrDefault(
        calendar => calendar.From <= day && day < calendar.To && calendar.ReleasedAt <= from);

    private Period LastDay(DateTime from, int days)
    {
        var (holidays, sources) = (new List<DateOnly>(), new HashSet<string>(StringComparer.Ordinal));
        var day = DayInBrussels(from);
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day))
            {
                days--;
            }
        }

        return new Period(day, default, holidays, [.. sources]);

        bool IsHoliday(DateOnly workday)
        {
            var calendar = CalendarOf(workday, from)
                ?? throw new ObjectionException(
                    PeriodRefusals.NoHolidays, $"The holidays of {workday:yyyy-MM-dd} are not on record.");
            sources.Add(calendar.Source);
            if (!calendar.Holidays.Contains(workday))
            {
                return false;
            }

            holidays.Add(workday);
            return true;
        }
    }

    private static DateTime At(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), Brussels);


    private sealed record Calendar(
        DateOnly From, DateOnly To, string Source, DateTime ReleasedAt, IReadOnlySet<DateOnly> Holidays);
}

/// <summary>A period of working days.</summary>
/// <param name="LastDay">Its last day, in Brussels.</param>
/// <param name="End">When it ends, UTC.</param>
/// <param name="Holidays">Days left out since they are holidays.</param>
/// <param name="Sources">Where those are taken from.</param>
public sealed record Period(DateOnly LastDay, DateTime End, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<string> Sources);
