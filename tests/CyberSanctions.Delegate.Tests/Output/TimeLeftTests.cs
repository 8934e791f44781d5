using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.Output;

public sealed class TimeLeftTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2.01:59:59", "2 d 1 h")]
    [InlineData("1.00:00:00", "1 d 0 h")]
    [InlineData("23:59:59", "23 h 59 min")]
    [InlineData("00:59:59", "59 min 59 s")]
    [InlineData("00:00:59.9", "59 s")]
    [InlineData("00:00:00.9", "less than 1 s")]
    [InlineData("00:00:00", "ended")]
    [InlineData("-00:00:01", "ended")]
    public void Of_ARunningPeriod_TheTwoLargestUnitsRoundedDown(string left, string words)
        => Assert.Equal(words, TimeLeft.Of(Mode.Written, BallotState.Open, Now + TimeSpan.Parse(left), Now));

    [Fact]
    public void Of_AMeeting_AtTheMeeting()
        => Assert.Equal("at the meeting", TimeLeft.Of(Mode.Meeting, BallotState.Open, null, Now));

    [Fact]
    public void Of_ASuspendedSilence_Suspended()
        => Assert.Equal("suspended", TimeLeft.Of(Mode.Silence, BallotState.Suspended, null, Now));

    [Fact]
    public void Of_ADecidedBallot_Decided()
        => Assert.Equal("decided", TimeLeft.Of(Mode.Silence, BallotState.Decided, Now.AddDays(1), Now));
}
