using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures.Tests;

/// <summary>Article 31(1) TEU and Article 238(4) TFEU, with the numbers of the 27 and of the table of 2025.</summary>
public sealed class UnanimityTests
{
    // Nine members holding exactly 33.34 %, and nine holding exactly 33.33 %.
    private static readonly string[] NineHolding3334 = ["DE", "ES", "DK", "SK", "LT", "LV", "CY", "LU", "MT"];
    private static readonly string[] NineHolding3333 = ["DE", "ES", "BG", "SK", "LT", "EE", "CY", "LU", "MT"];
    private static readonly string[] NineHolding3000 = ["DE", "RO", "NL", "AT", "SI", "EE", "CY", "LU", "MT"];
    private static readonly string[] EightHolding6000 = ["DE", "FR", "IT", "ES", "DK", "SI", "LV", "MT"];

    [Fact]
    public void Unanimity_TwentySevenFor_IsAdopted()
        => Assert.Equal(Outcome.Adopted, Decide(Union.AllFor(Union.Of2025, Choice.For)).Outcome);

    [Fact]
    public void Unanimity_TwentySixForAndOneAbstaining_IsAdopted()
    {
        var decision = Decide(Union.AllFor(Union.Of2025, Choice.Abstain, "DE"));

        Assert.Equal(Outcome.Adopted, decision.Outcome);
        Assert.Equal(26, decision.Count.For.Count);
        Assert.Equal(["DE"], decision.Count.Abstaining.Select(m => m.MemberState));
        Assert.Contains("DE does not prevent adoption (Article 238(4) TFEU)", decision.Explanation);
    }

    [Fact]
    public void Unanimity_TwentySixForAndOneAgainst_IsNotAdopted()
    {
        var decision = Decide(Union.AllFor(Union.Of2025, Choice.Against, "MT"));

        Assert.Equal(Outcome.NotAdopted, decision.Outcome);
        Assert.Equal("Not adopted: MT voted against (Article 31(1) TEU, first subparagraph).", decision.Explanation);
        Assert.Contains(
            decision.Thresholds, t => t is { Name: "votes against", Left: 1, Comparison: "=", Right: 0, Holds: false });
    }

    [Fact]
    public void Unanimity_NineConstructiveAbstentionsHoldingAThird_IsNotAdopted()
    {
        Assert.Equal(3334, PopulationOf(NineHolding3334));

        var decision = Decide(Union.AllFor(Union.Of2025, Choice.ConstructiveAbstain, NineHolding3334));

        Assert.Equal(Outcome.NotAdopted, decision.Outcome);
        Assert.Equal(18, decision.Count.For.Count);
        Assert.Equal(9, decision.Count.ConstructivelyAbstaining.Count);
        Assert.Contains("3 × 9 = 27 ≥ 27", decision.Explanation);
        Assert.Contains("3 × 3334 = 10002 ≥ 10001", decision.Explanation);
        Assert.Contains(decision.Thresholds, t => t is { Left: 27, Comparison: ">=", Right: 27, Holds: true });
        Assert.Contains(decision.Thresholds, t => t is { Left: 10_002, Comparison: ">=", Right: 10_001, Holds: true });
    }

    [Fact]
    public void Unanimity_NineConstructiveAbstentionsHoldingOneUnitLessThanAThird_IsAdopted()
    {
        Assert.Equal(3333, PopulationOf(NineHolding3333));

        var decision = Decide(Union.AllFor(Union.Of2025, Choice.ConstructiveAbstain, NineHolding3333));

        Assert.Equal(Outcome.Adopted, decision.Outcome);
        Assert.Contains("(9999 < 10001)", decision.Explanation);
    }

    [Fact]
    public void Unanimity_NineConstructiveAbstentionsHolding30Percent_IsAdopted()
    {
        Assert.Equal(3000, PopulationOf(NineHolding3000));
        Assert.Equal(Outcome.Adopted, Decide(Union.AllFor(Union.Of2025, Choice.ConstructiveAbstain, NineHolding3000)).Outcome);
    }

    [Fact]
    public void Unanimity_EightConstructiveAbstentionsHolding60Percent_IsAdopted()
    {
        Assert.Equal(6000, PopulationOf(EightHolding6000));
        Assert.Equal(Outcome.Adopted, Decide(Union.AllFor(Union.Of2025, Choice.ConstructiveAbstain, EightHolding6000)).Outcome);
    }

    [Fact]
    public void Unanimity_NinePlainAbstentionsHoldingAThird_IsAdopted()
        => Assert.Equal(Outcome.Adopted, Decide(Union.AllFor(Union.Of2025, Choice.Abstain, NineHolding3334)).Outcome);

    [Theory]
    [InlineData(9, 1000, Outcome.NotAdopted)] // 9 of 27 and 9,000 of 27,000: one third exactly, twice
    [InlineData(9, 999, Outcome.Adopted)]
    [InlineData(8, 1000, Outcome.Adopted)]
    [InlineData(10, 1000, Outcome.NotAdopted)]
    public void Unanimity_ConstructiveAbstentionsAtTheBoundaryOfOneThird(int abstaining, long population, Outcome outcome)
    {
        // What the abstaining States lack, the others have: the total stays 27,000.
        var roster = Union.OfEquals(27, 1000).Select((m, i) => i < abstaining
            ? m with { Population = population }
            : i == 26 ? m with { Population = 1000 + (abstaining * (1000 - population)) } : m).ToList();

        var votes = Union.AllFor(roster, Choice.ConstructiveAbstain, [.. roster.Take(abstaining).Select(m => m.MemberState)]);

        Assert.Equal(27_000, roster.Sum(m => m.Population));
        Assert.Equal(outcome, Union.Decide(Rule.Unanimity, roster, votes).Outcome);
    }

    [Fact]
    public void Unanimity_WithPersonsInsteadOfShares_IsExact()
    {
        // 451,028,881 is no multiple of three: a third is 150,342,960 and a fraction.
        const long Total = 451_028_881;
        var nine = Union.OfEquals(9, 1).Select((m, i) => m with { Population = i == 0 ? 150_342_961 - 8 : 1 }).ToList();
        var others = Union.OfEquals(27, 1)
            .Skip(9)
            .Select((m, i) => m with { Population = i == 0 ? Total - 150_342_961 - 17 : 1 });
        List<Member> roster = [.. nine, .. others];
        var votes = Union.AllFor(roster, Choice.ConstructiveAbstain, [.. nine.Select(m => m.MemberState)]);

        Assert.Equal(Total, roster.Sum(m => m.Population));
        Assert.Equal(Outcome.NotAdopted, Union.Decide(Rule.Unanimity, roster, votes).Outcome);

        // One person moves over the border.
        roster[0] = roster[0] with { Population = roster[0].Population - 1 };
        roster[9] = roster[9] with { Population = roster[9].Population + 1 };
        Assert.Equal(Outcome.Adopted, Union.Decide(Rule.Unanimity, roster, votes).Outcome);
    }

    [Fact]
    public void Unanimity_OneMemberNeitherPresentNorRepresented_IsNotAdopted()
    {
        var votes = Union.AllFor(Union.Of2025, Choice.For);
        votes.Remove("LU");

        var decision = Decide(votes);

        Assert.Equal(Outcome.NotAdopted, decision.Outcome);
        Assert.Equal(["LU"], decision.Count.NotVoting.Select(m => m.MemberState));
        Assert.StartsWith("Not adopted: LU took no part in the vote", decision.Explanation);
        Assert.Contains(decision.Thresholds, t => t is { Left: 52, Comparison: ">", Right: 27, Holds: true });
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void Quorum_IsAMajorityOfTheMembers(int takingPart, bool holds)
    {
        var votes = Union.Of2025.Take(takingPart).ToDictionary(m => m.MemberState, _ => new MemberVote(Choice.For));

        var quorum = Decide(votes).Thresholds[0];

        Assert.StartsWith("quorum", quorum.Name);
        Assert.Equal((2 * takingPart, 27, holds), (quorum.Left, quorum.Right, quorum.Holds));
    }

    [Fact]
    public void Unanimity_SeveralObstacles_AreAllNamed()
    {
        var votes = Union.AllFor(Union.Of2025, Choice.ConstructiveAbstain, NineHolding3334);
        votes["FR"] = Choice.Against;
        votes.Remove("IT");

        var explanation = Decide(votes).Explanation;

        Assert.Contains("FR voted against", explanation);
        Assert.Contains("IT took no part", explanation);
        Assert.Contains("abstained constructively", explanation);
    }

    [Fact]
    public void Decision_PutsEveryMemberInExactlyOnePlace_InRosterOrder()
    {
        var votes = Union.Of2025.Where((_, i) => i % 5 != 0).Select((m, i) => (m.MemberState, Choice: (Choice)(1 + (i % 4))))
            .ToDictionary(v => v.MemberState, v => new MemberVote(v.Choice));

        var count = Decide(votes).Count;

        List<Member>[] places =
            [
                [.. count.For], [.. count.Against], [.. count.Abstaining], [.. count.ConstructivelyAbstaining],
                [.. count.NotVoting]
            ];
        Assert.Equal(Union.Of2025, places.SelectMany(p => p).OrderBy(m => m.MemberState));
        Assert.All(places, place => Assert.Equal(place.OrderBy(m => m.MemberState), place));
    }

    [Fact]
    public void Decide_VoteOfNoMember_Throws()
        => Assert.Throws<ArgumentException>(() => Decide(new Dictionary<string, MemberVote> { ["UK"] = Choice.For }));

    [Theory]
    [InlineData(Choice.Unspecified)]
    [InlineData((Choice)9)]
    public void Decide_UnknownChoice_Throws(Choice choice)
        => Assert.Throws<ArgumentException>(() => Decide(new Dictionary<string, MemberVote> { ["FR"] = choice }));

    [Fact]
    public void Decide_UnknownRule_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => Union.Decide(Rule.Unspecified, Union.Of2025, Union.AllFor(Union.Of2025, Choice.For)));

    [Fact]
    public void Decide_RosterThatIsEmptyOrNamesAStateTwiceOrWithoutPopulation_Throws()
    {
        var votes = new Dictionary<string, MemberVote>();
        Assert.Throws<ArgumentException>(() => Union.Decide(Rule.Unanimity, [], votes));
        Assert.Throws<ArgumentException>(() => Union.Decide(Rule.Unanimity, [.. Union.Of2025, Union.Of2025[0]], votes));
        Assert.Throws<ArgumentException>(() => Union.Decide(Rule.Unanimity, [new Member("FR", "France", 0)], votes));
    }

    [Fact]
    public void Decide_PopulationsBeyondSixtyFourBits_ThrowInsteadOfWrappingAround()
        => Assert.Throws<OverflowException>(() => Union.Decide(
            Rule.Unanimity, Union.OfEquals(2, long.MaxValue), Union.AllFor(Union.OfEquals(2, 1), Choice.For)));

    private static Decision Decide(IReadOnlyDictionary<string, MemberVote> votes)
        => Union.Decide(Rule.Unanimity, Union.Of2025, votes);

    private static long PopulationOf(string[] states)
        => Union.Of2025.Where(m => states.Contains(m.MemberState)).Sum(m => m.Population);
}
