using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Incidents;

/// <summary>
/// What an incident may say: attack kinds, external-threat criteria and significant-effect factors
/// of Regulation (EU) 2019/796, Articles 1(3), 1(2) and 2, each claimed once. That each of the three
/// is claimed at all is asked at the conclusion.
/// </summary>
internal static class IncidentRules
{
    /// <summary>Adds what is wrong with an incident to the checks.</summary>
    public static Checks Check(Checks checks, Incident? incident, DateOnly today)
    {
        if (incident is null)
        {
            return checks.That(false, "incident", "Is required.");
        }

        checks
            .GivenByTheService("incident.id", incident.Id.Length == 0)
            .Line("incident.title", incident.Title, 500)
            .Paragraphs("incident.description", incident.Description, 10_000, required: false)
            .LivedDate("incident.began", incident.Began, today);
        EachOnce(checks, "incident.attack_kinds", incident.AttackKinds);
        EachOnce(checks, "incident.external_threat", incident.ExternalThreat);
        EachOnce(checks, "incident.effects", [.. incident.Effects.Select(effect => effect.Factor)], ".factor");
        foreach (var (i, effect) in incident.Effects.Take(NumberOf<EffectFactor>()).Index())
        {
            checks.Paragraphs($"incident.effects[{i}].assessment", effect.Assessment, 4_000);
        }

        return checks;
    }

    private static void EachOnce<T>(Checks checks, string field, IReadOnlyList<T> values, string within = "")
        where T : struct, Enum
    {
        checks.That(values.Count <= NumberOf<T>(), field, $"Must not be more than {NumberOf<T>()}.");
        foreach (var (i, value) in values.Take(NumberOf<T>()).Index())
        {
            var name = $"{field}[{i}]{within}";
            checks.Choice(name, value).Once(name, !values.Take(i).Contains(value));
        }
    }

    // Without the one that stands for "not said".
    private static int NumberOf<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().Length - 1;
}
