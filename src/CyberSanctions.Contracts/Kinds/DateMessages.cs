using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>Between days and the messages that hold them.</summary>
public static class DateMessages
{
    /// <summary>The day of a message that is a date of the calendar.</summary>
    public static DateOnly ToDay(this Date date) => new(date.Year, date.Month, date.Day);

    /// <summary>As a message.</summary>
    public static Date ToMessage(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>As a message; nothing where there is none.</summary>
    public static Date? ToMessage(this DateOnly? day) => day?.ToMessage();
}
