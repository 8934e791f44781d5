using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Voting.Deadlines;

/// <summary>
/// Periods of working days, by Brussels time: the day on which they begin does not count, nor do
/// Saturdays, Sundays and holidays, and they end with the last day.
/// </summary>
internal static class WorkingDays
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>When a period ends.</summary>
    /// <param name="from">When it begins, UTC.</param>
    /// <param name="days">How many working days.</param>
    /// <param name="isHoliday">Whether a day, which is neither Saturday nor Sunday, is left out.</param>
    /// <returns>The end of the last day, that is midnight in Brussels after it, in UTC.</returns>
    public static DateTime End(DateTime from, int days, Func<DateOnly, bool> isHoliday)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(from, Brussels));
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !isHoliday(day))
            {
                days--;
            }
        }

        return TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Brussels);
    }

    /// <summary>The same by the holidays on record.</summary>
    /// <exception cref="RefusedException"><c>no-holidays</c>: they do not reach that far.</exception>
    public static async Task<CalculateDeadlineReply> CalculateAsync(NpgsqlConnection connection, DateTime from, int days)
    {
        var calendars = (await connection.QueryAsync<Calendar>(
            "SELECT edition, valid_from, valid_to, source FROM holiday_calendar ORDER BY edition DESC")).AsList();
        var holidays = (await connection.QueryAsync<(int Edition, DateOnly Day)>("SELECT edition, day FROM holiday")).ToHashSet();
        var (left, sources) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var end = End(from, days, day =>
        {
            // The newest edition that says something of that day.
            var calendar = calendars.FirstOrDefault(calendar => calendar.ValidFrom <= day && day < calendar.ValidTo)
                ?? throw Refusal.Precondition("no-holidays", $"The holidays of {day:yyyy-MM-dd} are not on record.");
            sources.Add(calendar.Source);
            var isHoliday = holidays.Contains((calendar.Edition, day));
            if (isHoliday)
            {
                left.Add($"{day:yyyy-MM-dd}");
            }

            return isHoliday;
        });
        return new CalculateDeadlineReply { Deadline = end.ToTimestamp(), Holidays = { left }, Source = string.Join("; ", sources) };
    }

    private sealed record Calendar(int Edition, DateOnly ValidFrom, DateOnly ValidTo, string Source);
}
