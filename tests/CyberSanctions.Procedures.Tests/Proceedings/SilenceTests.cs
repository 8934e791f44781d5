using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Procedures.Tests.Proceedings;

/// <summary>The silence procedure: 48 hours from the opening, lapsing after 240.</summary>
public sealed class SilenceTests
{
    private readonly Council _council = Council.InSilence();

    [Fact]
    public void Silence_UntilTheEndOfThePeriod_Adopts()
    {
        Assert.Equal(
            "not-due", _council.At(Hours(48).AddMicroseconds(-1)).RefusalOf(council => council.Decide(DecisionCause.Deadline)));
        Assert.Equal(Outcome.Adopted, _council.At(Hours(48)).Decide(DecisionCause.Deadline).Decision.Outcome);
    }

    [Fact]
    public void Reservation_StopsThePeriod_AndLiftingItRunsOnWithWhatWasLeft()
    {
        _council.At(Hours(47)).Say(_council.Reservation("AA", "scrutiny"), "scrutiny");
        Assert.Equal(
            (BallotState.Suspended, null, TimeSpan.FromHours(1)),
            (_council.Standing.State, _council.Standing.Deadline, _council.Standing.Remaining));
        Assert.Null(Conclusion.Due(_council.Ballot, _council.Standing, Hours(100)));

        _council.At(Hours(100)).Say(_council.Lifting("AA"));

        Assert.Equal(
            (BallotState.Open, Hours(101), null),
            (_council.Standing.State, _council.Standing.Deadline, _council.Standing.Remaining));
        Assert.Equal(DecisionCause.Deadline, Conclusion.Due(_council.Ballot, _council.Standing, Hours(101)));
    }

    [Fact]
    public void Period_RunsOnOnlyWhenTheLastReservationIsLifted()
    {
        _council.At(Hours(10)).Say(_council.Reservation("AA", "scrutiny"), "scrutiny");
        _council.At(Hours(20)).Say(_council.Reservation("BB", "language", ReservationKind.Linguistic), "language");
        Assert.Equal(TimeSpan.FromHours(38), _council.Standing.Remaining);

        _council.At(Hours(30)).Say(_council.Lifting("AA"));
        Assert.Equal(BallotState.Suspended, _council.Standing.State);
        _council.At(Hours(40)).Say(_council.Lifting("BB"));

        Assert.Equal(Hours(78), _council.Standing.Deadline);
    }

    [Fact]
    public void Reservation_Twice_OrLiftedWithoutOne_IsRefused()
    {
        Assert.Equal("no-reservation", _council.RefusalOf(_council.Lifting("AA")));
        _council.Say(_council.Reservation("AA", "scrutiny"), "scrutiny");

        Assert.Equal(
            "reservation-stands",
            _council.RefusalOf(_council.Reservation("AA", "substance", ReservationKind.Substance), "substance"));
        Assert.Equal("no-reservation", _council.RefusalOf(_council.Lifting("BB")));
    }

    [Fact]
    public void Reservation_ThatStillStandsOnTheDay_LetsTheProcedureLapse()
    {
        _council.At(Hours(1)).Say(_council.Reservation("AA", "scrutiny"), "scrutiny");
        Assert.Null(Conclusion.Due(_council.Ballot, _council.Standing, Hours(240).AddMicroseconds(-1)));

        _council.At(Hours(240));

        Assert.Equal("ballot-closed", _council.RefusalOf(_council.Lifting("AA")));
        Assert.Equal("not-due", _council.RefusalOf(council => council.Decide(DecisionCause.Deadline)));
        var conclusion = _council.Decide(DecisionCause.Lapse);
        Assert.Equal(Outcome.Lapsed, conclusion.Decision.Outcome);
        Assert.StartsWith(
            "Lapsed: the reservations of AA still stood at 2026-12-03T09:00:00.000000Z",
            conclusion.Decision.Explanation,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void BrokenSilence_DecidesAgainst_AtOnce_AlsoWhileSuspended(bool suspended)
    {
        if (suspended)
        {
            _council.Say(_council.Reservation("AA", "scrutiny"), "scrutiny");
        }

        _council.Say(_council.Breaking("CC", "no"), "no");

        Assert.Equal(DecisionCause.SilenceBroken, Conclusion.Due(_council.Ballot, _council.Standing, _council.Now));
        Assert.Equal(Outcome.NotAdopted, _council.Decide(DecisionCause.SilenceBroken).Decision.Outcome);
    }

    [Fact]
    public void BrokenSilence_CannotBeTakenBack_NorGivenMoreTime()
    {
        _council.Say(_council.Breaking("CC", "no"), "no");

        Assert.Equal("ballot-closed", _council.RefusalOf(_council.Vote("CC", Choice.For)));
        Assert.Equal("ballot-closed", _council.RefusalOf(council => council.Extend(Hours(72))));
    }

    [Fact]
    public void VoteAgainst_IsRefused_SinceItIsToBeReasoned()
    {
        Assert.Equal("break-the-silence", _council.RefusalOf(_council.Vote("AA", Choice.Against)));
        _council.Say(_council.Vote("AA", Choice.Abstain));
    }

    [Fact]
    public void Reservations_AndBrokenSilence_ElsewhereThanInASilenceProcedure_AreRefused()
    {
        foreach (var council in (Council[])[Council.AtAMeeting(), Council.InWriting()])
        {
            Assert.Equal("no-silence-procedure", council.RefusalOf(council.Reservation("AA", "scrutiny"), "scrutiny"));
            Assert.Equal("no-silence-procedure", council.RefusalOf(council.Lifting("AA")));
            Assert.Equal("no-silence-procedure", council.RefusalOf(council.Breaking("AA", "no"), "no"));
        }
    }

    [Fact]
    public void Extension_MovesTheEndLater_AndNeverEarlier()
    {
        Assert.Equal("deadline-not-later", _council.RefusalOf(council => council.Extend(Hours(48))));
        Assert.Equal("deadline-not-later", _council.RefusalOf(council => council.Extend(Hours(47))));

        _council.Extend(Hours(48).AddMicroseconds(1));

        Assert.Equal(Hours(48).AddMicroseconds(1), _council.Standing.Deadline);
    }

    [Fact]
    public void Extension_WhileSuspended_AtAMeeting_OrTooLate_IsRefused()
    {
        Assert.Equal("no-period", Council.AtAMeeting().RefusalOf(council => council.Extend(Hours(72))));
        Assert.Equal("ballot-closed", Council.InSilence().At(Hours(48)).RefusalOf(council => council.Extend(Hours(72))));

        _council.Say(_council.Reservation("AA", "scrutiny"), "scrutiny");
        Assert.Equal("ballot-suspended", _council.RefusalOf(council => council.Extend(Hours(72))));
    }

    private static DateTime Hours(int hours) => Council.Opening.AddHours(hours);
}
