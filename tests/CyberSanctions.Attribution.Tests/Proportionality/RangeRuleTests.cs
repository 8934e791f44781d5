using CyberSanctions.Attribution.Proportionality;
using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Tests.Proportionality;

/// <summary>How far a proportionate response reaches: the rule alone.</summary>
public sealed class RangeRuleTests
{
    private const int Criteria = 7;
    private const int Ratings = 10;
    private static readonly int[] Unweighed = [0, 0, 4, 2, 2, 2, 2, 2];

    [Theory]
    [InlineData("0000000", "preventive measures")]
    [InlineData("1111110", "preventive measures")]
    [InlineData("1111111", "from preventive measures to cooperative measures")]
    [InlineData("2222220", "from preventive measures to cooperative measures")]
    [InlineData("2222221", "from cooperative measures to stability measures")]
    [InlineData("3333330", "from cooperative measures to stability measures")]
    [InlineData("3333331", "from stability measures to restrictive measures")]
    [InlineData("4444440", "from stability measures to restrictive measures")]
    [InlineData("4444441", "from restrictive measures to support to lawful responses")]
    [InlineData("0000003", "from cooperative measures to stability measures")]
    [InlineData("0000004", "from stability measures to restrictive measures")]
    public void Criteria_AloneWithEveryLegalBasis_ReachAsFarAsTheirSum_OrTheirImpact(string criteria, string range)
        => Assert.Equal(range, WordsOf([.. criteria.Select(digit => digit - '0'), .. Unweighed]));

    [Theory]
    [InlineData("1 0 4", "from stability measures to restrictive measures")]
    [InlineData("2 0 4", "from cooperative measures to restrictive measures")]
    [InlineData("4 0 4", "from cooperative measures to stability measures")]
    [InlineData("0 2 4", "from stability measures to restrictive measures")]
    [InlineData("0 3 4", "from cooperative measures to restrictive measures")]
    [InlineData("0 4 4", "from cooperative measures to stability measures")]
    [InlineData("0 0 2", "from stability measures to restrictive measures")]
    [InlineData("0 0 1", "from cooperative measures to restrictive measures")]
    [InlineData("0 0 0", "from cooperative measures to stability measures")]
    [InlineData("4 4 0", "preventive measures")]
    public void Weighing_OfWhatReachesRestrictiveMeasures_LowersThem(string weighing, string range)
        => Assert.Equal(range, WordsOf([3, 3, 3, 3, 3, 3, 3, .. weighing.Split(' ').Select(int.Parse), 2, 2, 2, 2, 2]));

    [Theory]
    [InlineData("22222", "from stability measures to restrictive measures")]
    [InlineData("22202", "stability measures")]
    [InlineData("22212", "stability measures")]
    [InlineData("22002", "cooperative measures")]
    [InlineData("20012", "preventive measures")]
    [InlineData("00002", "nothing")]
    [InlineData("11111", "nothing")]
    public void LegalBasis_ThatIsNotClear_LeavesWhatIsLighterAndHasOne(string bases, string range)
        => Assert.Equal(range, WordsOf([3, 3, 3, 3, 3, 3, 3, 0, 0, 4, .. bases.Select(digit => digit - '0')]));

    [Fact]
    public void LegalBasis_ThatIsMissingInBetween_IsNamed()
        => Assert.Equal(
            "from cooperative measures to restrictive measures, without stability measures",
            WordsOf([3, 3, 3, 3, 3, 3, 3, 2, 0, 4, 2, 2, 0, 2, 2]));

    [Fact]
    public void EveryCriteria_WithAnyWeighing_AreWhatTheOracleSays()
    {
        var random = new Random(1);
        var values = new int[15];
        for (var number = 0; number < 78_125; number++)
        {
            for (var (i, rest) = (0, number); i < Criteria; i++, rest /= 5)
            {
                values[i] = rest % 5;
            }

            for (var times = 0; times < 10; times++)
            {
                Weigh(values, random);
                AssertAsTheOracle(values);
            }
        }
    }

    [Fact]
    public void EveryWeighing_WithAnyCriteria_IsWhatTheOracleSays()
    {
        var random = new Random(2);
        var values = new int[15];
        for (var number = 0; number < 125 * 243; number++)
        {
            var rest = number;
            for (var i = Criteria; i < 15; i++)
            {
                var scale = i < Ratings ? 5 : 3;
                (values[i], rest) = (rest % scale, rest / scale);
            }

            for (var times = 0; times < 30; times++)
            {
                Rate(values, random);
                AssertAsTheOracle(values);
            }
        }
    }

    [Fact]
    public void Criterion_ThatIsHigher_NeverLowersTheRange_AndARisk_NeverRaisesIt()
        => ForAny(20_000, (situation, _) =>
        {
            var range = RangeRule.RangeOf(situation);
            foreach (var input in Situation.Inputs.Take(Ratings).Where(input => situation[input] < Situation.MostOf(input)))
            {
                var more = RangeRule.RangeOf(situation.With(input, situation[input] + 1));
                var (lower, higher) = input is ProportionalityInput.RiskOfEscalation or ProportionalityInput.RiskOfMisperception
                    ? (more, range)
                    : (range, more);
                Assert.True(
                    lower.From <= higher.From && lower.To <= higher.To, $"{input}: {Show(situation)}: {lower} is above {higher}");
            }
        });

    [Fact]
    public void Weighing_NeverReachesBeyondTheCriteria_AndNothingIsProposedWithoutALegalBasis()
        => ForAny(20_000, (situation, values) =>
        {
            var range = Explanation.RangeOf(situation);
            var alone = RangeRule.RangeOf(Of([.. values.Take(Criteria), .. Unweighed]));
            Assert.All(range.Categories, category => Assert.True(situation.HasBasis((int)category), Show(situation)));
            Assert.True((int)range.To <= alone.To, Show(situation));
            Assert.Equal(
                range.Categories.Count == 0 ? (0, 0) : ((int)range.Categories[0], (int)range.Categories[^1]),
                ((int)range.From, (int)range.To));
        });

    [Fact]
    public void Turns_AreTheNearestValuesThatMakeAnotherRange_AndThereAreNoOthers()
        => ForAny(300, (situation, _) =>
        {
            var turns = Explanation.Turns(situation).ToLookup(turn => turn.Input);
            foreach (var input in Situation.Inputs)
            {
                var range = RangeOracle.Of(ValuesOf(situation));
                var others = Enumerable.Range(0, Situation.MostOf(input) + 1)
                    .Where(value => RangeOracle.Of(ValuesOf(situation.With(input, value))) != range)
                    .ToList();
                int[] nearest =
                [
                    .. others.Where(value => value < situation[input]).OrderDescending().Take(1),
                    .. others.Where(value => value > situation[input]).Order().Take(1),
                ];
                Assert.Equal(
                    nearest.Select(value => (
                        Situation.WordOf(input, situation[input]),
                        Situation.WordOf(input, value),
                        RangeOracle.Of(ValuesOf(situation.With(input, value))))),
                    turns[input].Select(turn => (turn.Value, turn.Instead, RangeOracle.MaskOf(turn.Range))));
            }
        });

    [Fact]
    public void Steps_EndWithTheRange_AndEachSaysWhatItDoes()
        => ForAny(300, (situation, _) =>
        {
            var steps = Explanation.Steps(situation).ToList();
            var range = Explanation.RangeOf(situation);

            Assert.Equal(
                ["gravity", "impact", "escalation", "misperception", "partners", "legal-basis"], steps.Select(step => step.Name));
            Assert.Equal((range.From, range.To), (steps[^1].From, steps[^1].To));
            for (var i = 1; i < steps.Count - 1; i++)
            {
                var same = (steps[i].From, steps[i].To) == (steps[i - 1].From, steps[i - 1].To);
                Assert.Equal(same, steps[i].Outcome.EndsWith("The range stays as it is.", StringComparison.Ordinal));
            }

            Assert.EndsWith($"The rule proposes {WordsOf(ValuesOf(situation))}.", steps[^1].Outcome);
        });

    private static void AssertAsTheOracle(int[] values)
    {
        var situation = Of(values);
        var mask = RangeRule.CategoriesIn(situation, RangeRule.RangeOf(situation)).Sum(category => 1 << (category - 1));
        if (RangeOracle.Of(values) != mask)
        {
            Assert.Fail($"{Show(situation)}: {mask}, and {RangeOracle.Of(values)} says the oracle");
        }
    }

    private static void ForAny(int times, Action<Situation, int[]> check)
    {
        var random = new Random(3);
        var values = new int[15];
        for (var i = 0; i < times; i++)
        {
            Rate(values, random);
            Weigh(values, random);
            check(Of(values), values);
        }
    }

    private static void Rate(int[] values, Random random)
    {
        for (var i = 0; i < Criteria; i++)
        {
            values[i] = random.Next(5);
        }
    }

    private static void Weigh(int[] values, Random random)
    {
        for (var i = Criteria; i < 15; i++)
        {
            // A legal basis there mostly is: else nothing else would ever matter.
            values[i] = i < Ratings ? random.Next(5) : random.Next(4) == 0 ? random.Next(2) : 2;
        }
    }

    private static Situation Of(IReadOnlyList<int> values) => new([.. values]);

    private static int[] ValuesOf(Situation situation) => [.. Situation.Inputs.Select(input => situation[input])];

    private static string WordsOf(IReadOnlyList<int> values)
    {
        var (situation, range) = (Of(values), RangeRule.RangeOf(Of(values)));
        return RangeWords.Of(range, [.. RangeRule.CategoriesIn(situation, range)]);
    }

    private static string Show(Situation situation) => string.Join(' ', ValuesOf(situation));
}
