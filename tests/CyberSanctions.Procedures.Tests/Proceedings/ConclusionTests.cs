using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Procedures.Tests.Proceedings;

/// <summary>For which cause a ballot may end, and when.</summary>
public sealed class ConclusionTests
{
    [Fact]
    public void Meeting_EndsWhenItIsClosed_AndNotByItself()
    {
        var council = Council.AtAMeeting();

        Assert.Null(Conclusion.Due(council.Ballot, council.Standing, Council.Opening.AddYears(1)));
        foreach (var cause in (DecisionCause[])[
            DecisionCause.Unspecified, DecisionCause.Deadline, DecisionCause.Lapse, DecisionCause.SilenceBroken,
            DecisionCause.EmergencyBrake
        ])
        {
            Assert.Equal("not-due", council.RefusalOf(one => one.Decide(cause)));
        }

        Assert.Equal(Outcome.NotAdopted, council.Decide(DecisionCause.Closed).Decision.Outcome);
        Assert.Null(Conclusion.Due(council.Ballot, council.Standing, Council.Opening.AddYears(1)));
    }

    [Fact]
    public void WrittenProcedure_IsClosedEarly_OnlyWhenEverybodyHasAnswered()
    {
        var council = Council.InWriting();
        foreach (var member in Delegations.Roster)
        {
            Assert.Equal("votes-missing", council.RefusalOf(one => one.Decide(DecisionCause.Closed)));
            council.Say(council.Vote(member.MemberState, Choice.For));
        }

        Assert.Equal(Outcome.Adopted, council.Decide(DecisionCause.Closed).Decision.Outcome);
    }

    [Fact]
    public void WrittenProcedure_EndsAtItsDeadline_AndThenForThatCauseOnly()
    {
        var council = Council.InWriting();
        council.Say(council.Vote("AA", Choice.For)).At(council.Ballot.Deadline!.Value);

        Assert.Equal(DecisionCause.Deadline, Conclusion.Due(council.Ballot, council.Standing, council.Now));
        Assert.Equal("not-due", council.RefusalOf(one => one.Decide(DecisionCause.Closed)));
        Assert.Equal(Outcome.NotAdopted, council.Decide(DecisionCause.Deadline).Decision.Outcome);
    }

    [Fact]
    public void SilenceProcedure_IsClosedByNobodyBeforeItsEnd()
        => Assert.Equal("period-runs", Council.InSilence().RefusalOf(one => one.Decide(DecisionCause.Closed)));

    [Fact]
    public void CorrectedText_SupersedesAnyBallotThatIsNotDecided()
    {
        foreach (var council in (Council[])[Council.AtAMeeting(), Council.InWriting(), Council.InSilence()])
        {
            Assert.Equal(Outcome.Superseded, council.Decide(DecisionCause.CorrectedText).Decision.Outcome);
            Assert.Equal((BallotState.Decided, null), (council.Standing.State, council.Standing.Deadline));
        }
    }

    [Fact]
    public void Conclusion_IsWrittenWithEveryTestAndEverybodysPlace()
    {
        var council = Council.AtAMeeting();
        council.Say(council.Vote("AA", Choice.For))
            .Say(council.Proxy("BB", "AA"))
            .Say(council.Vote("AA", Choice.For, "BB"))
            .Say(council.Vote("CC", Choice.Against));

        var json = council.Decide(DecisionCause.Closed).ToJson();

        Assert.Equal("closed", json["cause"]!.GetValue<string>());
        Assert.Equal("""["AA","BB"]""", json["votesFor"]!.ToJsonString());
        Assert.Equal("""["CC"]""", json["votesAgainst"]!.ToJsonString());
        Assert.Equal("""["DD","EE"]""", json["notVoting"]!.ToJsonString());
        Assert.Equal("""["BB"]""", json["represented"]!.ToJsonString());
        Assert.Equal(4, json["thresholds"]!.AsArray().Count);
    }
}
