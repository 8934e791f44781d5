using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Proportionality;

/// <summary>Why a range is proposed, and what would make it another: both worked out by the rule itself.</summary>
internal static class Explanation
{
    /// <summary>The range of a situation.</summary>
    public static ProposedRange RangeOf(Situation situation)
    {
        var range = RangeRule.RangeOf(situation);
        return new()
        {
            From = (ResponseCategory)range.From,
            To = (ResponseCategory)range.To,
            Categories = { RangeRule.CategoriesIn(situation, range).Select(category => (ResponseCategory)category) },
        };
    }

    /// <summary>Each step, in words, with the range after it.</summary>
    public static IEnumerable<RangeStep> Steps(Situation situation)
    {
        var reach = Reach.None;
        foreach (var step in RangeRule.Steps)
        {
            var (before, after) = (reach, step.Apply(situation, reach));
            reach = after;
            yield return new()
            {
                Name = step.Name,
                Outcome = $"{step.Say(situation)} {SayEffect(situation, step, before, after)}",
                From = (ResponseCategory)after.From,
                To = (ResponseCategory)after.To,
            };
        }
    }

    /// <summary>For each input the nearest lower and the nearest higher value by which the range would be another.</summary>
    public static IEnumerable<RangeTurn> Turns(Situation situation)
    {
        var range = RangeOf(situation);
        foreach (var input in Situation.Inputs)
        {
            var value = situation[input];
            IEnumerable<int>[] directions =
            [
                Enumerable.Range(0, value).Reverse(), Enumerable.Range(value + 1, Situation.MostOf(input) - value),
            ];
            foreach (var direction in directions)
            {
                if (direction.Select(instead => TurnTo(situation, input, instead))
                    .FirstOrDefault(turn => !turn.Range.Equals(range))
                    is { } turn)
                {
                    yield return turn;
                }
            }
        }
    }

    private static RangeTurn TurnTo(Situation situation, ProportionalityInput input, int instead)
    {
        var (value, changed) = (situation[input], situation.With(input, instead));
        var reach = RangeRule.RangeOf(changed);
        return new()
        {
            Input = input,
            Value = Situation.WordOf(input, value),
            Instead = Situation.WordOf(input, instead),
            Range = RangeOf(changed),
            Outcome = $"If {RangeWords.NameOf(input)} were {RangeWords.ValueOf(input, instead)} instead of"
                + $" {RangeWords.ValueOf(input, value)}, the rule would propose"
                + $" {RangeWords.Of(reach, [.. RangeRule.CategoriesIn(changed, reach)])}.",
        };
    }

    private static string SayEffect(Situation situation, RuleStep step, Reach before, Reach after)
    {
        var isLast = step == RangeRule.Steps[^1];
        var words = RangeWords.Of(after, [.. isLast
            ? RangeRule.CategoriesIn(situation, after)
            : Enumerable.Range(after.From, after.To - after.From + 1)]);
        return isLast ? $"The rule proposes {words}." : before == after ? "The range stays as it is." : $"So far: {words}.";
    }
}
