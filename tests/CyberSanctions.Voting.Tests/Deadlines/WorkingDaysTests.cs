using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Deadlines;
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
        => Assert.Equal(Utc(end), WorkingDays.End(Utc(from), days, _ => false));

    [Fact]
    public void Holidays_AreLeftOut()
        => Assert.Equal(Utc("2026-11-25T23:00:00Z"), WorkingDays.End(Utc("2026-11-23T10:00:00Z"), 1, day => day == new DateOnly(2026, 11, 24)));

    [Fact]
    public async Task Calculation_GoesByTheHolidaysOnRecord_AndSaysWhich()
    {
        var request = new CalculateDeadlineRequest { WorkingDays = 2, From = Timestamp.FromDateTime(Utc("2026-12-22T10:00:00Z")) };

        var reply = await voting.Officer.CalculateDeadlineAsync(request);

        Assert.Equal(["2026-12-24", "2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01"], reply.Holidays);
        Assert.Equal(Utc("2027-01-04T23:00:00Z"), reply.Deadline.ToDateTime());
        Assert.NotEmpty(reply.Source);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    [InlineData(-1)]
    public async Task WrongNumberOfDays_IsRefused(int days)
        => await RefusedAsync(
            StatusCode.InvalidArgument, "invalid-field", voting.Officer.CalculateDeadlineAsync(new CalculateDeadlineRequest { WorkingDays = days }));

    private static DateTime Utc(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.RoundtripKind);
}
