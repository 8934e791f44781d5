using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>Injects in Postgres.</summary>
internal static class InjectTable
{
    /// <summary>Who releases what is due.</summary>
    public const string ByItself = "service:attribution";

    private const string Columns =
        "ordinal, key, title, text, parts, after, released_at, released_after, released_by";

    /// <summary>Adds injects, in this order.</summary>
    public static Task InsertAsync(Change change, string reference, IEnumerable<NewInject> injects)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO exercise_inject (exercise, key, title, text, parts, after, added_by, added_at)
            VALUES (@reference, @Key, @Title, @Text, @Parts, @After, @Actor, @Now)
            """,
            injects.Select(inject => new
            {
                reference,
                inject.Key,
                inject.Title,
                inject.Text,
                Parts = inject.Parts.ToArray(),
                After = Durations.TryRead(inject.After, out var after) ? RunningTime.Of(after) : (long?)null,
                change.Actor,
                change.Now,
            }).ToList(),
            change.Transaction);

    /// <summary>Releases what is due by the clock, which is written down before, and says so in the journal.</summary>
    /// <param name="counted">The exercise as it is now, locked.</param>
    /// <returns>How many were released.</returns>
    public static async Task<int> ReleaseDueAsync(Change change, ExerciseRow counted)
    {
        if (counted.State != ExerciseState.Running)
        {
            return 0;
        }

        await ExerciseTable.CountAsync(change, counted);
        return await ReleaseAsync(change, counted, "after <= @Ran", key: "", ByItself);
    }

    /// <summary>Releases one by hand.</summary>
    public static Task ReleaseAsync(Change change, ExerciseRow counted, string key)
        => ReleaseAsync(change, counted, "key = @key", key, change.Actor);

    /// <summary>One of them, or nothing.</summary>
    public static Task<InjectRow?> FindAsync(Change change, string reference, string key)
        => change.Connection.QuerySingleOrDefaultAsync<InjectRow>(
            $"SELECT {Columns} FROM exercise_inject WHERE exercise = @reference AND key = @key",
            new { reference, key },
            change.Transaction);

    /// <summary>How many there are.</summary>
    public static Task<long> CountAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM exercise_inject WHERE exercise = @reference", new { reference }, change.Transaction);

    /// <summary>Those that are there for somebody, in the order of the scenario; one more than fit on the page.</summary>
    public static Task<IEnumerable<InjectRow>> ListAsync(NpgsqlConnection connection, string reference, Seat seat, Page page)
        => connection.QueryAsync<InjectRow>(
            $"""
             SELECT {Columns} FROM exercise_inject
             WHERE exercise = @reference AND ordinal > @After
                 AND (@SeesAll OR released_at IS NOT NULL AND (@Part = '' OR @Part = ANY (parts)))
             ORDER BY ordinal LIMIT @Size + 1
             """,
            new { reference, page.After, page.Size, seat.SeesAll, seat.Part });

    /// <summary>All of them.</summary>
    public static async Task<IReadOnlyList<InjectRow>> AllAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string reference)
        => (await connection.QueryAsync<InjectRow>(
            $"SELECT {Columns} FROM exercise_inject WHERE exercise = @reference ORDER BY ordinal",
            new { reference },
            transaction)).AsList();

    private static async Task<int> ReleaseAsync(Change change, ExerciseRow counted, string which, string key, string by)
    {
        var released = (await change.Connection.QueryAsync<string>(
            $"""
             WITH released AS (
                 UPDATE exercise_inject SET released_at = @CountedAt, released_after = @Ran, released_by = @by
                 WHERE exercise = @Reference AND released_at IS NULL AND {which} RETURNING key, after, ordinal)
             SELECT key FROM released ORDER BY after, ordinal
             """,
            new { counted.Reference, counted.CountedAt, counted.Ran, by, key },
            change.Transaction)).AsList();
        if (released.Count == 0)
        {
            return 0;
        }

        await change.AppendAsync([.. released.Select(name => new Happened(
            new InjectReleased { Reference = counted.Reference, Key = name, RunningSeconds = counted.RunningSeconds },
            counted.Reference,
            by,
            ""))]);
        return released.Count;
    }
}

/// <summary>An inject as it lies in the database.</summary>
/// <param name="After">When it is due, in microseconds of running time.</param>
/// <param name="ReleasedAfter">When it was released, in microseconds of running time.</param>
[method: ExplicitConstructor]
internal sealed record InjectRow(
    long Ordinal,
    string Key,
    string Title,
    string Text,
    string[] Parts,
    long? After,
    DateTime? ReleasedAt,
    long? ReleasedAfter,
    string? ReleasedBy)
{
    /// <summary>As it is there for somebody.</summary>
    public Inject ToInject(Seat seat)
    {
        var shown = new Inject
        {
            Key = Key,
            Title = Title,
            Text = Text,
            Parts = { seat.Part.Length > 0 ? [seat.Part] : Parts },
            ReleasedAt = ReleasedAt.ToTimestamp(),
            ReleasedSeconds = RunningTime.Seconds(ReleasedAfter ?? 0),
        };
        if (seat.SeesAll)
        {
            shown.After = After is { } after ? Durations.Write(TimeSpan.FromMicroseconds(after)) : "";
            shown.ReleasedBy = ReleasedBy ?? "";
        }

        return shown;
    }
}
