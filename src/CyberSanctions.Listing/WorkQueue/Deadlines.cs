using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>How much time is left.</summary>
internal static class Deadlines
{
    private const int Farthest = 366;
    private const int UrgentWorkingDays = 2;
    private const int SoonWorkingDays = 10;
    private const int UrgentDaysBeforeAnEnd = 30;

    /// <summary>The last day in Brussels on which there is time until a moment: of midnight, the day before.</summary>
    /// <param name="endsAt">UTC.</param>
    public static DateOnly LastDay(DateTime endsAt) => CouncilData.DayInBrussels(endsAt.AddTicks(-1));

    /// <summary>
    /// Working days after a day up to the last one; how many have passed since the last one, as a negative number; nothing
    /// when that is more than a year away. A day of which no calendar says anything is a holiday only if it is a Saturday or
    /// a Sunday.
    /// </summary>
    /// <param name="now">What was on record then counts.</param>
    public static int? WorkingDaysLeft(CouncilData council, DateOnly today, DateOnly last, DateTime now)
    {
        if (Math.Abs(last.DayNumber - today.DayNumber) > Farthest)
        {
            return null;
        }

        var (from, to) = today < last ? (today, last) : (last, today);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += council.WorkingDayFrom(day, now) == day ? 1 : 0;
        }

        return today < last ? count : -count;
    }

    /// <summary>How urgent something is.</summary>
    /// <param name="endsAt">When it is too late; nothing when there is no day.</param>
    /// <param name="workingDays">As <see cref="WorkingDaysLeft"/> says.</param>
    public static WorkUrgency UrgencyOf(WorkItemKind kind, DateTime now, DateTime? endsAt, int? workingDays)
    {
        if (endsAt is not { } end)
        {
            return WorkUrgency.Later;
        }

        if (end <= now)
        {
            return WorkUrgency.Overdue;
        }

        // Acts take weeks: as `GET /work` tells it.
        if (kind is WorkItemKind.RenewListings or WorkItemKind.ExtendFramework)
        {
            return LastDay(end).DayNumber - CouncilData.DayInBrussels(now).DayNumber < UrgentDaysBeforeAnEnd
                ? WorkUrgency.Urgent
                : WorkUrgency.Soon;
        }

        return workingDays switch
        {
            <= UrgentWorkingDays => WorkUrgency.Urgent,
            <= SoonWorkingDays => WorkUrgency.Soon,
            _ => WorkUrgency.Later,
        };
    }
}
