using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Concluding;

/// <summary>
/// When a dossier can bear a listing: at least one incident, one evidence item and one named actor,
/// and of every incident its attack kind, what makes it an external threat, and its significant (or,
/// if attempted, potentially significant) effect: Regulation (EU) 2019/796, Articles 1(1) to (3) and 2.
/// </summary>
internal static class ConclusionRules
{
    // The answer travels in a header.
    private const int MostNamed = 50;

    /// <summary>Everything that is missing; empty when the dossier can be concluded.</summary>
    public static IReadOnlyList<FieldProblem> Missing(Dossier dossier)
    {
        var missing = new List<FieldProblem>();
        Need(dossier.Incidents.Count, "incidents", "An incident is missing.");
        Need(dossier.Evidence.Count, "evidence", "An evidence item is missing.");
        Need(dossier.Actors.Count, "actors", "A named actor is missing.");
        foreach (var (i, incident) in dossier.Incidents.Index())
        {
            Need(incident.AttackKinds.Count, $"incidents[{i}].attack_kinds", "An attack kind is missing.");
            Need(incident.ExternalThreat.Count, $"incidents[{i}].external_threat", "A criterion of external threat is missing.");
            Need(incident.Effects.Count, $"incidents[{i}].effects", "A factor of significant effect is missing.");
        }

        return missing;

        void Need(int count, string field, string problem)
        {
            if (count == 0)
            {
                missing.Add(new FieldProblem(field, problem));
            }
        }
    }

    /// <summary>Refuses to conclude a dossier from which something is missing, naming it (the first 50 of it).</summary>
    public static void RequireComplete(Dossier dossier)
    {
        var missing = Missing(dossier).Take(MostNamed).ToList();
        if (missing.Count > 0)
        {
            throw new RefusedException(new Refusal(
                StatusCode.FailedPrecondition,
                "dossier-incomplete",
                $"{dossier.Reference} cannot be concluded yet. {string.Join(" ", missing.Select(m => $"{m.Field}: {m.Description}"))}",
                missing,
                new Dictionary<string, string>()));
        }
    }
}
