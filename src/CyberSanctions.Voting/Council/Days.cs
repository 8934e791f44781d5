using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Voting.Council;

/// <summary>Days of the reference data, in Brussels, as messages.</summary>
internal static class Days
{
    /// <summary>As a message.</summary>
    public static Date Of(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>As a message; nothing where there is none.</summary>
    public static Date? Of(DateOnly? day) => day is { } known ? Of(known) : null;

    /// <summary>From a message that is a date of the calendar.</summary>
    public static DateOnly Of(Date day) => new(day.Year, day.Month, day.Day);
}
