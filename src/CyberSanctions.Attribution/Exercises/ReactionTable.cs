using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>Expected reactions, and judgements of them, in Postgres.</summary>
internal static class ReactionTable
{
    private const string Selecting =
        """
        SELECT r.ordinal, r.key, r.text, r.part, r.inject, r.within, r.deeds, i.released_after, j.status, j.note, j.judged_by,
               j.judged_at
        FROM exercise_reaction r
        LEFT JOIN exercise_inject i ON i.exercise = r.exercise AND i.key = r.inject
        LEFT JOIN LATERAL (
            SELECT * FROM exercise_judgement
            WHERE exercise = r.exercise AND reaction = r.key ORDER BY ordinal DESC LIMIT 1) j ON true
        """;

    public static Task InsertAsync(Change change, string reference, IEnumerable<NewReaction> reactions)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_reaction (exercise, key, text, part, inject, within, deeds)
            VALUES (@reference, @Key, @Text, @Part, nullif(@Inject, ''), @Within, @Deeds)
            """,
            reactions.Select(reaction => new
            {
                reference,
                reaction.Key,
                reaction.Text,
                reaction.Part,
                reaction.Inject,
                Within = Durations.TryRead(reaction.Within, out var within) ? RunningTime.Of(within) : (long?)null,
                Deeds = reaction.Deeds.Distinct().ToArray(),
            }).ToList(),
            change.Transaction);

    /// <summary>Whether there is one of a key.</summary>
    public static Task<bool> ExistsAsync(Change change, string reference, string key)
        => change.Connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM exercise_reaction WHERE exercise = @reference AND key = @key)",
            new { reference, key },
            change.Transaction);

    public static Task JudgeAsync(Change change, JudgeReactionRequest request)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_judgement (exercise, reaction, status, note, judged_by, judged_at)
            VALUES (@Reference, @Key, @Status, @Note, @Actor, @Now)
            """,
            new { request.Reference, request.Key, Status = (int)request.Status, request.Note, change.Actor, change.Now },
            change.Transaction);

    /// <summary>A page of them, in the order of the scenario, and the next cursor.</summary>
    /// <param name="exercise">As it is now.</param>
    /// <param name="clearance">Of whoever reads them: a deed that is marked above it is not there, and meets nothing.</param>
    public static async Task<(IReadOnlyList<Reaction> Reactions, string NextCursor)> ListAsync(
        NpgsqlConnection connection, ExerciseRow exercise, Handling clearance, Page page)
    {
        var rows = (await connection.QueryAsync<ReactionRow>(
            $"{Selecting} WHERE r.exercise = @Reference AND r.ordinal > @After ORDER BY r.ordinal LIMIT @Size + 1",
            new { exercise.Reference, page.After, page.Size })).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
        return (await ComputeAsync(connection, null, exercise, shown, clearance, lastDeed: long.MaxValue), nextCursor);
    }

    /// <summary>All of them.</summary>
    /// <param name="lastDeed">The last deed that counts, by its number.</param>
    public static async Task<IReadOnlyList<Reaction>> AllAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ExerciseRow exercise, long lastDeed)
    {
        var rows = await connection.QueryAsync<ReactionRow>(
            $"{Selecting} WHERE r.exercise = @Reference ORDER BY r.ordinal", new { exercise.Reference }, transaction);
        return await ComputeAsync(connection, transaction, exercise, rows.AsList(), Handling.TlpRed, lastDeed);
    }

    private static async Task<IReadOnlyList<Reaction>> ComputeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        ExerciseRow exercise,
        IReadOnlyList<ReactionRow> reactions,
        Handling clearance,
        long lastDeed)
    {
        var steps = await ExerciseTable.StepsAsync(connection, transaction, exercise.Reference);
        var deeds = await connection.QueryAsync<DoneRow>(
            $"""
             SELECT d.ordinal, d.part, d.kind, d.at FROM {DeedTable.WithMatters}
             WHERE d.exercise = @Reference AND d.part IS NOT NULL AND d.ordinal <= @lastDeed AND d.kind = ANY (@kinds)
                 AND {DeedTable.Marking} <= @Clearance
             ORDER BY d.at, d.ordinal
             """,
            new
            {
                exercise.Reference,
                lastDeed,
                kinds = reactions.SelectMany(reaction => reaction.Deeds).Distinct().ToArray(),
                Clearance = (int)clearance,
            },
            transaction);
        var ofParts = deeds.Select(deed => deed with { Ran = RunningTime.At(steps, deed.At) }).ToLookup(deed => deed.Part);
        return [.. reactions.Select(reaction => Show(reaction, exercise, ofParts[reaction.Part]))];
    }

    private static Reaction Show(ReactionRow row, ExerciseRow exercise, IEnumerable<DoneRow> deeds)
    {
        var from = row.Inject is null ? (exercise.StartedAt is null ? null : 0) : row.ReleasedAfter;
        var (status, done) = ReactionRules.Of(row, from, deeds, exercise.Ran, exercise.IsOver);
        return new Reaction
        {
            Key = row.Key,
            Text = row.Text,
            Part = row.Part,
            Inject = row.Inject ?? "",
            Within = row.Within is { } within ? Durations.Write(TimeSpan.FromMicroseconds(within)) : "",
            Deeds = { row.Deeds },
            Status = row.Status ?? status,
            Deed = done?.Ordinal ?? 0,
            DoneSeconds = RunningTime.Seconds(done?.Ran ?? 0),
            JudgedBy = row.JudgedBy ?? "",
            JudgedAt = row.JudgedAt.ToTimestamp(),
            Note = row.Note ?? "",
        };
    }
}
