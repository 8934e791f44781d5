using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What was done in exercises, in Postgres. Of its own dossiers the journal's trigger puts it there.</summary>
internal static class DeedTable
{
    /// <summary>Deeds, with what they were done to: a dossier, and what rests on it elsewhere.</summary>
    public const string WithMatters =
        """
        exercise_deed d LEFT JOIN dossier o ON o.reference = d.dossier
        LEFT JOIN exercise_matter m ON m.reference = d.subject AND m.dossier = d.dossier
        """;

    /// <summary>How a deed is marked: as the higher of the two; of neither, as nothing is.</summary>
    public const string Marking = "greatest(o.handling, m.handling, 1)";

    private const string Selecting =
        $"SELECT d.ordinal, d.at, d.part, d.actor, d.kind, d.source, d.dossier, d.subject, d.text FROM {WithMatters}";

    /// <summary>An answer to an inject.</summary>
    /// <returns>What is stored.</returns>
    public static Task<DeedRow> AnswerAsync(Change change, string reference, string part, string key, string text, DateTime at)
        => change.Connection.QuerySingleAsync<DeedRow>(
            """
            INSERT INTO exercise_deed (exercise, source, part, actor, kind, subject, text, at)
            VALUES (@reference, 1, @part, @Actor, @Answer, @key, @text, @at)
            RETURNING ordinal, at, part, actor, kind, source, dossier, subject, text
            """,
            new { reference, part, change.Actor, DeedKinds.Answer, key, text, at },
            change.Transaction);

    /// <summary>
    /// Something that another service's journal tells of: a deed in each exercise that it belongs to, as far as that had begun
    /// and was not over.
    /// </summary>
    public static Task HearAsync(Change change, DeedSource source, string kind, string subject)
    {
        var heard = change.Heard
            ?? throw new InvalidOperationException("What is heard of comes from an entry of a journal.");
        return change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_deed (exercise, dossier, source, place, part, actor, kind, subject, at)
            SELECT DISTINCT ON (m.exercise) m.exercise, m.dossier, @Source, @Position, p.part, @Actor, @kind, @subject,
                   greatest(@At, e.started_at)
            FROM exercise_matter m JOIN exercise e ON e.reference = m.exercise
            LEFT JOIN exercise_member p ON p.exercise = m.exercise AND p.subject = @Actor
            WHERE m.reference = @subject AND e.started_at IS NOT NULL AND (e.ended_at IS NULL OR e.ended_at >= @At)
            ORDER BY m.exercise, m.dossier
            """,
            new
            {
                Source = (int)source,
                heard.Position,
                heard.Actor,
                kind,
                subject,
                At = heard.RecordedAt.ToDateTime(),
            },
            change.Transaction);
    }

    /// <summary>Those after a place, in the order in which they came to be known; one more than fit on the page.</summary>
    public static async Task<IReadOnlyList<DeedRow>> ListAsync(
        NpgsqlConnection connection, string reference, string part, Handling clearance, Page page)
        => (await connection.QueryAsync<DeedRow>(
            $"""
             {Selecting}
             WHERE d.exercise = @reference AND d.ordinal > @After AND (@part = '' OR d.part = @part)
                 AND {Marking} <= @clearance
             ORDER BY d.ordinal LIMIT @Size + 1
             """,
            new { reference, part, clearance = (int)clearance, page.After, page.Size })).AsList();

    /// <summary>All of them up to one, in the order of time.</summary>
    public static async Task<IReadOnlyList<DeedRow>> AllAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string reference, long last)
        => (await connection.QueryAsync<DeedRow>(
            $"{Selecting} WHERE d.exercise = @reference AND d.ordinal <= @last ORDER BY d.at, d.ordinal",
            new { reference, last },
            transaction)).AsList();

    /// <summary>
    /// The number of the last one, and the highest marking that a dossier of the exercise ever had, or something that was done.
    /// </summary>
    public static Task<(long Last, Handling Handling)> LastAsync(Change change, ExerciseRow exercise)
        => change.Connection.QuerySingleAsync<(long, Handling)>(
            $"""
             SELECT (SELECT coalesce(max(ordinal), 0) FROM exercise_deed WHERE exercise = @Reference),
                    greatest(@Handling, (
                        SELECT max(c.dossier_handling) FROM dossier_change c JOIN dossier d ON d.reference = c.dossier_reference
                        WHERE d.exercise_reference = @Reference),
                        (SELECT max({Marking}) FROM {WithMatters} WHERE d.exercise = @Reference))
             """,
            new { exercise.Reference, Handling = (int)exercise.Handling },
            change.Transaction);
}

/// <summary>A deed as it lies in the database.</summary>
internal sealed record DeedRow(
    long Ordinal,
    DateTime At,
    string? Part,
    string Actor,
    string Kind,
    DeedSource Source,
    string? Dossier,
    string Subject,
    string Text)
{
    public Deed ToDeed(IReadOnlyList<StepRow> steps) => new()
    {
        Number = Ordinal,
        At = ((DateTime?)At).ToTimestamp(),
        RunningSeconds = RunningTime.Seconds(RunningTime.At(steps, At)),
        Part = Part ?? "",
        Actor = Actor,
        Kind = Kind,
        Source = Source,
        DossierReference = Dossier ?? "",
        Subject = Subject,
        Text = Text,
    };
}
