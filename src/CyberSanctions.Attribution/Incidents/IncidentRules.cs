using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Incidents;

/// <summary>
/// What an incident may say: attack kinds, external-threat criteria, what was hit and significant-effect factors of Regulation
/// (EU) 2019/796, Articles 1(3), 1(2), 1(4) to (6) and 2, and offences of the Convention on Cybercrime, each claimed once. That
/// each is claimed at all is asked at the conclusion.
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
            .LivedDate("incident.began", incident.Began, today)
            .LivedDate("incident.ended", incident.Ended, today)
            .That(
                incident is not { Began: { } began, Ended: { } ended } || First(began) <= Last(ended),
                "incident.ended",
                "Must not be before it began.")
            .Paragraphs("incident.policy_objective", incident.PolicyObjective, 4_000, required: false)
            .That(
                incident.PolicyObjective.Length == 0 || incident.Targets.Any(target => TargetRules.IsAbroad(target.Kind)),
                "incident.policy_objective",
                "Must be left out unless a third State or an international organisation was hit.")
            .EachOnce("incident.attack_kinds", incident.AttackKinds)
            .EachOnce("incident.external_threat", incident.ExternalThreat)
            .EachOnce("incident.offences", incident.Offences);
        TargetRules.Check(checks, incident.Targets);
        return EffectRules.Check(checks, incident.Effects);
    }

    /// <summary>The incident with the offences that follow from it, if it names none.</summary>
    public static Incident WithOffences(Incident incident)
    {
        if (incident.Offences.Count > 0)
        {
            return incident;
        }

        var whole = incident.Clone();
        whole.Offences.AddRange(Convention.Offences(incident));
        return whole;
    }

    /// <summary>The values of a closed list that are claimed, each once.</summary>
    internal static Checks EachOnce<T>(this Checks checks, string field, IReadOnlyList<T> values, string within = "")
        where T : struct, Enum
    {
        checks.That(values.Count <= NumberOf<T>(), field, $"Must not be more than {NumberOf<T>()}.");
        foreach (var (i, value) in values.Take(NumberOf<T>()).Index())
        {
            var name = $"{field}[{i}]{within}";
            checks.Choice(name, value).Once(name, !values.Take(i).Contains(value));
        }

        return checks;
    }

    /// <summary>How many values a closed list has, without the one that stands for "not said".</summary>
    internal static int NumberOf<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().Length - 1;

    // Dates as numbers that compare: what is not known begins early and ends late.
    private static int First(PartialDate date)
        => Number(date.Year > 0 ? date.Year : date.YearFrom, Math.Max(date.Month, 1), Math.Max(date.Day, 1));

    private static int Last(PartialDate date)
        => Number(date.Year > 0 ? date.Year : date.YearTo, date.Month > 0 ? date.Month : 12, date.Day > 0 ? date.Day : 31);

    private static int Number(int year, int month, int day) => (((year * 12) + month) * 31) + day;
}
