using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Attribution.Concluding;

/// <summary>An incident on which a dossier cannot be concluded.</summary>
/// <param name="Place">How many incidents stand before it.</param>
/// <param name="AttackKindMissing">No attack kind is claimed.</param>
/// <param name="TargetMissing">Nothing is said to have been hit.</param>
/// <param name="ExternalThreatMissing">No criterion of external threat is claimed, though a Member State or the Union was
/// hit.</param>
/// <param name="EffectMissing">No factor of significant effect is claimed.</param>
/// <param name="ObjectiveMissing">
/// Third States or international organisations were hit, and the objective of the common foreign and security policy is not said.
/// </param>
internal sealed record IncompleteIncident(
    long Place,
    bool AttackKindMissing,
    bool TargetMissing,
    bool ExternalThreatMissing,
    bool EffectMissing,
    bool ObjectiveMissing)
{
    /// <summary>Those of a dossier, in their order; the first ones, if there are many.</summary>
    public static async Task<IReadOnlyList<IncompleteIncident>> FindAsync(Change change, string dossierReference, int most)
        => (await change.Connection.QueryAsync<IncompleteIncident>(
            """
            SELECT * FROM (
                SELECT row_number() OVER (ORDER BY place) - 1 AS place,
                       content -> 'attackKinds' IS NULL AS attack_kind_missing,
                       content -> 'targets' IS NULL AS target_missing,
                       content -> 'externalThreat' IS NULL AND NOT (abroad AND NOT at_home) AS external_threat_missing,
                       content -> 'effects' IS NULL AS effect_missing,
                       abroad AND content -> 'policyObjective' IS NULL AS objective_missing
                FROM item, LATERAL (
                    SELECT coalesce(bool_or(target ->> 'kind' = ANY (@Abroad)), false) AS abroad,
                           coalesce(bool_or(target ->> 'kind' <> ALL (@Abroad)), false) AS at_home
                    FROM jsonb_array_elements(content -> 'targets') target) hit
                WHERE dossier_reference = @dossierReference AND kind = 1 AND until IS NULL) incident
            WHERE attack_kind_missing OR target_missing OR external_threat_missing OR effect_missing OR objective_missing
            ORDER BY place LIMIT @most
            """,
            new { dossierReference, most, Abroad },
            change.Transaction)).AsList();

    // As protobuf's JSON mapping has them.
    private static readonly string[] Abroad = ["TARGET_KIND_THIRD_STATE", "TARGET_KIND_INTERNATIONAL_ORGANISATION"];
}
