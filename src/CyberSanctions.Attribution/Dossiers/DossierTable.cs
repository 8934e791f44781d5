using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>Dossiers in Postgres.</summary>
internal static class DossierTable
{
    private const string Counting =
        $"""
        {Count} AND kind = 1) AS incidents, {Count} AND kind = 2) AS evidence, {Count} AND kind = 3) AS actors,
        {Count} AND kind = 4) AS events, {Count} AND kind = 5) AS relations, {Count} AND kind = 6) AS hypotheses,
        {Count} AND kind = 7) AS responsibilities
        """;

    private const string Count =
        "(SELECT count(*) FROM item WHERE dossier_reference = @reference AND until IS NULL AND handling <= @Clearance";

    public static Task InsertAsync(Change change, Dossier dossier)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO dossier (reference, version, title, summary, handling, exercise, state, created_by, created_at,
                                 supersedes, exercise_reference)
            VALUES (@Reference, @Version, @Title, @Summary, @Handling, @Exercise, @State, @CreatedBy, @CreatedAt,
                    nullif(@Supersedes, ''), nullif(@ExerciseReference, ''))
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
                dossier.Supersedes,
                dossier.ExerciseReference,
            },
            change.Transaction);

    /// <summary>The dossier, locked until the change ends. What is in it is neither read nor counted.</summary>
    public static async Task<Dossier?> LockAsync(Change change, string reference)
        => (await change.Connection.QuerySingleOrDefaultAsync<DossierRow>(
            $"SELECT {DossierRow.Columns} FROM dossier WHERE reference = @reference FOR UPDATE",
            new { reference },
            change.Transaction))?.ToDossier();

    /// <summary>The dossier; what is in it is neither read nor counted.</summary>
    public static async Task<Dossier?> FindAsync(NpgsqlConnection connection, string reference)
        => (await connection.QuerySingleOrDefaultAsync<DossierRow>(
            $"SELECT {DossierRow.Columns} FROM dossier WHERE reference = @reference", new { reference }))?.ToDossier();

    /// <summary>
    /// The dossier, and how much is in it that is marked no higher than a clearance: in one statement, as it was at one moment.
    /// </summary>
    public static async Task<Dossier?> CountedAsync(NpgsqlConnection connection, string reference, Handling clearance)
        => (await connection.QueryAsync<DossierRow, Counts, Dossier>(
            $"SELECT {DossierRow.Columns}, {Counting} FROM dossier WHERE reference = @reference",
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

    /// <returns>The new version.</returns>
    public static Task<long> IncreaseVersionAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET version = version + 1 WHERE reference = @reference RETURNING version",
            new { reference },
            change.Transaction);

    /// <summary>The dossier that supersedes one, or is to, and was not withdrawn; nothing when there is none.</summary>
    public static Task<string?> SuccessorAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<string?>(
            "SELECT reference FROM dossier WHERE supersedes = @reference AND state <> @Withdrawn",
            new { reference, Withdrawn = (int)DossierState.Withdrawn },
            change.Transaction);

    /// <summary>Notes that another one has taken the place of a concluded dossier, in its next version.</summary>
    public static Task SupersedeAsync(Change change, string reference, string by)
        => change.Connection.ExecuteAsync(
            "UPDATE dossier SET version = version + 1, superseded_by = @by WHERE reference = @reference",
            new { reference, by },
            change.Transaction);

    /// <summary>Corrects what a dossier says of itself.</summary>
    /// <returns>The dossier as it is then.</returns>
    public static async Task<Dossier> AmendAsync(Change change, string reference, DossierHeader header)
        => (await change.Connection.QuerySingleAsync<DossierRow>(
            $"""
             UPDATE dossier SET title = @Title, summary = @Summary, handling = @Handling
             WHERE reference = @reference RETURNING {DossierRow.Columns}
             """,
            new { header.Title, header.Summary, Handling = (int)header.Handling, reference },
            change.Transaction)).ToDossier();

    /// <returns>The withdrawn dossier.</returns>
    public static async Task<Dossier> WithdrawAsync(Change change, string reference, string reason)
        => (await change.Connection.QuerySingleAsync<DossierRow>(
            $"""
             UPDATE dossier SET state = @State, withdrawn_because = @reason, withdrawn_by = @Actor, withdrawn_at = @Now
             WHERE reference = @reference RETURNING {DossierRow.Columns}
             """,
            new { State = (int)DossierState.Withdrawn, reason, change.Actor, change.Now, reference },
            change.Transaction)).ToDossier();

    /// <returns>The dossier with a conclusion that is to be confirmed.</returns>
    public static async Task<Dossier> ConcludeAsync(Change change, string reference, string assessment)
        => (await change.Connection.QuerySingleAsync<DossierRow>(
            $"""
             UPDATE dossier
             SET assessment = @assessment, concluded_by = @Actor, concluded_at = @Now, concluded_version = version
             WHERE reference = @reference RETURNING {DossierRow.Columns}
             """,
            new { assessment, change.Actor, change.Now, reference },
            change.Transaction)).ToDossier();

    /// <returns>The concluded dossier.</returns>
    public static async Task<Dossier> ConfirmAsync(Change change, string reference)
        => (await change.Connection.QuerySingleAsync<DossierRow>(
            $"""
             UPDATE dossier SET state = @State, confirmed_by = @Actor, confirmed_at = @Now
             WHERE reference = @reference RETURNING {DossierRow.Columns}
             """,
            new { State = (int)DossierState.Concluded, change.Actor, change.Now, reference },
            change.Transaction)).ToDossier();

    private sealed record Counts(
        long Incidents, long Evidence, long Actors, long Events, long Relations, long Hypotheses, long Responsibilities)
    {
        public Contents ToContents() => new()
        {
            Incidents = Incidents,
            Evidence = Evidence,
            Actors = Actors,
            Events = Events,
            Relations = Relations,
            Hypotheses = Hypotheses,
            Responsibilities = Responsibilities,
        };
    }
}
