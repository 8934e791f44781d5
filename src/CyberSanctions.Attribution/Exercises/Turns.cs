using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>Whose turn it is: dossiers of an exercise are changed while it runs, by those who play or conduct it.</summary>
internal static class Turns
{
    /// <summary>
    /// Refuses to change a dossier of an exercise that does not run, or that the caller is not in. FAILED_PRECONDITION:
    /// <c>exercise-not-running</c>, <c>not-in-exercise</c>. The exercise stays locked until the change ends: of two deeds in it
    /// one comes first.
    /// </summary>
    public static async Task RequireAsync(Change change, Dossier dossier)
    {
        if (dossier.ExerciseReference.Length == 0)
        {
            return;
        }

        var reference = dossier.ExerciseReference;
        var state = await change.Connection.QuerySingleAsync<int>(
            "SELECT state FROM exercise WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        ExerciseRules.RequireRunning(reference, (ExerciseState)state);
        if (!await change.Connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM exercise_member WHERE exercise = @reference AND subject = @Actor)",
            new { reference, change.Actor },
            change.Transaction))
        {
            throw ExerciseRefusals.NotInExercise.Because($"{dossier.Reference} belongs to {reference}.");
        }
    }

    /// <summary>
    /// Refuses to open a dossier in an exercise that the caller does not play or conduct, or that does not run. NOT_FOUND;
    /// FAILED_PRECONDITION: as above.
    /// </summary>
    /// <param name="exercise">Empty: in none.</param>
    public static async Task RequireOpeningAsync(Change change, Principal principal, string exercise)
    {
        if (exercise.Length == 0)
        {
            return;
        }

        var found = await ExerciseTable.LockAsync(change, exercise);
        var (row, seat) = await Seat.RequireAsync(change.Connection, change.Transaction, principal, exercise, found);
        if (seat.Role is not (ExerciseRole.Conductor or ExerciseRole.Player))
        {
            throw ExerciseRefusals.NotInExercise.Because($"You watch {exercise}.");
        }

        ExerciseRules.RequireRunning(exercise, row.State);
    }
}
