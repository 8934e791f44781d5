using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>Dossiers in Postgres.</summary>
internal static class DossierTable
{
    private const string Columns =
        """
        ordinal, reference, version, title, summary, handling, exercise, state, created_by, created_at,
        assessment, concluded_by, concluded_at
        """;

    private const string Counting =
        """
        (SELECT count(*) FROM incident WHERE dossier_reference = @reference) AS incidents,
        (SELECT count(*) FROM evidence WHERE dossier_reference = @reference AND handling <= @Clearance) AS evidence,
        (SELECT count(*) FROM actor WHERE dossier_reference = @reference) AS actors
        """;

    public static Task InsertAsync(Change change, Dossier dossier)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO dossier (reference, version, title, summary, handling, exercise, state, created_by, created_at)
            VALUES (@Reference, @Version, @Title, @Summary, @Handling, @Exercise, @State, @CreatedBy, @CreatedAt)
            """,
            new
            {
                dossier.Reference,
                dossier.Version,
                dossier.Title,
                dossier.Summary,
                Handling = (int)dossier.Handling,
                dossier.Exercise,
                State = (int)dossier.State,
                dossier.CreatedBy,
                CreatedAt = dossier.CreatedAt.ToDateTime(),
            },
            change.Transaction);

    /// <summary>The dossier, locked until the change ends. What is in it is neither read nor counted.</summary>
    public static async Task<Dossier?> LockAsync(Change change, string reference)
        => (await change.Connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM dossier WHERE reference = @reference FOR UPDATE",
            new { reference },
            change.Transaction))?.ToDossier();

    /// <summary>The dossier; what is in it is neither read nor counted.</summary>
    public static async Task<Dossier?> FindAsync(NpgsqlConnection connection, string reference)
        => (await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM dossier WHERE reference = @reference", new { reference }))?.ToDossier();

    /// <summary>
    /// The dossier, and how much is in it that is marked no higher than a clearance: in one statement, as it was at one moment.
    /// </summary>
    public static async Task<Dossier?> CountedAsync(NpgsqlConnection connection, string reference, Handling clearance)
        => (await connection.QueryAsync<Row, Counts, Dossier>(
            $"SELECT {Columns}, {Counting} FROM dossier WHERE reference = @reference",
            (row, counts) =>
            {
                var dossier = row.ToDossier();
                dossier.Contents = counts.ToContents();
                return dossier;
            },
            new { reference, Clearance = (int)clearance },
            splitOn: "incidents")).SingleOrDefault();

    /// <summary>How much is in a dossier that is locked.</summary>
    public static async Task<Contents> CountAsync(Change change, string reference, Handling clearance)
        => (await change.Connection.QuerySingleAsync<Counts>(
            $"SELECT {Counting}", new { reference, Clearance = (int)clearance }, change.Transaction)).ToContents();

    /// <summary>
    /// A page of what is marked no higher than a clearance, newest first, contents not counted; and the next cursor.
    /// </summary>
    public static async Task<(IEnumerable<Dossier> Dossiers, string NextCursor)> ListAsync(
        NpgsqlDataSource database, Page page, Handling clearance, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(
            $"""
             SELECT {Columns} FROM dossier WHERE ordinal < @Before AND handling <= @Clearance
             ORDER BY ordinal DESC LIMIT @Size + 1
             """,
            new { page.Before, Clearance = (int)clearance, page.Size })).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
        return (shown.Select(row => row.ToDossier()), nextCursor);
    }

    /// <returns>The new version.</returns>
    public static Task<long> IncreaseVersionAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET version = version + 1 WHERE reference = @reference RETURNING version",
            new { reference },
            change.Transaction);

    /// <returns>The concluded dossier.</returns>
    public static async Task<Dossier> ConcludeAsync(Change change, string reference, string assessment)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             UPDATE dossier SET state = @State, assessment = @assessment, concluded_by = @Actor, concluded_at = @Now
             WHERE reference = @reference RETURNING {Columns}
             """,
            new { State = (int)DossierState.Concluded, assessment, change.Actor, change.Now, reference },
            change.Transaction)).ToDossier();

    private sealed record Row(
        long Ordinal,
        string Reference,
        long Version,
        string Title,
        string Summary,
        Handling Handling,
        bool Exercise,
        DossierState State,
        string CreatedBy,
        DateTime CreatedAt,
        string? Assessment,
        string? ConcludedBy,
        DateTime? ConcludedAt)
    {
        public Dossier ToDossier() => new()
        {
            Reference = Reference,
            Version = Version,
            Title = Title,
            Summary = Summary,
            Handling = Handling,
            Exercise = Exercise,
            State = State,
            CreatedBy = CreatedBy,
            CreatedAt = CreatedAt.ToTimestamp(),
            Conclusion = ConcludedAt is { } concludedAt
                ? new Conclusion { Assessment = Assessment, ConcludedBy = ConcludedBy, ConcludedAt = concludedAt.ToTimestamp() }
                : null,
        };
    }

    private sealed record Counts(long Incidents, long Evidence, long Actors)
    {
        public Contents ToContents() => new() { Incidents = Incidents, Evidence = Evidence, Actors = Actors };
    }
}
