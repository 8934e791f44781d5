using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Incidents;

/// <summary>
/// What a claim of a significant effect may say: each factor of Regulation (EU) 2019/796, Article 2, once, in words, and with the
/// figures in which it is counted, as far as they are known. There is no numeric threshold.
/// </summary>
internal static class EffectRules
{
    // The largest whole number that every reader of JSON reads as it is written.
    private const long LargestFigure = (1L << 53) - 1;
    private const int MostFigures = 20;
    private const int MostMemberStates = 50;

    /// <summary>Adds what is wrong with the claimed effects to the checks.</summary>
    public static Checks Check(Checks checks, IReadOnlyList<SignificantEffect> effects)
    {
        const string Field = "incident.effects";
        checks.EachOnce(Field, [.. effects.Select(effect => effect.Factor)], ".factor");
        foreach (var (i, effect) in effects.Take(IncidentRules.NumberOf<EffectFactor>()).Index())
        {
            checks.Paragraphs($"{Field}[{i}].assessment", effect.Assessment, 4_000);
            CheckFigures(checks, $"{Field}[{i}].figures", effect.Factor, effect.Figures);
            CheckMemberStates(checks, $"{Field}[{i}].member_states", effect);
        }

        return checks;
    }

    private static void CheckFigures(Checks checks, string field, EffectFactor factor, IReadOnlyList<EffectFigure> figures)
    {
        checks.That(figures.Count <= MostFigures, field, $"Must not be more than {MostFigures}.");
        foreach (var (i, figure) in figures.Take(MostFigures).Index())
        {
            var isAmount = figure.Unit == FigureUnit.Amount;
            checks
                .Choice($"{field}[{i}].unit", figure.Unit)
                .That(
                    !IsSaid(factor) || !IsSaid(figure.Unit) || UnitsOf(factor).Contains(figure.Unit),
                    $"{field}[{i}].unit",
                    "Is nothing in which this factor is counted.")
                .Once(
                    $"{field}[{i}].unit",
                    !figures.Take(i).Any(other => (other.Unit, other.Currency) == (figure.Unit, figure.Currency)))
                .That(figure.Value is >= 0 and <= LargestFigure, $"{field}[{i}].value", $"Must be 0 to {LargestFigure}.")
                .Choice($"{field}[{i}].bound", figure.Bound)
                .Currency($"{field}[{i}].currency", figure.Currency, required: isAmount)
                .That(
                    isAmount || figure.Currency.Length == 0,
                    $"{field}[{i}].currency",
                    "Must be left out: only an amount has a currency.");
        }
    }

    private static void CheckMemberStates(Checks checks, string field, SignificantEffect effect)
    {
        var states = effect.MemberStates;
        checks
            .That(states.Count <= MostMemberStates, field, $"Must not be more than {MostMemberStates}.")
            .That(
                states.Count == 0 || !IsSaid(effect.Factor) || effect.Factor == EffectFactor.MemberStatesConcerned,
                field,
                "Must be left out of this factor.");
        foreach (var (i, state) in states.Take(MostMemberStates).Index())
        {
            checks.MemberState($"{field}[{i}]", state).Once($"{field}[{i}]", !states.Take(i).Contains(state));
        }
    }

    private static bool IsSaid<T>(T value)
        where T : struct, Enum
        => !value.Equals(default(T)) && Enum.IsDefined(value);

    private static IReadOnlyList<FigureUnit> UnitsOf(EffectFactor factor) => factor switch
    {
        EffectFactor.Disruption => [FigureUnit.Hours, FigureUnit.Systems, FigureUnit.Services],
        EffectFactor.NumberAffected => [FigureUnit.Persons, FigureUnit.Entities],
        EffectFactor.EconomicLoss or EffectFactor.EconomicBenefit => [FigureUnit.Amount],
        EffectFactor.DataStolen => [FigureUnit.Records, FigureUnit.Bytes, FigureUnit.Persons],
        EffectFactor.CommerciallySensitiveData => [FigureUnit.Records, FigureUnit.Bytes],
        _ => [],
    };
}
