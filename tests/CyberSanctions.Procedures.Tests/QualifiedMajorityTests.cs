using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures.Tests;

/// <summary>Article 16(4) TEU and Article 238(2) and (3) TFEU, with the numbers of the 27 and of the table of 2025.</summary>
public sealed class QualifiedMajorityTests
{
    private static readonly string[] FifteenSmallest =
        ["MT", "LU", "CY", "EE", "LV", "SI", "LT", "HR", "IE", "SK", "FI", "DK", "BG", "AT", "HU"];

    [Fact]
    public void ThreeLargeMembersAgainst_AreNoBlockingMinority_SoItIsAdopted()
    {
        var decision = Qualified(Union.AllFor(Union.Of2025, Choice.Against, "DE", "FR", "IT"));

        Assert.Equal(Outcome.Adopted, decision.Outcome);
        Assert.Equal(
            "Adopted: 24 of 27 members are in favour (100 × 24 = 2400 ≥ 1485 = 55 × 27), with 5312 of 10001 of the population"
            + " (531200 < 650065), but those not in favour are no blocking minority: they are 3, and it must include at least"
            + " 4 members (Article 16(4) TEU).",
            decision.Explanation);
        Assert.Equal([true, true, false, false], decision.Thresholds.Select(t => t.Holds));
    }

    [Theory]
    [InlineData("MT")]
    [InlineData("LU")]
    [InlineData("ES")]
    public void ThreeLargeMembersAndAnyOther_Block(string other)
    {
        var decision = Qualified(Union.AllFor(Union.Of2025, Choice.Against, "DE", "FR", "IT", other));

        Assert.Equal(Outcome.NotAdopted, decision.Outcome);
        Assert.Contains("which is not enough (Article 16(4) TEU)", decision.Explanation);
    }

    [Fact]
    public void FifteenSmallestInFavour_AreMembersEnoughButNotPopulation()
    {
        var votes = Union.AllFor(
            Union.Of2025, Choice.Against, [.. Union.Of2025.Select(m => m.MemberState).Except(FifteenSmallest)]);

        var decision = Qualified(votes);

        Assert.Equal(Outcome.NotAdopted, decision.Outcome);
        Assert.Contains(decision.Thresholds, t => t is { Left: 1500, Right: 1485, Holds: true });
        Assert.Contains(decision.Thresholds, t => t is { Left: 137_200, Right: 650_065, Holds: false });
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void FiftyFivePercentOf27_AreFifteenMembers(int inFavour, bool holds)
    {
        var roster = Union.OfEquals(27, 1).Select((m, i) => m with { Population = i < inFavour ? 100 : 1 }).ToList();

        var decision = Union.Decide(Rule.QualifiedMajority, roster, First(roster, inFavour));

        Assert.Equal(holds ? Outcome.Adopted : Outcome.NotAdopted, decision.Outcome);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void SeventyTwoPercentOf27_AreTwentyMembers(int inFavour, bool holds)
    {
        var roster = Union.OfEquals(27, 1).Select((m, i) => m with { Population = i < inFavour ? 100 : 1 }).ToList();

        var decision = Union.Decide(Rule.ReinforcedQualifiedMajority, roster, First(roster, inFavour));

        Assert.Equal(holds ? Outcome.Adopted : Outcome.NotAdopted, decision.Outcome);
        Assert.Contains("Article 238(2) TFEU", decision.Explanation);
    }

    [Theory]
    [InlineData(6499, Outcome.NotAdopted)]
    [InlineData(6500, Outcome.Adopted)]
    public void SixtyFivePercentOfThePopulation_IsExact(long population, Outcome outcome)
    {
        // Fifteen members in favour and twelve against, together ten thousand.
        var roster = Union.OfEquals(27, 1).Select((m, i) => i switch
        {
            0 => m with { Population = population - 14 },
            26 => m with { Population = 10_000 - population - 11 },
            _ => m,
        }).ToList();

        Assert.Equal(10_000, roster.Sum(m => m.Population));
        Assert.Equal(outcome, Union.Decide(Rule.QualifiedMajority, roster, First(roster, 15)).Outcome);
    }

    [Theory]
    [InlineData(Choice.Abstain)]
    [InlineData(Choice.ConstructiveAbstain)]
    [InlineData(Choice.Unspecified)]
    public void WhoAbstainsOrDoesNotVote_IsNotInFavour(Choice choice)
    {
        string[] twelve = ["ES", "PL", "RO", "NL", "BE", "CZ", "PT", "EL", "HU", "AT", "BG", "DK"];
        var votes = Union.AllFor(Union.Of2025, choice, twelve).Where(v => v.Value.Choice != Choice.Unspecified).ToDictionary();

        var decision = Qualified(votes);

        Assert.Equal(15, decision.Count.For.Count);
        Assert.Equal(Outcome.NotAdopted, decision.Outcome);
    }

    [Fact]
    public void NotAllMembersTakePart_SharesAreOfThoseThatDo_AndABlockingMinorityIs35PercentPlusOneMember()
    {
        // DE alone has more than 35 % of the eight: a blocking minority must include two members.
        string[] eight = ["DE", "FR", "BE", "AT", "PT", "FI", "EE", "LU"];
        var roster = Union.Of2025.Select(m => m with { TakesPart = eight.Contains(m.MemberState) }).ToList();
        var participants = roster.Where(m => m.TakesPart).ToList();

        var two = Union.Decide(Rule.QualifiedMajority, roster, Union.AllFor(participants, Choice.Against, "DE", "FR"));
        var three = Union.Decide(Rule.QualifiedMajority, roster, Union.AllFor(participants, Choice.Against, "DE", "FR", "LU"));

        Assert.Equal(4_236, two.Count.EntitledPopulation);
        Assert.Contains(two.Thresholds, t => t is { Left: 2, Right: 2, Holds: true });
        Assert.Equal(Outcome.NotAdopted, three.Outcome);
        Assert.Contains("Article 238(3)(a) TFEU", three.Explanation);
    }

    [Theory]
    [InlineData(13, Outcome.NotAdopted)]
    [InlineData(14, Outcome.Adopted)]
    public void SimpleMajority_IsFourteenOfTheTwentySeven(int inFavour, Outcome outcome)
        => Assert.Equal(outcome, Union.Decide(Rule.SimpleMajority, Union.Of2025, First(Union.Of2025, inFavour)).Outcome);

    private static Decision Qualified(IReadOnlyDictionary<string, MemberVote> votes)
        => Union.Decide(Rule.QualifiedMajority, Union.Of2025, votes);

    private static Dictionary<string, MemberVote> First(IReadOnlyList<Member> roster, int inFavour)
        => Union.AllFor(roster, Choice.Against, [.. roster.Skip(inFavour).Select(m => m.MemberState)]);
}
