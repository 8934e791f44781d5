using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Attribution.Concluding;

/// <summary>An incident on which a dossier cannot be concluded.</summary>
/// <param name="Place">How many incidents were added before it.</param>
/// <param name="AttackKindMissing">No attack kind is claimed.</param>
/// <param name="ExternalThreatMissing">No criterion of external threat is.</param>
/// <param name="EffectMissing">No factor of significant effect is.</param>
internal sealed record IncompleteIncident(long Place, bool AttackKindMissing, bool ExternalThreatMissing, bool EffectMissing)
{
    /// <summary>Those of a dossier, in the order in which they were added; the first ones, if there are many.</summary>
    public static async Task<IReadOnlyList<IncompleteIncident>> FindAsync(Change change, string dossierReference, int most)
        => (await change.Connection.QueryAsync<IncompleteIncident>(
            """
            SELECT place, attack_kind_missing, external_threat_missing, effect_missing
            FROM (
                SELECT row_number() OVER (ORDER BY ordinal) - 1 AS place,
                       content -> 'attackKinds' IS NULL AS attack_kind_missing,
                       content -> 'externalThreat' IS NULL AS external_threat_missing,
                       content -> 'effects' IS NULL AS effect_missing
                FROM item
                WHERE dossier_reference = @dossierReference AND kind = 1 AND until IS NULL) AS incidents
            WHERE attack_kind_missing OR external_threat_missing OR effect_missing
            ORDER BY place LIMIT @most
            """,
            new { dossierReference, most },
            change.Transaction)).AsList();
}
