using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures.Tests;

/// <summary>How members are asked: at a meeting, in writing, in silence; proxies, and the emergency brake.</summary>
public sealed class ModesTests
{
    [Theory]
    [InlineData(13, Outcome.NotAdopted)]
    [InlineData(14, Outcome.Adopted)]
    public void Meeting_NeedsAMajorityPresent_AndARepresentedMemberIsNotPresent(int present, Outcome outcome)
    {
        // Everybody who is present acts for one who is not.
        var votes = Union.Of2025.Take(present).ToDictionary(m => m.MemberState, _ => new MemberVote(Choice.For));
        foreach (var (absent, proxy) in Union.Of2025.Skip(present).Zip(Union.Of2025.Take(present)))
        {
            votes[absent.MemberState] = new MemberVote(Choice.For, proxy.MemberState);
        }

        // With thirteen present, the twenty-seventh is neither.
        var decision = Union.Decide(Rule.QualifiedMajority, Union.Of2025, votes);

        Assert.Equal(present, decision.Count.Present);
        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(outcome == Outcome.Adopted, decision.Thresholds[0].Holds);
    }

    [Fact]
    public void Written_WantsAnAnswerFromEverybody()
    {
        var votes = Union.AllFor(Union.Of2025, Choice.For);
        Assert.Equal(Outcome.Adopted, Tally.Decide(new Question(Rule.Unanimity, Mode.Written, Union.Of2025), votes).Outcome);

        votes.Remove("PT");
        var decision = Tally.Decide(new Question(Rule.QualifiedMajority, Mode.Written, Union.Of2025), votes);

        Assert.Equal(Outcome.NotAdopted, decision.Outcome);
        Assert.Equal(
            "Not adopted: PT did not answer, and nobody's consent is presumed (Council's Rules of Procedure, Article 12(1)).",
            decision.Explanation);
    }

    [Fact]
    public void Silence_IsConsent()
    {
        var decision = Tally.Decide(
            new Question(Rule.Unanimity, Mode.Silence, Union.Of2025), new Dictionary<string, MemberVote>());

        Assert.Equal(Outcome.Adopted, decision.Outcome);
        Assert.Equal(27, decision.Count.For.Count);
        Assert.StartsWith("Adopted: 27 members were silent until the end of the period, which is consent", decision.Explanation);
    }

    [Fact]
    public void Silence_BrokenByOneMember_IsNotAdopted_WhateverTheRule()
    {
        var votes = new Dictionary<string, MemberVote> { ["MT"] = Choice.Against };
        foreach (var rule in (Rule[])[Rule.Unanimity, Rule.QualifiedMajority, Rule.SimpleMajority])
        {
            var decision = Tally.Decide(new Question(rule, Mode.Silence, Union.Of2025), votes);

            Assert.Equal(Outcome.NotAdopted, decision.Outcome);
            Assert.Equal(
                "Not adopted: MT broke the silence (Council's Rules of Procedure, Article 12(2)).", decision.Explanation);
        }
    }

    [Fact]
    public void EmergencyBrake_MeansThatNoVoteTakesPlace()
    {
        var question = new Question(Rule.QualifiedMajority, Mode.Meeting, Union.Of2025);

        var decision = Tally.Decide(
            question, Union.AllFor(Union.Of2025, Choice.For), [new EmergencyBrake("CY", "Vital reasons, stated.")]);

        Assert.Equal(Outcome.NoVote, decision.Outcome);
        Assert.StartsWith("No vote takes place: CY opposes a decision by qualified majority", decision.Explanation);
    }

    [Theory]
    [InlineData(Rule.Unanimity, "CY", "Vital reasons.")]
    [InlineData(Rule.QualifiedMajority, "CY", " ")]
    [InlineData(Rule.QualifiedMajority, "UK", "Vital reasons.")]
    public void EmergencyBrake_AgainstUnanimity_WithoutReasons_OrByNoMember_IsNone(Rule rule, string member, string reasons)
        => Assert.Throws<ArgumentException>(() => Tally.Decide(
            new Question(rule, Mode.Meeting, Union.Of2025),
            Union.AllFor(Union.Of2025, Choice.For),
            [new EmergencyBrake(member, reasons)]));

    [Theory]
    [InlineData(Mode.Meeting, "EE", "EE", null, "EE cannot be its own proxy.")]
    [InlineData(Mode.Meeting, "EE", "FI", "SE", "FI does not vote itself, so it cannot vote for EE (Article 239 TFEU).")]
    [InlineData(
        Mode.Written,
        "EE",
        "FI",
        null,
        "A member may act for another one only where a vote is taken, at a meeting (Article 239 TFEU).")]
    [InlineData(
        Mode.Silence,
        "EE",
        "FI",
        null,
        "A member may act for another one only where a vote is taken, at a meeting (Article 239 TFEU).")]
    public void Proxy_ThatTheTreatiesDoNotKnow_IsNamed(
        Mode mode, string member, string proxy, string? proxyOfTheProxy, string problem)
    {
        var votes = Union.AllFor(Union.Of2025, Choice.For);
        votes[member] = new MemberVote(Choice.For, proxy);
        votes[proxy] = proxy == member ? votes[member] : new MemberVote(Choice.For, proxyOfTheProxy);

        Assert.Equal(problem, Proxies.Problem(mode, votes));
        Assert.Throws<ArgumentException>(() => Tally.Decide(new Question(Rule.Unanimity, mode, Union.Of2025), votes));
    }

    [Fact]
    public void Proxy_ForTwoMembers_IsOneTooMany()
    {
        var votes = Union.AllFor(Union.Of2025, Choice.For);
        votes["EE"] = new MemberVote(Choice.For, "FI");
        Assert.Null(Proxies.Problem(Mode.Meeting, votes));

        votes["LV"] = new MemberVote(Choice.For, "FI");
        Assert.Equal(
            "FI acts for EE and LV; it may act for one other member (Article 239 TFEU).", Proxies.Problem(Mode.Meeting, votes));
    }
}
