using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>What holds for every dossier, whatever is in it.</summary>
internal static class DossierRules
{
    /// <summary>Bytes of a dossier with all its contents: it travels whole, in one gRPC message of at most 4 MiB.</summary>
    public const int LargestDossier = 3 * 1024 * 1024;

    /// <summary>Refuses an unusable request for a new dossier.</summary>
    public static void Check(CreateDossierRequest request)
        => new Checks()
            .Line("title", request.Title, 500)
            .Paragraphs("summary", request.Summary, 10_000, required: false)
            .Choice("handling", request.Handling)
            .That(request.HasExercise, "exercise", "Has to be said, true or false: what is left out would be made real.")
            .Throw();

    /// <summary>Begins the checks of a request that changes a dossier.</summary>
    public static Checks Changing(string reference, long expectedVersion)
        => Naming(reference).Version("expected_version", expectedVersion);

    /// <summary>Begins the checks of a request that names a dossier.</summary>
    public static Checks Naming(string reference) => new Checks().Reference("reference", reference);

    /// <summary>
    /// Refuses to change a dossier that is concluded, or that is not at the version its editor saw
    /// (0: whatever it is).
    /// </summary>
    public static void RequireOpen(Dossier dossier, long expectedVersion)
    {
        if (dossier.State != DossierState.Open)
        {
            throw Refusal.Precondition(
                "dossier-concluded", $"{dossier.Reference} is concluded, and frozen at version {dossier.Version}.");
        }

        if (expectedVersion != 0 && expectedVersion != dossier.Version)
        {
            throw Refusal.Stale(dossier.Reference, expectedVersion, dossier.Version);
        }
    }

    /// <summary>Refuses what makes a dossier too large to be read in one piece.</summary>
    public static void RequireReadable(Dossier dossier)
    {
        if (dossier.CalculateSize() > LargestDossier)
        {
            throw Refusal.Precondition(
                "dossier-too-large", $"{dossier.Reference} would grow beyond {LargestDossier} bytes; open another dossier.");
        }
    }

    /// <summary>The dossier, if there is one that exists for this principal: one marked above their clearance does not.</summary>
    public static Dossier RequireExisting(Principal principal, string reference, Dossier? dossier)
        => dossier is not null && principal.MaySee(dossier.Handling) ? dossier : throw Refusal.NotFound("dossier", reference);

    /// <summary>The dossier without the evidence that is marked above a principal's clearance.</summary>
    public static Dossier AsSeenBy(Principal principal, Dossier dossier)
    {
        var seen = dossier.Clone();
        seen.Evidence.Clear();
        seen.Evidence.AddRange(dossier.Evidence.Where(item => principal.MaySee(item.Handling)));
        return seen;
    }
}
