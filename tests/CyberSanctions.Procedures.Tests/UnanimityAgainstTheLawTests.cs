using System.Numerics;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures.Tests;

/// <summary>The tally against a second, plainer statement of the law, over every way to vote in small Unions.</summary>
public sealed class UnanimityAgainstTheLawTests
{
    private const int Seed = 31_1;
    private static readonly Choice[] Choices = [
        Choice.Unspecified, Choice.For, Choice.Against, Choice.Abstain, Choice.ConstructiveAbstain
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Unanimity_EveryWayToVote_AgreesWithTheLaw(int members)
    {
        var random = new Random(Seed + members);
        for (var union = 0; union < 8; union++)
        {
            // Small populations, so that exactly one third happens often.
            var roster = Union.OfEquals(members, 1).Select(m => m with { Population = random.Next(1, 7) }).ToList();
            foreach (var choices in EveryWay(members))
            {
                Assert.True(Law(roster, choices) == Decide(roster, choices), Describe(roster, choices));
            }
        }
    }

    [Fact]
    public void Unanimity_ChangingAnyVoteToFor_NeverPreventsAdoption()
    {
        var random = new Random(Seed);
        var roster = Union.OfEquals(5, 1).Select(m => m with { Population = random.Next(1, 7) }).ToList();
        foreach (var choices in EveryWay(5).Where(choices => Decide(roster, choices)))
        {
            for (var i = 0; i < choices.Length; i++)
            {
                Choice[] changed = [.. choices];
                changed[i] = Choice.For;
                Assert.True(Decide(roster, changed), Describe(roster, changed));
            }
        }
    }

    [Fact]
    public void Unanimity_OrderOfRosterAndVotes_DoesNotMatter()
    {
        var random = new Random(Seed);
        for (var trial = 0; trial < 500; trial++)
        {
            // Mostly for and constructive abstention: otherwise hardly anything is adopted.
            var votes = Union.Of2025.ToDictionary(m => m.MemberState, _ => new MemberVote(random.Next(100) switch
            {
                < 64 => Choice.For,
                < 99 => Choice.ConstructiveAbstain,
                _ => Choice.Against,
            }));
            Member[] shuffledRoster = [.. Union.Of2025];
            random.Shuffle(shuffledRoster);
            var shuffledVotes = shuffledRoster.Reverse().ToDictionary(m => m.MemberState, m => votes[m.MemberState]);

            var one = Union.Decide(Rule.Unanimity, Union.Of2025, votes);
            var other = Union.Decide(Rule.Unanimity, shuffledRoster, shuffledVotes);

            Assert.Equal(
                (one.Outcome, one.Thresholds),
                (other.Outcome, other.Thresholds),
                (x, y) => x.Outcome == y.Outcome && x.Thresholds.SequenceEqual(y.Thresholds));
        }
    }

    // Written from the articles, not from the tally: fractions, and no multiplication of sides.
    private static bool Law(IReadOnlyList<Member> roster, Choice[] choices)
    {
        if (choices.Any(c => c is Choice.Against or Choice.Unspecified))
        {
            return false;
        }

        var union = BigInteger.Zero;
        var abstainers = BigInteger.Zero;
        var number = 0;
        foreach (var (member, choice) in roster.Zip(choices))
        {
            union += member.Population;
            if (choice == Choice.ConstructiveAbstain)
            {
                abstainers += member.Population;
                number++;
            }
        }

        // "At least one third": the rest is at most twice as much.
        return !(roster.Count - number <= number + number && union - abstainers <= abstainers + abstainers);
    }

    private static bool Decide(IReadOnlyList<Member> roster, Choice[] choices)
        => Union.Decide(
            Rule.Unanimity,
            roster,
            roster.Zip(choices)
                .Where(v => v.Second != Choice.Unspecified)
                .ToDictionary(v => v.First.MemberState, v => new MemberVote(v.Second)))
            .Outcome == Outcome.Adopted;

    private static IEnumerable<Choice[]> EveryWay(int members)
    {
        var ways = (int)Math.Pow(Choices.Length, members);
        for (var way = 0; way < ways; way++)
        {
            var rest = way;
            var choices = new Choice[members];
            for (var i = 0; i < members; i++)
            {
                choices[i] = Choices[rest % Choices.Length];
                rest /= Choices.Length;
            }

            yield return choices;
        }
    }

    private static string Describe(IReadOnlyList<Member> roster, Choice[] choices)
        => string.Join(", ", roster.Zip(choices).Select(v => $"{v.First.Population}:{v.Second}"));
}
