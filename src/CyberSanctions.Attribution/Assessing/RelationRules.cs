using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Assessing;

/// <summary>What must be said of a relation: between which two actors, of which kind, and by which evidence.</summary>
internal static class RelationRules
{
    /// <summary>How much evidence an assessment names at most.</summary>
    public const int MostEvidence = 100;

    /// <summary>Adds what is wrong with a relation to the checks.</summary>
    public static Checks Check(Checks checks, Relation? relation, DateOnly today)
    {
        if (relation is null)
        {
            return checks.That(false, "relation", "Is required.");
        }

        return checks
            .GivenByTheService("relation.id", relation.Id.Length == 0)
            .Choice("relation.kind", relation.Kind)
            .Reference("relation.source_id", relation.SourceId)
            .Reference("relation.target_id", relation.TargetId)
            .That(
                relation.TargetId.Length == 0 || relation.TargetId != relation.SourceId,
                "relation.target_id",
                "Must be another actor.")
            .LivedDate("relation.since", relation.Since, today)
            .LivedDate("relation.until", relation.Until, today)
            .Paragraphs("relation.description", relation.Description, 4_000, required: false)
            .That(relation.EvidenceIds.Count > 0, "relation.evidence_ids", "Is required: which evidence says so.")
            .References("relation.evidence_ids", relation.EvidenceIds, MostEvidence);
    }

    /// <summary>The actors and the evidence that a relation names.</summary>
    public static IEnumerable<Citation> CitationsOf(Relation relation)
        => [
            .. Citations.Of(ItemKind.Actor, "relation.source_id", relation.SourceId),
            .. Citations.Of(ItemKind.Actor, "relation.target_id", relation.TargetId),
            .. Citations.Of(ItemKind.Evidence, "relation.evidence_ids", relation.EvidenceIds),
        ];
}
