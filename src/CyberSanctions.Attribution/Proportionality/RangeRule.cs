using CyberSanctions.Contracts.Attribution.V1;
using Input = CyberSanctions.Contracts.Attribution.V1.ProportionalityInput;

namespace CyberSanctions.Attribution.Proportionality;

/// <summary>
/// How far a proportionate response reaches: the rule that docs/proportionality.md explains, step by step. It is this project's
/// own; the Union has none, and the Council is free. The criteria raise the range, and what they are weighed against only lowers
/// it.
/// </summary>
internal static class RangeRule
{
    /// <summary>Which version of the rule this is: another one gets another number, and is told beside what it worked
    /// out.</summary>
    public const int Version = 1;

    private const int Cooperative = (int)ResponseCategory.Cooperative;
    private const int Stability = (int)ResponseCategory.Stability;
    private const int Restrictive = (int)ResponseCategory.Restrictive;

    // Up to which sum of the seven criteria each category is as far as it goes.
    private static readonly int[] MostOf = [6, 12, 18, 24, 28];

    /// <summary>The steps, in their order.</summary>
    public static IReadOnlyList<RuleStep> Steps { get; } =
    [
        new("gravity", (it, _) => Reach.UpTo(ReachOf(it.Sum)), SayGravity),
        new("impact", (it, reach) => Reach.UpTo(Math.Max(reach.To, FloorOf(it[Input.Impact]))), SayImpact),
        new("escalation", LowerForEscalation, SayEscalation),
        new("misperception", LowerForMisperception, SayMisperception),
        new("partners", LowerForPartners, SayPartners),
        new("legal-basis", KeepToLegalBasis, SayLegalBasis),
    ];

    /// <summary>From which category to which; none where there is a legal basis for nothing that is within reach.</summary>
    public static Reach RangeOf(Situation situation)
        => Steps.Aggregate(Reach.None, (reach, step) => step.Apply(situation, reach));

    /// <summary>The categories that a range proposes: those in it for which there is a legal basis.</summary>
    public static IEnumerable<int> CategoriesIn(Situation situation, Reach range)
        => range == Reach.None ? [] : Enumerable.Range(range.From, range.To - range.From + 1).Where(situation.HasBasis);

    private static int ReachOf(int sum) => Array.FindIndex(MostOf, most => sum <= most) + 1;

    private static int FloorOf(int impact) => impact switch { 4 => Restrictive, 3 => Stability, _ => Reach.Lightest };

    private static Reach LowerForEscalation(Situation it, Reach reach) => it[Input.RiskOfEscalation] switch
    {
        4 => reach.Lowered(from: 1, to: 1),
        2 or 3 => reach.Lowered(from: 1, to: 0),
        _ => reach,
    };

    private static Reach LowerForMisperception(Situation it, Reach reach) => it[Input.RiskOfMisperception] switch
    {
        4 => reach.Lowered(from: 0, to: 1).BeginningAt(Cooperative),
        3 => reach.BeginningAt(Cooperative),
        _ => reach,
    };

    private static Reach LowerForPartners(Situation it, Reach reach) => it[Input.ReadinessOfPartners] switch
    {
        0 => reach.Lowered(from: 1, to: 1),
        1 => reach.Lowered(from: 1, to: 0),
        _ => reach,
    };

    // Where there is none within the range, whatever is lighter and has one: it is never disproportionate.
    private static Reach KeepToLegalBasis(Situation it, Reach reach)
    {
        var based = Enumerable.Range(Reach.Lightest, reach.To).Where(it.HasBasis).ToList();
        return based.Count == 0 ? Reach.None : new(based.Find(category => category >= reach.From) is > 0 and var from
            ? from
            : based[^1], based[^1]);
    }

    private static string SayGravity(Situation it)
    {
        var reach = ReachOf(it.Sum);
        var least = reach == Reach.Lightest ? 0 : MostOf[reach - 2] + 1;
        return $"The seven criteria add up to {it.Sum} of 28: {least} to {MostOf[reach - 1]} reaches as far as"
            + $" {RangeWords.NameOf(reach)}, and the range begins one category below.";
    }

    private static string SayImpact(Situation it) => it[Input.Impact] switch
    {
        4 => "Impact is 4: restrictive measures are within reach, whatever the other criteria.",
        3 => "Impact is 3: stability measures are within reach, whatever the other criteria.",
        var value => $"Impact is {value}: below 3 it raises nothing by itself.",
    };

    private static string SayEscalation(Situation it) => it[Input.RiskOfEscalation] switch
    {
        4 => "The risk of escalation is 4: both ends of the range are one category lower.",
        >= 2 and var value => $"The risk of escalation is {value}: the range begins one category lower, for restraint.",
        var value => $"The risk of escalation is {value}: below 2 it lowers nothing.",
    };

    private static string SayMisperception(Situation it) => it[Input.RiskOfMisperception] switch
    {
        4 => "The risk of misperception is 4: the range ends one category lower, and begins with cooperative measures at the"
            + " latest, by which one explains oneself.",
        3 => "The risk of misperception is 3: the range begins with cooperative measures at the latest, by which one explains"
            + " oneself.",
        var value => $"The risk of misperception is {value}: below 3 it lowers nothing.",
    };

    private static string SayPartners(Situation it) => it[Input.ReadinessOfPartners] switch
    {
        0 => "The readiness of partners is 0: both ends of the range are one category lower.",
        1 => "The readiness of partners is 1: the range begins one category lower.",
        var value => $"The readiness of partners is {value}: from 2 on it lowers nothing. It raises nothing.",
    };

    private static string SayLegalBasis(Situation it)
    {
        string[] without =
            [.. Enumerable.Range(Reach.Lightest, Reach.Gravest).Where(c => !it.HasBasis(c)).Select(RangeWords.NameOf)];
        return without.Length switch
        {
            0 => "There is a legal basis for measures of every category.",
            Reach.Gravest => "There is a legal basis for nothing.",
            _ => $"There is no clear legal basis for {RangeWords.List(without)}: what has none is not proposed.",
        };
    }
}

/// <summary>A step of the rule.</summary>
/// <param name="Name">What it is called in the documentation.</param>
/// <param name="Apply">What it makes of the range before it.</param>
/// <param name="Say">What it found, and what that means, in words.</param>
internal sealed record RuleStep(string Name, Func<Situation, Reach, Reach> Apply, Func<Situation, string> Say);
