using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Statistics;

/// <summary>Of which day figures are: one that has ended in Brussels, so that its figures do not change any more.</summary>
/// <param name="Day">In Brussels.</param>
internal sealed record CountedDay(DateOnly Day)
{
    // What is written down in the last seconds of a day is seen a moment later.
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    /// <summary>When it has ended, UTC.</summary>
    public DateTime End { get; } = CouncilData.EndInBrussels(Day);

    /// <summary>The last day that can be told.</summary>
    public static CountedDay Last(DateTime now) => new(CouncilData.DayInBrussels(now - Settling).AddDays(-1));

    /// <summary>The day that is asked for, which is a date of the calendar; the last one when none is.</summary>
    /// <exception cref="RefusedException">INVALID_ARGUMENT: it has not ended an hour ago, or is before the Union.</exception>
    public static CountedDay Require(Date? asked, DateTime now)
    {
        var last = Last(now);
        return asked?.ToDay() is not { } day ? last
            : day <= last.Day && day.Year >= YearSpan.Earliest ? new CountedDay(day)
            : throw Refusal.Invalid(
                "as_of", $"Must be a day from {YearSpan.Earliest} to {last.Day:yyyy-MM-dd}: it is told an hour after its end.");
    }
}
