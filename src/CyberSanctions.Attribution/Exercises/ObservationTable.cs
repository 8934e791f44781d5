using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What whoever conducts noted, in Postgres.</summary>
internal static class ObservationTable
{
    private const string Columns = "ordinal, part, text, made_by, made_at, after";

    /// <returns>What is stored.</returns>
    public static Task<ObservationRow> InsertAsync(Change change, ExerciseRow counted, string part, string text)
        => change.Connection.QuerySingleAsync<ObservationRow>(
            $"""
             INSERT INTO exercise_observation (exercise, part, text, made_by, made_at, after)
             VALUES (@Reference, nullif(@part, ''), @text, @Actor, @Now, @Ran) RETURNING {Columns}
             """,
            new { counted.Reference, part, text, change.Actor, change.Now, counted.Ran },
            change.Transaction);

    /// <summary>Those after a place, oldest first.</summary>
    public static async Task<IReadOnlyList<ObservationRow>> ListAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, long after, long most)
        => (await connection.QueryAsync<ObservationRow>(
            $"""
             SELECT {Columns} FROM exercise_observation WHERE exercise = @reference AND ordinal > @after
             ORDER BY ordinal LIMIT @most
             """,
            new { reference, after, most },
            transaction)).AsList();
}

/// <summary>An observation as it lies in the database.</summary>
/// <param name="After">Running time then, in microseconds.</param>
internal sealed record ObservationRow(long Ordinal, string? Part, string Text, string MadeBy, DateTime MadeAt, long After)
{
    public Observation ToObservation() => new()
    {
        Part = Part ?? "",
        Text = Text,
        MadeBy = MadeBy,
        MadeAt = ((DateTime?)MadeAt).ToTimestamp(),
        RunningSeconds = RunningTime.Seconds(After),
    };
}
