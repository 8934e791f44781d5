using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Attribution.Actors;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Signing;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Partners;

/// <summary>What a partner's own dossier has to be: in the forms of the suite's, and by the same rules.</summary>
internal static class ContributionRules
{
    private const int MostIncidents = 20;
    private const int MostEvidence = 100;
    private const int MostActors = 50;

    // An answer travels in one message, and stands in the journal.
    private const int MostBytes = 1024 * 1024;

    /// <summary>Begins the checks of what a partner shares.</summary>
    public static Checks Check(ContributedDossier? dossier, DateOnly today)
    {
        if (dossier is null)
        {
            return new Checks().That(false, "dossier", "Is required.");
        }

        var header = DossierRules.CheckHeader(new Checks(), dossier.Title, dossier.Summary, dossier.Handling)
            .That(dossier.Handling <= ShareRules.Highest, "handling", "Must not be above TLP:AMBER.")
            .That(dossier.HasExercise, "exercise", "Has to be said, true or false: what is left out would be made real.")
            .That(dossier.Incidents.Count <= MostIncidents, "incidents", $"Must not be more than {MostIncidents}.")
            .That(dossier.Evidence.Count <= MostEvidence, "evidence", $"Must not be more than {MostEvidence}.")
            .That(dossier.Actors.Count <= MostActors, "actors", $"Must not be more than {MostActors}.")
            .That(
                dossier.Incidents.Count + dossier.Evidence.Count + dossier.Actors.Count > 0,
                "incidents",
                "There has to be an incident, an item of evidence, or an actor.");
        var checks = new Checks()
            .At("dossier", "", header)
            .That(dossier.CalculateSize() <= MostBytes, "dossier", "Must not be larger than 1 MiB.");
        foreach (var (i, incident) in dossier.Incidents.Take(MostIncidents).Index())
        {
            checks.At($"dossier.incidents[{i}]", "incident", IncidentRules.Check(new Checks(), incident, today));
        }

        foreach (var (i, evidence) in dossier.Evidence.Take(MostEvidence).Index())
        {
            var alone = EvidenceRules.Check(new Checks(), evidence)
                .That(
                    dossier.Handling == Handling.Unspecified
                        || evidence.Handling <= dossier.Handling
                        || !Enum.IsDefined(dossier.Handling),
                    "evidence.handling",
                    "Must not be above the dossier's.")
                .That(evidence.SameOriginAs.Length == 0, "evidence.same_origin_as", "Must be left out: no item has an id yet.");
            checks.At($"dossier.evidence[{i}]", "evidence", alone);
        }

        foreach (var (i, actor) in dossier.Actors.Take(MostActors).Index())
        {
            checks.At($"dossier.actors[{i}]", "actor", ActorRules.Check(new Checks(), actor));
        }

        return checks;
    }

    /// <summary>Begins the checks of a settlement.</summary>
    public static Checks Check(SettleContributionRequest request)
        => new Checks()
            .Reference("id", request.Id)
            .Version("expected_version", request.ExpectedVersion)
            .That(request.HasTakenUp, "taken_up", "Has to be said, true or false.")
            .Paragraphs("reason", request.Reason, 2_000);

    /// <summary>As it is kept and hashed: protobuf's JSON mapping in canonical form (RFC 8785), of the fields that are known
    /// here.</summary>
    public static string Canonical(ContributedDossier dossier)
        => Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonNode.Parse(JsonFormatter.Default.Format(dossier))!));

    /// <summary>Refuses to settle what is settled.</summary>
    public static void RequireReceived(Contribution contribution)
    {
        if (contribution.State != ContributionState.Received)
        {
            throw PartnerRefusals.ContributionSettled.Because($"{contribution.Id} was settled by {contribution.SettledBy}.");
        }
    }

    /// <summary>As its partner sees it: what became of it, and not what the Union made of it.</summary>
    public static Contribution ForPartner(Contribution contribution)
        => new(contribution) { SettledBy = "", DossierReference = "" };
}
