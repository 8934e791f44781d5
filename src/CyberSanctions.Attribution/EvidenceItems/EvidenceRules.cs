using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.EvidenceItems;

/// <summary>
/// What an evidence item must say: where it comes from, how good it is (Admiralty code), and which bytes it is.
/// </summary>
internal static class EvidenceRules
{
    /// <summary>Adds what is wrong with an evidence item to the checks.</summary>
    public static Checks Check(Checks checks, Evidence? evidence)
        => evidence is null
            ? checks.That(false, "evidence", "Is required.")
            : checks
                .GivenByTheService("evidence.id", evidence.Id.Length == 0)
                .GivenByTheService("evidence.added_by", evidence.AddedBy.Length == 0)
                .GivenByTheService("evidence.added_at", evidence.AddedAt is null)
                .GivenByTheService("evidence.content", evidence.Content is null)
                .GivenByTheService("evidence.release", evidence.Release is null)
                .Line("evidence.title", evidence.Title, 500)
                .Paragraphs("evidence.description", evidence.Description, 10_000, required: false)
                .Line("evidence.source", evidence.Source, 2_000, required: false)
                .Choice("evidence.reliability", evidence.Reliability)
                .That(
                    evidence.Credibility is >= 1 and <= 6,
                    "evidence.credibility",
                    "Must be 1 (confirmed) to 6 (cannot be judged).")
                .Sha256("evidence.sha256", evidence.Sha256)
                .Choice("evidence.handling", evidence.Handling)
                .Reference("evidence.same_origin_as", evidence.SameOriginAs, required: false);

    /// <summary>The other item that it goes back to.</summary>
    public static IEnumerable<Citation> CitationsOf(Evidence evidence)
        => Citations.Of(ItemKind.Evidence, "evidence.same_origin_as", evidence.SameOriginAs);

    /// <summary>Refuses evidence that goes back to itself.</summary>
    public static void RequireOtherOrigin(Evidence evidence, string id)
        => new Checks().That(evidence.SameOriginAs != id, "evidence.same_origin_as", "Must be another item.").Throw();

    /// <summary>
    /// Refuses evidence that is marked higher than its dossier: whoever may see the dossier could
    /// not see what it rests on.
    /// </summary>
    public static void RequireFitting(Evidence evidence, Dossier dossier)
    {
        if (evidence.Handling > dossier.Handling)
        {
            throw EvidenceRefusals.HandlingAboveDossier.Because(
                "evidence.handling",
                $"The evidence is marked above {dossier.Reference}, which it belongs to.");
        }
    }
}
