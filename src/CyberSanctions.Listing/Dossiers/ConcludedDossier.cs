using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Dossiers;

/// <summary>A concluded dossier, as far as this service knows it.</summary>
/// <param name="Reference">For example ATT-2026-0007.</param>
/// <param name="Version">The one it was concluded at; it has no later one.</param>
/// <param name="Handling">A principal not cleared for it cannot cite it.</param>
/// <param name="Exercise">Whatever cites it is an exercise too, or not.</param>
/// <param name="SupersededBy">The concluded dossier that has taken its place, if one has.</param>
internal sealed record ConcludedDossier(string Reference, long Version, Handling Handling, bool Exercise, string? SupersededBy)
{
    /// <summary>The dossier, if it is concluded, exists for this principal, and no other one has taken its place.</summary>
    public static ConcludedDossier Require(Principal principal, string reference, ConcludedDossier? dossier)
    {
        if (dossier is null || !principal.MaySee(dossier.Handling))
        {
            throw DossierRefusals.NotConcluded.Because(
                "dossier_reference",
                $"The dossier {reference} is unknown or not concluded; only a concluded one can be cited.");
        }

        return dossier.SupersededBy is { } by
            ? throw DossierRefusals.Superseded.Because(
                "dossier_reference", $"{by} has taken the place of {reference}: cite that.")
            : dossier;
    }

    /// <summary>What is known of a dossier.</summary>
    public static Task<ConcludedDossier?> FindAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => connection.QuerySingleOrDefaultAsync<ConcludedDossier>(
            "SELECT reference, version, handling, exercise, superseded_by FROM concluded_dossier WHERE reference = @reference",
            new { reference },
            transaction);
}
