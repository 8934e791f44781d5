using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Dates of acts under Regulation (EU) 2019/796: not before it entered into force, on 18 May 2019, the day after its
/// publication (OJ L 129I, 17.5.2019, p. 1; Article 18). A date more than a year ahead is a slip.
/// </summary>
public static class ActDates
{
    /// <summary>The first day on which an act could enter into force.</summary>
    public static DateOnly First { get; } = new(2019, 5, 18);

    /// <summary>What is wrong with a date; null when nothing is.</summary>
    public static string? Problem(Date date, DateOnly today)
    {
        if (Calendar.Problem(date) is { } problem)
        {
            return problem;
        }

        var day = date.ToDay();
        return day < First ? "Must not be before 2019-05-18, when Regulation (EU) 2019/796 entered into force."
            : day > today.AddYears(1) ? "Must not be more than a year ahead."
            : null;
    }
}
