using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>What holds for every dossier, whatever is in it.</summary>
internal static class DossierRules
{
    /// <summary>Refuses an unusable request for a new dossier.</summary>
    public static void Check(CreateDossierRequest request)
        => InExercise(
            CheckHeader(new Checks(), request.Title, request.Summary, request.Handling)
                .That(request.HasExercise, "exercise", "Has to be said, true or false: what is left out would be made real."),
            "exercise_reference",
            request.ExerciseReference,
            request.Exercise).Throw();

    /// <summary>Adds what is wrong with the exercise that a dossier is to be opened in: what is real is opened in none.</summary>
    public static Checks InExercise(Checks checks, string field, string reference, bool exercise)
        => checks
            .Reference(field, reference, required: false)
            .That(reference.Length == 0 || exercise, field, "Is said only of an exercise.");

    /// <summary>Adds what is wrong with what a dossier says of itself to the checks.</summary>
    public static Checks CheckHeader(Checks checks, string title, string summary, Handling handling)
        => checks
            .Line("title", title, 500)
            .Paragraphs("summary", summary, 10_000, required: false)
            .Choice("handling", handling);

    /// <summary>Begins the checks of a request that changes a dossier.</summary>
    public static Checks Changing(string reference, long expectedVersion)
        => Naming(reference).Version("expected_version", expectedVersion);

    /// <summary>Begins the checks of a request that names a dossier.</summary>
    public static Checks Naming(string reference) => new Checks().Reference("reference", reference);

    /// <summary>The id of something in a dossier; nothing when this service gives no such ids, and so nothing has it.</summary>
    public static Guid? IdOf(string reference, string id)
    {
        Naming(reference).Reference("id", id).Throw();
        return Guid.TryParseExact(id, "D", out var guid) && guid.ToString() == id ? guid : null;
    }

    /// <summary>
    /// Refuses to change a dossier that is concluded, or that is not at the version its editor saw
    /// (0: whatever it is).
    /// </summary>
    public static void RequireOpen(Dossier dossier, long expectedVersion)
    {
        if (dossier.State == DossierState.Withdrawn)
        {
            throw DossierRefusals.Withdrawn.Because($"{dossier.Reference} was withdrawn.");
        }

        if (dossier.State != DossierState.Open)
        {
            throw DossierRefusals.Concluded.Because(
                $"{dossier.Reference} is concluded, and frozen at version {dossier.Version}.");
        }

        if (expectedVersion != 0 && expectedVersion != dossier.Version)
        {
            throw Refusal.Stale(dossier.Reference, expectedVersion, dossier.Version);
        }
    }

    /// <summary>Refuses to supersede a dossier that is not concluded, or that another one supersedes already, or is to.</summary>
    public static void RequireConcluded(Dossier dossier, long expectedVersion, string? successor)
    {
        if (dossier.State == DossierState.Withdrawn)
        {
            throw DossierRefusals.Withdrawn.Because($"{dossier.Reference} was withdrawn.");
        }

        if (dossier.State != DossierState.Concluded)
        {
            throw DossierRefusals.Open.Because($"{dossier.Reference} is open: correct it.");
        }

        if (expectedVersion != 0 && expectedVersion != dossier.Version)
        {
            throw Refusal.Stale(dossier.Reference, expectedVersion, dossier.Version);
        }

        if (successor is not null)
        {
            throw DossierRefusals.SuccessorExists.Because($"{successor} supersedes {dossier.Reference}, or is to.");
        }
    }

    /// <summary>The dossier, if there is one that exists for this principal: one marked above their clearance does not.</summary>
    public static Dossier RequireExisting(Principal principal, string reference, Dossier? dossier)
        => dossier is not null && principal.MaySee(dossier.Handling) ? dossier : throw Refusal.NotFound("dossier", reference);
}
