using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Derogations;

/// <summary>A clock of a request, as it is set.</summary>
/// <param name="Kind">Which.</param>
/// <param name="BeganOn">The day that does not count.</param>
/// <param name="DueOn">Its last day; of the notice of grounds the first on which it may be granted.</param>
/// <param name="EndsAt">UTC.</param>
internal sealed record Clock(DerogationClockKind Kind, DateOnly BeganOn, DateOnly DueOn, DateTime EndsAt);

/// <summary>
/// When the clocks of the articles end, by Regulation (EEC, Euratom) No 1182/71: the day on which something happens does not
/// count, and a period ends with its last hour. Each is reckoned once, by the holidays that were on record when it began; what is
/// released later changes no clock that was set.
/// </summary>
internal static class Clocks
{
    private const int DaysOfAWeek = 7;

    /// <summary>Of what is received: at its end it is deemed granted. Nothing where silence grants nothing.</summary>
    /// <param name="article">Under which it is asked for.</param>
    /// <param name="council">The holidays.</param>
    /// <param name="receivedOn">In Brussels.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="RefusedException"><c>no-holidays</c>; <c>period-ended-before-recorded</c>.</exception>
    public static Clock? OfSilence(Article article, CouncilData council, DateOnly receivedOn, DateTime now)
    {
        if (article.SilenceInWorkingDays is not { } days)
        {
            return null;
        }

        var lastMoment = CouncilData.EndInBrussels(receivedOn).AddTicks(-1);
        try
        {
            var period = council.WorkingDays(lastMoment < now ? lastMoment : now, days);
            return period.End > now
                ? new Clock(DerogationClockKind.Silence, receivedOn, period.LastDay, period.End)
                : throw DerogationRefusals.PeriodEndedBeforeRecorded.Because(
                    "received_on", $"The period of {days} working days has ended on {period.LastDay:yyyy-MM-dd}.");
        }
        catch (ObjectionException objection)
        {
            throw objection.Kind.Because("received_on", objection.Message);
        }
    }

    /// <summary>
    /// Of grounds that were notified: whole weeks lie between that day and the one on which it may be granted. Reckoned back from
    /// the authorisation it moves for no weekend and no holiday (Article 3(4), second sentence).
    /// </summary>
    public static Clock OfNotice(Article article, DateOnly notifiedOn)
    {
        var first = notifiedOn.AddDays((article.NoticeInWeeks!.Value * DaysOfAWeek) + 1);
        return new Clock(DerogationClockKind.Notice, notifiedOn, first, CouncilData.BeginningInBrussels(first));
    }

    /// <summary>Of an authorisation: by when the others are informed. Nothing where they need not be.</summary>
    /// <param name="article">Under which it is granted.</param>
    /// <param name="council">The holidays.</param>
    /// <param name="authorisedOn">In Brussels; of what silence granted the last day of the period.</param>
    /// <param name="now">UTC.</param>
    public static Clock? OfReport(Article article, CouncilData council, DateOnly authorisedOn, DateTime now)
    {
        if (article.ReportInWeeks is not { } weeks)
        {
            return null;
        }

        var last = council.WorkingDayFrom(authorisedOn.AddDays(weeks * DaysOfAWeek), now);
        return new Clock(DerogationClockKind.Report, authorisedOn, last, CouncilData.EndInBrussels(last));
    }

    /// <summary>The clock of a request that runs; nothing when it was never set, or has ended.</summary>
    public static DerogationClock? Running(Derogation derogation, DerogationClockKind kind)
        => derogation.Clocks.SingleOrDefault(clock => clock.Kind == kind && clock.MetOn is null && clock.StoppedOn is null);

    /// <summary>Whether what was due was not done in time, or is not done and should be.</summary>
    public static bool IsMissed(DerogationClock clock, DateOnly today)
        => clock.Kind == DerogationClockKind.Report && (clock.MetOn?.ToDay() ?? today) > clock.DueOn.ToDay();
}
