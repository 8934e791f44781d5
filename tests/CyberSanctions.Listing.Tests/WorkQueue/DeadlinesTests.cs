using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Tests.Derogations;
using CyberSanctions.Listing.WorkQueue;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Tests.WorkQueue;

/// <summary>How much time is left, in working days; and moments in other zones than Brussels.</summary>
public sealed class DeadlinesTests
{
    private static readonly CouncilDataChanged Data = DerogationService.Council();
    private static readonly CouncilData Council = new(Data);
    private static readonly DateTime Now = new(2026, 12, 23, 11, 0, 0, DateTimeKind.Utc);

    // Thursday the 24th, Friday the 25th and Thursday the 31st are holidays, as in DerogationService.
    [Theory]
    [InlineData("2026-12-23", "2026-12-23", 0)]
    [InlineData("2026-12-23", "2026-12-24", 0)]
    [InlineData("2026-12-23", "2026-12-28", 1)]
    [InlineData("2026-12-23", "2026-12-31", 3)]
    [InlineData("2026-12-28", "2026-12-23", -1)]
    [InlineData("2026-12-27", "2026-12-23", 0)]
    public void WorkingDays_LeaveOutWeekendsAndHolidays(string today, string last, int days)
        => Assert.Equal(days, Deadlines.WorkingDaysLeft(Council, DateOnly.Parse(today, null), DateOnly.Parse(last, null), Now));

    [Fact]
    public void WorkingDays_AreWhatAListOfAllDaysSays()
    {
        var holidays = Data.HolidayCalendars.SelectMany(calendar => calendar.Holidays).Select(DateMessages.ToDay).ToHashSet();
        var today = new DateOnly(2026, 12, 1);
        foreach (var distance in Enumerable.Range(-40, 81))
        {
            var last = today.AddDays(distance);
            var between = Enumerable.Range(Math.Min(0, distance) + 1, Math.Abs(distance)).Select(today.AddDays)
                .Count(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));
            Assert.Equal(Math.Sign(distance) * between, Deadlines.WorkingDaysLeft(Council, today, last, Now));
        }
    }

    [Fact]
    public void WhatIsMoreThanAYearAway_IsNotCounted()
        => Assert.Null(Deadlines.WorkingDaysLeft(Council, new DateOnly(2026, 12, 1), new DateOnly(2999, 1, 31), Now));

    // The last Sundays of March and October 2027: one day has 23 hours, the other one 25.
    [Theory]
    [InlineData("2027-03-27", "2027-03-28T00:00:00+01:00", "2027-03-28T01:00:00+02:00")]
    [InlineData("2027-03-28", "2027-03-29T00:00:00+02:00", "2027-03-29T01:00:00+03:00")]
    [InlineData("2027-10-30", "2027-10-31T00:00:00+02:00", "2027-10-31T01:00:00+03:00")]
    [InlineData("2027-10-31", "2027-11-01T00:00:00+01:00", "2027-11-01T01:00:00+02:00")]
    public void DayEnds_AtMidnightInBrussels_AlsoWhenTheClocksAreChanged(string day, string brussels, string helsinki)
    {
        var end = CouncilData.EndInBrussels(DateOnly.Parse(day, null));
        Assert.Equal(brussels, TimeZones.Show(end, TimeZones.Find("Europe/Brussels")!));
        Assert.Equal(helsinki, TimeZones.Show(end, TimeZones.Find("Europe/Helsinki")!));
        Assert.Equal(DateOnly.Parse(day, null), Deadlines.LastDay(end));
    }

    [Theory]
    [InlineData("europe/helsinki")]
    [InlineData("Europe/Helsink")]
    [InlineData("Europe/../Asia/Tokyo")]
    [InlineData("/usr/share/zoneinfo/Europe/Helsinki")]
    [InlineData("right/Europe/Brussels")]
    [InlineData("posix/Europe/Brussels")]
    [InlineData("EET")]
    [InlineData("IST")]
    [InlineData("localtime")]
    [InlineData("FLE Standard Time")]
    [InlineData("+02:00")]
    [InlineData("Europe/Helsinki\n")]
    [InlineData("Еurope/Helsinki")]
    public void WhatIsNoNameOfAZone_IsNone_AlsoAfterItsLookAlikeWasAsked(string name)
    {
        Assert.NotNull(TimeZones.Find("Europe/Helsinki"));
        Assert.Null(TimeZones.Find(name));
    }

    [Theory]
    [InlineData(WorkItemKind.Review, 30, WorkUrgency.Later)]
    [InlineData(WorkItemKind.Review, 13, WorkUrgency.Soon)]
    [InlineData(WorkItemKind.Review, 5, WorkUrgency.Urgent)]
    [InlineData(WorkItemKind.Review, 0, WorkUrgency.Urgent)]
    [InlineData(WorkItemKind.Review, -1, WorkUrgency.Overdue)]
    [InlineData(WorkItemKind.RenewListings, 30, WorkUrgency.Soon)]
    [InlineData(WorkItemKind.RenewListings, 29, WorkUrgency.Urgent)]
    public void Urgency_IsByWorkingDays_AndOfWhatEndsByDays(WorkItemKind kind, int days, WorkUrgency urgency)
    {
        var last = CouncilData.DayInBrussels(Now).AddDays(days);
        Assert.Equal(
            urgency,
            Deadlines.UrgencyOf(
                kind,
                Now,
                CouncilData.EndInBrussels(last),
                Deadlines.WorkingDaysLeft(Council, CouncilData.DayInBrussels(Now), last, Now)));
    }

    [Fact]
    public void EveryKind_HasAWord_AndTheRolesOfTheMethodThatDoesIt()
    {
        foreach (var kind in Enum.GetValues<WorkItemKind>().Where(kind => kind != WorkItemKind.Unspecified))
        {
            Assert.Equal(kind, WorkItemKinds.Of(WorkItemKinds.WordOf(kind)));
        }

        (WorkItemKind Kind, string Method)[] methods =
        [
            (WorkItemKind.ProposalClearance, "Proposals/ClearProposal"), (WorkItemKind.ProposalSentBack,
                "Proposals/EditProposal"),
            (WorkItemKind.ActClearance, "Acts/ClearAct"), (WorkItemKind.ActSubmission, "Acts/SubmitAct"),
            (WorkItemKind.UrgencyApproval, "Acts/ApproveUrgency"), (WorkItemKind.Report, "Derogations/RecordReport"),
            (WorkItemKind.Notification, "DueProcess/RecordNotification"), (WorkItemKind.Review, "DueProcess/ConcludeReview"),
            (WorkItemKind.Answer, "DueProcess/AnswerObservations"), (WorkItemKind.Access, "DueProcess/AnswerAccess"),
            (WorkItemKind.Court, "DueProcess/NameFollowUp"), (WorkItemKind.RenewListings, "Proposals/DraftProposal"),
        ];
        Assert.All(
            methods,
            row => Assert.Equal(
                Rights.Of($"cybersanctions.listing.v1.{row.Method}").Roles.Order(StringComparer.Ordinal),
                WorkItemKinds.RolesFor(row.Kind).Order(StringComparer.Ordinal)));
    }
}
