using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures.Tests.Proceedings;

/// <summary>Article 239 TFEU as it plays out statement by statement; and the emergency brake.</summary>
public sealed class ProxiesInABallotTests
{
    private readonly Council _council = Council.AtAMeeting();

    [Fact]
    public void Proxy_VotesForItselfFirst_ThenForTheOther()
    {
        _council.Say(_council.Proxy("BB", "AA"));
        Assert.Equal("own-vote-first", _council.RefusalOf(_council.Vote("AA", Choice.For, "BB")));

        _council.Say(_council.Vote("AA", Choice.Against)).Say(_council.Vote("AA", Choice.For, "BB"));

        Assert.Equal(("AA", Choice.For), (_council.Standing.Votes["BB"].Proxy, _council.Standing.Votes["BB"].Choice));
        Assert.Equal(Choice.Against, _council.Standing.Votes["AA"].Choice);
    }

    [Fact]
    public void VoteOnBehalf_WithoutAProxy_OrByAnother_IsRefused()
    {
        _council.Say(_council.Vote("AA", Choice.For)).Say(_council.Vote("CC", Choice.For));
        Assert.Equal("no-proxy", _council.RefusalOf(_council.Vote("AA", Choice.For, "BB")));
        Assert.Equal("no-proxy", _council.RefusalOf(_council.Vote("AA", Choice.For, "AA")));

        _council.Say(_council.Proxy("BB", "AA"));
        Assert.Equal("no-proxy", _council.RefusalOf(_council.Vote("CC", Choice.For, "BB")));
    }

    [Fact]
    public void OwnVote_EndsTheProxy()
    {
        _council.Say(_council.Proxy("BB", "AA")).Say(_council.Vote("AA", Choice.For)).Say(_council.Vote("AA", Choice.For, "BB"));
        _council.Say(_council.Vote("BB", Choice.Against));

        Assert.Equal((Choice.Against, null), (_council.Standing.Votes["BB"].Choice, _council.Standing.Votes["BB"].Proxy));
        Assert.Equal("no-proxy", _council.RefusalOf(_council.Vote("AA", Choice.For, "BB")));
        _council.Say(_council.Proxy("CC", "AA"));
    }

    [Fact]
    public void Withdrawing_DropsTheVoteOfTheProxy()
    {
        _council.Say(_council.Proxy("BB", "AA")).Say(_council.Vote("AA", Choice.For)).Say(_council.Vote("AA", Choice.For, "BB"));
        _council.Say(_council.Proxy("BB", ""));

        Assert.False(_council.Standing.Votes.ContainsKey("BB"));
        Assert.Equal("no-proxy", _council.RefusalOf(_council.Proxy("BB", "")));
    }

    [Fact]
    public void GivingTheProxyToAnother_DropsTheVoteOfTheFirst_AndFreesIt()
    {
        _council.Say(_council.Proxy("BB", "AA")).Say(_council.Vote("AA", Choice.For)).Say(_council.Vote("AA", Choice.For, "BB"));
        _council.Say(_council.Proxy("BB", "CC")).Say(_council.Proxy("DD", "AA"));

        Assert.False(_council.Standing.Votes.ContainsKey("BB"));
        Assert.Equal(("CC", "AA"), (_council.Standing.Proxies["BB"], _council.Standing.Proxies["DD"]));
    }

    [Fact]
    public void GivingAProxy_DropsTheOwnVote()
    {
        _council.Say(_council.Vote("BB", Choice.For)).Say(_council.Proxy("BB", "AA"));

        Assert.False(_council.Standing.Votes.ContainsKey("BB"));
    }

    [Fact]
    public void ProxyOfAProxy_IsRefused_InEitherOrder()
    {
        _council.Say(_council.Proxy("BB", "AA"));

        Assert.Equal("proxy-of-a-proxy", _council.RefusalOf(_council.Proxy("AA", "CC")));
        Assert.Equal("proxy-of-a-proxy", _council.RefusalOf(_council.Proxy("AA", "BB")));
        Assert.Equal("proxy-of-a-proxy", _council.RefusalOf(_council.Proxy("CC", "BB")));
    }

    [Fact]
    public void ProxyOfTwo_IsRefused_AndTheSameOneAgainIsNot()
    {
        _council.Say(_council.Proxy("BB", "AA"));

        Assert.Equal("proxy-of-two", _council.RefusalOf(_council.Proxy("CC", "AA")));
        _council.Say(_council.Proxy("BB", "AA"));
    }

    [Fact]
    public void Proxy_ToOneself_OrToNobodyOnTheRoster_IsRefused()
    {
        Assert.Equal("no-such-proxy", _council.RefusalOf(_council.Proxy("AA", "AA")));
        Assert.Equal("no-such-proxy", _council.RefusalOf(_council.Proxy("AA", "ZZ")));
    }

    [Fact]
    public void Proxy_WhereNoVoteIsTaken_IsRefused()
    {
        Assert.Equal("no-proxy-here", Council.InWriting().RefusalOf(Council.InWriting().Proxy("AA", "BB")));
        Assert.Equal("no-proxy-here", Council.InSilence().RefusalOf(Council.InSilence().Proxy("AA", "BB")));
    }

    [Theory]
    [InlineData(Rule.QualifiedMajority)]
    [InlineData(Rule.ReinforcedQualifiedMajority)]
    public void EmergencyBrake_AgainstAQualifiedMajority_EndsTheBallotWithoutAVote(Rule rule)
    {
        var council = Council.AtAMeeting(rule);
        council.Say(council.Vote("AA", Choice.For)).Say(council.Brake("EE", "vital"), "vital");

        Assert.Equal(
            DecisionCause.EmergencyBrake, Procedures.Proceedings.Conclusion.Due(council.Ballot, council.Standing, council.Now));
        Assert.Equal("ballot-closed", council.RefusalOf(council.Vote("BB", Choice.For)));
        Assert.Equal("not-due", council.RefusalOf(one => one.Decide(DecisionCause.Closed)));
        Assert.Equal(Outcome.NoVote, council.Decide(DecisionCause.EmergencyBrake).Decision.Outcome);
    }

    [Theory]
    [InlineData(Rule.Unanimity)]
    [InlineData(Rule.SimpleMajority)]
    public void EmergencyBrake_AgainstAnotherRule_IsRefused(Rule rule)
        => Assert.Equal(
            "no-emergency-brake", Council.AtAMeeting(rule).RefusalOf(Council.AtAMeeting(rule).Brake("EE", "vital"), "vital"));
}
