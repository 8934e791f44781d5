using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Assessing;

/// <summary>
/// What must be said of a State that is held to be responsible: on which basis, through whom, by which evidence, and which norms
/// of responsible behaviour it concerns.
/// </summary>
internal static class ResponsibilityRules
{
    private const int MostActors = 50;

    /// <summary>Adds what is wrong with it to the checks.</summary>
    public static Checks Check(Checks checks, StateResponsibility? responsibility)
        => responsibility is null
            ? checks.That(false, "responsibility", "Is required.")
            : checks
                .GivenByTheService("responsibility.id", responsibility.Id.Length == 0)
                .Country("responsibility.state", responsibility.State, required: true)
                .Choice("responsibility.basis", responsibility.Basis)
                .Paragraphs("responsibility.reasoning", responsibility.Reasoning, 10_000)
                .That(
                    responsibility.ActorIds.Count > 0 || responsibility.Basis == ResponsibilityBasis.DueDiligence,
                    "responsibility.actor_ids",
                    "Is required: through whom it is responsible.")
                .References("responsibility.actor_ids", responsibility.ActorIds, MostActors)
                .That(
                    responsibility.EvidenceIds.Count > 0,
                    "responsibility.evidence_ids",
                    "Is required: which evidence says so.")
                .References("responsibility.evidence_ids", responsibility.EvidenceIds, RelationRules.MostEvidence)
                .EachOnce("responsibility.norms", responsibility.Norms)
                .Choice("responsibility.likelihood", responsibility.Likelihood)
                .Choice("responsibility.confidence", responsibility.Confidence);

    /// <summary>The actors and the evidence that it names.</summary>
    public static IEnumerable<Citation> CitationsOf(StateResponsibility responsibility)
        => [
            .. Citations.Of(ItemKind.Actor, "responsibility.actor_ids", responsibility.ActorIds),
            .. Citations.Of(ItemKind.Evidence, "responsibility.evidence_ids", responsibility.EvidenceIds),
        ];
}
