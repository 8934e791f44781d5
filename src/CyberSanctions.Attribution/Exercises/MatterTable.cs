using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What rests on dossiers of exercises in other services, in Postgres: proposals, acts, ballots.</summary>
internal static class MatterTable
{
    /// <summary>Something that rests on a dossier; on none of an exercise, nothing is written.</summary>
    public static Task RestOnDossierAsync(Change change, string reference, Handling handling, string dossier)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_matter (reference, dossier, exercise, handling)
            SELECT @reference, reference, exercise_reference, nullif(@Handling, 0) FROM dossier WHERE reference = @dossier
            ON CONFLICT DO NOTHING
            """,
            new { reference, Handling = (int)handling, dossier },
            change.Transaction);

    /// <summary>Something that rests on other such things, and with them on their dossiers.</summary>
    public static Task RestOnAsync(Change change, string reference, Handling handling, IEnumerable<string> others)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_matter (reference, dossier, exercise, handling)
            SELECT DISTINCT @reference, dossier, exercise, nullif(@Handling, 0)
            FROM exercise_matter WHERE reference = ANY (@others)
            ON CONFLICT DO NOTHING
            """,
            new { reference, Handling = (int)handling, others = others.ToArray() },
            change.Transaction);

    /// <summary>Marks something higher that is known here; never lower, as what was done with it before was marked so.</summary>
    public static Task RaiseAsync(Change change, string reference, Handling handling)
        => change.Connection.ExecuteAsync(
            "UPDATE exercise_matter SET handling = @Handling WHERE reference = @reference AND coalesce(handling, 0) < @Handling",
            new { reference, Handling = (int)handling },
            change.Transaction);

    /// <summary>Whether it is known what something rests on.</summary>
    public static Task<bool> IsKnownAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM exercise_matter WHERE reference = @reference)", new { reference }, change.Transaction);
}
