using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Derogations;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Tests.Derogations;

/// <summary>The periods of the articles, against the law as one counts it on one's fingers: day by day.</summary>
public sealed class ClocksTests
{
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    [Theory]
    [InlineData("2026-12-07", "2026-12-14")] // from a Monday over one weekend
    [InlineData("2026-12-11", "2026-12-18")] // from a Friday
    [InlineData("2026-12-12", "2026-12-18")] // from a Saturday
    [InlineData("2026-12-21", "2026-12-30")] // over 24 and 25 December
    [InlineData("2026-12-28", "2027-01-05")] // over 31 December
    public void SilenceOfArticle4a_IsFiveWorkingDaysAfterTheDayOfReceipt(string received, string last)
    {
        var clock = Clocks.OfSilence(
            Articles.Of(DerogationKind.Humanitarian),
            new CouncilData(DerogationService.Council()),
            DateOnly.Parse(received),
            DateOnly.Parse(received).ToDateTime(new TimeOnly(9, 0)))!;
        Assert.Equal(DateOnly.Parse(last), clock.DueOn);
        Assert.Equal(
            DateOnly.Parse(last).AddDays(1).ToDateTime(TimeOnly.MinValue),
            TimeZoneInfo.ConvertTimeFromUtc(clock.EndsAt, Brussels));
    }

    [Theory]
    [InlineData("2026-12-01", "2026-12-16")] // whole weeks between: from the Tuesday after the second
    [InlineData("2026-12-10", "2026-12-25")] // reckoned back, no holiday moves it
    [InlineData("2026-12-04", "2026-12-19")] // nor a Saturday
    public void GroundsAreNotifiedTwoWholeWeeksBefore(string notified, string first)
        => Assert.Equal(
            DateOnly.Parse(first),
            Clocks.OfNotice(Articles.Of(DerogationKind.ExtraordinaryExpenses), DateOnly.Parse(notified)).DueOn);

    [Theory]
    [InlineData(DerogationKind.LegalFees, "2026-12-01", "2026-12-15")]
    [InlineData(DerogationKind.LegalFees, "2026-12-10", "2026-12-28")] // 24, 25 holidays, then a weekend
    [InlineData(DerogationKind.PriorContract, "2026-12-05", "2026-12-21")] // a Saturday: the Monday after
    [InlineData(DerogationKind.Humanitarian, "2026-12-01", "2026-12-29")]
    public void OthersAreInformedWithinWeeks_AndAPeriodThatEndsOnADayOffEndsOnTheNextWorkingDay(
        DerogationKind kind, string authorised, string last)
        => Assert.Equal(
            DateOnly.Parse(last),
            Clocks.OfReport(
                Articles.Of(kind), new CouncilData(DerogationService.Council()), DateOnly.Parse(authorised), DateTime.UtcNow)!
                .DueOn);

    [Fact]
    public void ExemptionsFromTheTravelBan_AreReportedToNobody()
        => Assert.Null(Clocks.OfReport(
            Articles.Of(DerogationKind.Travel), new CouncilData(DerogationService.Council()), From, DateTime.UtcNow));

    [Fact]
    public void WhereNoHolidaysAreOnRecord_APeriodOfWeeksEndsRatherTooEarly_AndOneOfWorkingDaysIsNotReckoned()
    {
        var council = Examples.Council();
        council.HolidayCalendars[0].ValidTo = Examples.Day(new DateOnly(2026, 12, 20));
        var data = new CouncilData(council);
        var report = Clocks.OfReport(Articles.Of(DerogationKind.LegalFees), data, new DateOnly(2026, 12, 11), DateTime.UtcNow)!;
        Assert.Equal(new DateOnly(2026, 12, 25), report.DueOn);
        var now = new DateTime(2026, 12, 17, 9, 0, 0, DateTimeKind.Utc);
        Assert.Equal(
            "no-holidays",
            Refused.By(() => Clocks.OfSilence(Articles.Of(DerogationKind.Humanitarian), data, new DateOnly(2026, 12, 17), now))
                .Reason);
    }

    [Fact]
    public void AnyClock_IsThatOfTheFingers()
    {
        var random = new Random(20261207);
        for (var i = 0; i < 2_000; i++)
        {
            var known = Holidays(random);
            var later = Holidays(random);
            var day = From.AddDays(random.Next(700));
            var now = CouncilData.BeginningInBrussels(day).AddMinutes(random.Next(22 * 60));
            var council = Examples.Council();
            council.HolidayCalendars[0].Holidays.AddRange(known.Select(Examples.Day));
            council.HolidayCalendars.Add(new HolidayCalendar(council.HolidayCalendars[0])
            {
                Edition = 2,
                ReleasedAt = CouncilData.EndInBrussels(day).AddMinutes(random.Next(-3_000, 3_000)).ToTimestamp(),
            });
            council.HolidayCalendars[1].Holidays.Clear();
            council.HolidayCalendars[1].Holidays.AddRange(later.Select(Examples.Day));

            // What was released before it was received counts, and what was released afterwards does not.
            var moment = council.HolidayCalendars[1].ReleasedAt.ToDateTime();
            var holidays = moment <= now ? later : known;
            var data = new CouncilData(council);
            foreach (var kind in (DerogationKind[])[DerogationKind.Humanitarian, DerogationKind.Travel])
            {
                var clock = Clocks.OfSilence(Articles.Of(kind), data, day, now)!;
                Assert.Equal(WorkingDaysAfter(day, kind == DerogationKind.Travel ? 2 : 5, holidays), clock.DueOn);
                Assert.True(clock.EndsAt > now);
            }

            (DerogationKind, int)[] weeks = [(DerogationKind.BasicNeeds, 14), (DerogationKind.Humanitarian, 28)];
            foreach (var (kind, days) in weeks)
            {
                Assert.Equal(
                    NotOffFrom(day, days, holidays), Clocks.OfReport(Articles.Of(kind), data, day, now)!.DueOn);
            }

            var notice = Clocks.OfNotice(Articles.Of(DerogationKind.ExtraordinaryExpenses), day);
            var between = 0;
            for (var d = day.AddDays(1); d < notice.DueOn; d = d.AddDays(1))
            {
                between++;
            }

            Assert.Equal(14, between);
        }
    }

    [Fact]
    public void SilenceThatWasOverBeforeItWasRecorded_GrantsNothing()
    {
        var council = new CouncilData(DerogationService.Council());
        var article = Articles.Of(DerogationKind.Humanitarian);
        var received = new DateOnly(2026, 12, 7);
        var end = CouncilData.EndInBrussels(new DateOnly(2026, 12, 14));
        Assert.Equal(end, Clocks.OfSilence(article, council, received, end.AddSeconds(-1))!.EndsAt);
        Assert.Equal(
            "period-ended-before-recorded",
            Assert.Throws<RefusedException>(() => Clocks.OfSilence(article, council, received, end)).Refusal.Reason);
    }

    private static HashSet<DateOnly> Holidays(Random random)
        => [.. Enumerable.Range(0, 120).Select(_ => From.AddDays(random.Next(800)))];

    private static DateOnly WorkingDaysAfter(DateOnly day, int count, HashSet<DateOnly> holidays)
    {
        var left = count;
        while (left > 0)
        {
            day = day.AddDays(1);
            var off = holidays.Contains(day) || $"{day:dddd}" is "Saturday" or "Sunday";
            left -= off ? 0 : 1;
        }

        return day;
    }

    private static DateOnly NotOffFrom(DateOnly day, int after, HashSet<DateOnly> holidays)
    {
        for (var i = 0; i < after; i++)
        {
            day = day.AddDays(1);
        }

        while (holidays.Contains(day) || $"{day:dddd}" is "Saturday" or "Sunday")
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
