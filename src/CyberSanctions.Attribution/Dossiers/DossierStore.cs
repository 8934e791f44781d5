using CyberSanctions.Attribution.Actors;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>Dossiers in Postgres.</summary>
internal static class DossierStore
{
    private const string Columns =
        """
        ordinal, reference, version, title, summary, handling, exercise, state, created_by, created_at,
        assessment, concluded_by, concluded_at
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

    /// <summary>The whole dossier, locked until the change ends.</summary>
    public static async Task<Dossier?> LockAsync(Change change, string reference)
    {
        await change.Connection.ExecuteAsync(
            "SELECT FROM dossier WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        return await LoadAsync(change.Connection, change.Transaction, reference);
    }

    /// <summary>The whole dossier. Several statements: the transaction has to hold a lock on it, or one snapshot.</summary>
    public static async Task<Dossier?> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string reference)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM dossier WHERE reference = @reference", new { reference }, transaction);
        if (row is null)
        {
            return null;
        }

        var dossier = row.ToDossier();
        dossier.Incidents.AddRange(await IncidentStore.LoadAsync(connection, transaction, reference));
        dossier.Evidence.AddRange(await EvidenceStore.LoadAsync(connection, transaction, reference));
        dossier.Actors.AddRange(await ActorStore.LoadAsync(connection, transaction, reference));
        return dossier;
    }

    /// <summary>A page of what is marked no higher than a clearance, newest first, without contents; and the next cursor.</summary>
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
        var shown = rows.Take(page.Size).ToList();
        return (shown.Select(row => row.ToDossier()), rows.Count > page.Size ? Page.Cursor(shown[^1].Ordinal) : "");
    }

    public static Task IncreaseVersionAsync(Change change, string reference)
        => change.Connection.ExecuteAsync(
            "UPDATE dossier SET version = version + 1 WHERE reference = @reference", new { reference }, change.Transaction);

    public static Task ConcludeAsync(Change change, string reference, string assessment)
        => change.Connection.ExecuteAsync(
            """
            UPDATE dossier SET state = @State, assessment = @assessment, concluded_by = @Actor, concluded_at = @Now
            WHERE reference = @reference
            """,
            new { State = (int)DossierState.Concluded, assessment, change.Actor, change.Now, reference },
            change.Transaction);

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
}
