using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Voting.Roster;
using CyberSanctions.Voting.Tests.Ballots;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Deadlines;

public sealed class WorkingDaysTests(VotingService voting) : IClassFixture<VotingService>
{
    [Theory]
    [InlineData("2026-11-20T10:00:00Z", 1, "2026-11-23T23:00:00Z")] // Friday morning: all of Monday, in winter time
    [InlineData("2026-11-20T23:30:00Z", 1, "2026-11-23T23:00:00Z")] // Saturday in Brussels already
    [InlineData("2026-06-01T10:00:00Z", 2, "2026-06-03T22:00:00Z")] // in summer time
    [InlineData("2026-03-27T10:00:00Z", 2, "2026-03-31T22:00:00Z")] // across the change to summer time
    public void Period_LeavesOutTheDayItBeginsOn_AndWeekends_AndEndsWithItsLastDay(string from, int days, string end)
        => Assert.Equal(Utc(end), Council().WorkingDays(Utc(from), days).End);

    [Fact]
    public void Holidays_AreLeftOut()
        => Assert.Equal(
            Utc("2026-11-25T23:00:00Z"),
            Council(new Date { Year = 2026, Month = 11, Day = 24 }).WorkingDays(Utc("2026-11-23T10:00:00Z"), 1).End);

    [Theory]
    [InlineData("2026-11-25T04:00:00Z", "2026-11-27T16:00:00Z")] // Wednesday: Friday at 17:00, in winter time
    [InlineData("2026-11-27T22:59:00Z", "2026-12-01T16:00:00Z")] // Friday, a minute before midnight in Brussels: Tuesday
    [InlineData("2026-11-27T23:00:00Z", "2026-12-01T16:00:00Z")] // Saturday there
    [InlineData("2026-06-01T10:00:00Z", "2026-06-03T15:00:00Z")] // in summer time
    [InlineData("2026-12-22T10:00:00Z", "2026-12-24T16:00:00Z")]
    public void Silence_LastsTwoWorkingDaysAtLeast_To1700InBrussels(string from, string earliest)
        => Assert.Equal(Utc(earliest), Council().EarliestEndOfSilence(Utc(from)));

    [Fact]
    public async Task Silence_OnRecord_LeavesOutTheHolidays()
    {
        await using var connection = await voting.Service.Database.OpenConnectionAsync();
        var council = await CouncilDataOnRecord.ReadAsync(connection);
        Assert.Equal(Utc("2027-01-04T16:00:00Z"), council.EarliestEndOfSilence(Utc("2026-12-22T10:00:00Z")));
        Assert.Equal(
            "no-holidays",
            Assert.Throws<ObjectionException>(() => council.EarliestEndOfSilence(Utc("2031-03-03T10:00:00Z"))).Reason);
        Assert.True(council.IsMember("EL", new DateOnly(2026, 11, 25)));
        Assert.False(council.IsMember("GR", new DateOnly(2026, 11, 25)));
        Assert.False(council.IsMember("HR", new DateOnly(2013, 6, 30)));
    }

    [Fact]
    public async Task Calculation_GoesByTheHolidaysOnRecord_AndSaysWhich()
    {
        var request = new CalculateDeadlineRequest
        {
            WorkingDays = 2,
            From = Timestamp.FromDateTime(Utc("2026-12-22T10:00:00Z")),
        };

        var reply = await voting.Officer.CalculateDeadlineAsync(request);

        Assert.Equal(
            ["2026-12-24", "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01"], reply.Holidays);
        Assert.Equal(Utc("2027-01-04T23:00:00Z"), reply.Deadline.ToDateTime());
        Assert.NotEmpty(reply.Source);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    [InlineData(-1)]
    public async Task WrongNumberOfDays_IsRefused(int days)
        => await RefusedAsync(
            StatusCode.InvalidArgument,
            "invalid-field",
            voting.Officer.CalculateDeadlineAsync(new CalculateDeadlineRequest { WorkingDays = days }));

    private static DateTime Utc(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.RoundtripKind);

    private static CouncilData Council(params Date[] holidays) => new(new CouncilDataChanged
    {
        HolidayCalendars =
        {
            new HolidayCalendar
            {
                Edition = 1,
                ValidFrom = new Date { Year = 2020, Month = 1, Day = 1 },
                ValidTo = new Date { Year = 2030, Month = 1, Day = 1 },
                Source = "Invented",
                Holidays = { holidays },
            },
        },
        SilenceMinimums =
        {
            new SilenceMinimum
            {
                ValidFrom = new Date { Year = 2020, Month = 1, Day = 1 },
                WorkingDays = 2,
                MinutesOfDay = 17 * 60,
                Source = "Invented",
            },
        },
    });
}
