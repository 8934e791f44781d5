using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Attribution.Concluding;

/// <summary>
/// When a dossier can bear a listing: at least one incident, one evidence item and one named actor,
/// and of every incident its attack kind, what was hit, what makes it an external threat, and its significant (or, if attempted,
/// potentially significant) effect: Regulation (EU) 2019/796, Articles 1(1) to (5) and 2. Where only third States or
/// international organisations were hit, no external threat is asked, but which objectives of the common foreign and security
/// policy measures are necessary for (Article 1(6)).
/// </summary>
internal static class ConclusionRules
{
    /// <summary>How much of what is missing is named: the answer travels in a header.</summary>
    public const int MostNamed = 50;

    /// <summary>Everything that is missing; empty when the dossier can be concluded.</summary>
    public static IReadOnlyList<FieldProblem> Missing(
        Contents contents, IEnumerable<IncompleteIncident> incomplete, IReadOnlyList<Hypothesis> hypotheses)
    {
        var missing = new List<FieldProblem>();
        Need(contents.Incidents == 0, "incidents", "An incident is missing.");
        Need(contents.Evidence == 0, "evidence", "An evidence item is missing.");
        Need(contents.Actors == 0, "actors", "A named actor is missing.");
        foreach (var incident in incomplete)
        {
            var field = $"incidents[{incident.Place}]";
            Need(incident.AttackKindMissing, $"{field}.attack_kinds", "An attack kind is missing.");
            Need(incident.TargetMissing, $"{field}.targets", "What was hit is missing.");
            Need(incident.ExternalThreatMissing, $"{field}.external_threat", "A criterion of external threat is missing.");
            Need(incident.EffectMissing, $"{field}.effects", "A factor of significant effect is missing.");
            Need(incident.ObjectiveMissing, $"{field}.policy_objective", "The policy objective is missing.");
        }

        foreach (var (i, hypothesis) in hypotheses.Index())
        {
            Need(hypothesis.Likelihood == Likelihood.Unspecified, $"hypotheses[{i}].likelihood", "A likelihood is missing.");
        }

        Need(
            HypothesisRules.AreMoreThanCertain(hypotheses),
            "hypotheses",
            "Hypotheses that compete cannot all be that likely.");
        return missing;

        void Need(bool isMissing, string field, string problem)
        {
            if (isMissing)
            {
                missing.Add(new FieldProblem(field, problem));
            }
        }
    }

    /// <summary>Refuses to conclude a dossier of which requests for change wait to be settled.</summary>
    public static void RequireSettled(string reference, long unsettled)
    {
        if (unsettled > 0)
        {
            throw ConclusionRefusals.RequestsOpen.Because(unsettled == 1
                ? $"One request for change of {reference} is not settled."
                : $"{unsettled} requests for change of {reference} are not settled.");
        }
    }

    /// <summary>Refuses to confirm what was not concluded, or what the same person concluded.</summary>
    /// <param name="dossier">As it was before the confirmation.</param>
    /// <param name="by">Who confirms it.</param>
    public static void RequireAnother(Dossier dossier, string by)
    {
        if (dossier.Conclusion is not { } conclusion)
        {
            throw ConclusionRefusals.NoConclusion.Because(
                $"Nobody has concluded {dossier.Reference} as it is now: it was not concluded, or has changed since.");
        }

        if (SamePerson.Are(conclusion.ConcludedBy, by))
        {
            throw ConclusionRefusals.OwnConclusion.Because(
                $"{dossier.Reference} was concluded by {conclusion.ConcludedBy}; somebody else confirms it.");
        }
    }

    /// <summary>Refuses to conclude a dossier from which something is missing, naming it (the first 50 of it).</summary>
    public static void RequireComplete(
        string reference,
        Contents contents,
        IEnumerable<IncompleteIncident> incomplete,
        IReadOnlyList<Hypothesis> hypotheses)
    {
        var missing = Missing(contents, incomplete, hypotheses).Take(MostNamed).ToList();
        if (missing.Count > 0)
        {
            throw ConclusionRefusals.DossierIncomplete.Because(
                $"{reference} cannot be concluded yet. {string.Join(" ", missing.Select(m => m.Description).Distinct())}",
                missing);
        }
    }
}
