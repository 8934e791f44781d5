using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Reports;

/// <summary>Reports, and the files of those that wait for an answer, in Postgres.</summary>
internal static class ReportTable
{
    // Whoever counts what waits and adds to it, one after the other.
    private const long Arriving = 0x4353_5245_504F;

    private const string Head =
        """
        reference, ordinal, version, subject, contact, file_name, file_size, file_sha256, file_media_type, state, received_at,
        answer, answered_by, answered_at, dossier_reference, evidence
        """;

    /// <summary>How many reports wait, and how many bytes their files have, until the change ends.</summary>
    public static async Task<(long Waiting, long Bytes)> WaitingAsync(Change change)
    {
        await change.Connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Arriving)", new { Arriving }, change.Transaction);
        return await change.Connection.QuerySingleAsync<(long, long)>(
            "SELECT count(*), coalesce(sum(file_size), 0)::bigint FROM report WHERE state = 1", transaction: change.Transaction);
    }

    public static async Task InsertAsync(Change change, Report report, byte[] file)
    {
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO report (
                reference, subject, text, contact, file_name, file_size, file_sha256, file_media_type, received_at)
            VALUES (@Reference, @Subject, @Text, @Contact, @Name, @Size, @Sha256, @MediaType, @Now)
            """,
            new
            {
                report.Reference,
                report.Subject,
                report.Text,
                report.Contact,
                report.File?.Name,
                Size = (int?)report.File?.Size,
                Sha256 = report.File is { } held ? Convert.FromHexString(held.Sha256) : null,
                report.File?.MediaType,
                change.Now,
            },
            change.Transaction);
        if (report.File is not null)
        {
            await change.Connection.ExecuteAsync(
                "INSERT INTO report_file (report, bytes) VALUES (@Reference, @file)",
                new { report.Reference, file },
                change.Transaction);
        }
    }

    /// <summary>One of them, or nothing.</summary>
    public static Task<Report?> FindAsync(NpgsqlConnection connection, string reference)
        => FindAsync(connection, transaction: null, reference, "");

    /// <summary>The same, locked until the change ends.</summary>
    public static Task<Report?> LockAsync(Change change, string reference)
        => FindAsync(change.Connection, change.Transaction, reference, "FOR UPDATE");

    /// <summary>Those after a place, oldest first, each with its own; without their texts.</summary>
    public static async Task<IEnumerable<(long Ordinal, Report Report)>> ListAsync(
        NpgsqlConnection connection, ReportState state, Page page)
        => (await connection.QueryAsync<Row>(
            $"""
             SELECT {Head} FROM report
             WHERE (@State = 0 OR state = @State) AND ordinal > @After ORDER BY ordinal LIMIT @Size + 1
             """,
            new { State = (int)state, page.After, page.Size })).Select(row => (row.Ordinal, row.ToReport()));

    /// <summary>The file of a report that waits for an answer.</summary>
    public static Task<byte[]?> FileAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<byte[]?>(
            "SELECT bytes FROM report_file WHERE report = @reference", new { reference }, change.Transaction);

    /// <summary>Records what became of it, and takes its file out of quarantine.</summary>
    public static async Task<Report> AnswerAsync(
        Change change, string reference, string answer, string? dossier, IReadOnlyList<Guid> evidence)
    {
        var row = await change.Connection.QuerySingleAsync<Row>(
            $"""
             UPDATE report SET version = version + 1, state = @State, answer = @answer, answered_by = @Actor, answered_at = @Now,
                 dossier_reference = @dossier, evidence = @Evidence
             WHERE reference = @reference
             RETURNING {Head}, text
             """,
            new
            {
                reference,
                answer,
                dossier,
                State = (int)(dossier is null ? ReportState.SetAside : ReportState.TakenUp),
                Evidence = evidence.ToArray(),
                change.Actor,
                change.Now,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            "DELETE FROM report_file WHERE report = @reference", new { reference }, change.Transaction);
        return row.ToReport();
    }

    private static async Task<Report?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, string locking)
        => (await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Head}, text FROM report WHERE reference = @reference {locking}",
            new { reference },
            transaction))?.ToReport();

    private sealed class Row
    {
        public string Reference { get; init; } = "";

        public long Ordinal { get; init; }

        public long Version { get; init; }

        public string Subject { get; init; } = "";

        public string? Text { get; init; }

        public string Contact { get; init; } = "";

        public string? FileName { get; init; }

        public int? FileSize { get; init; }

        public byte[]? FileSha256 { get; init; }

        public string? FileMediaType { get; init; }

        public ReportState State { get; init; }

        public DateTime ReceivedAt { get; init; }

        public string? Answer { get; init; }

        public string? AnsweredBy { get; init; }

        public DateTime? AnsweredAt { get; init; }

        public string? DossierReference { get; init; }

        public Guid[] Evidence { get; init; } = [];

        public Report ToReport() => new()
        {
            Reference = Reference,
            Version = Version,
            Subject = Subject,
            Text = Text ?? "",
            Contact = Contact,
            File = FileSize is { } size
                ? new()
                {
                    Name = FileName,
                    Size = size,
                    Sha256 = Convert.ToHexStringLower(FileSha256!),
                    MediaType = FileMediaType,
                }
                : null,
            State = State,
            ReceivedAt = ReceivedAt.ToTimestamp(),
            Answer = Answer ?? "",
            AnsweredBy = AnsweredBy ?? "",
            AnsweredAt = AnsweredAt?.ToTimestamp(),
            DossierReference = DossierReference ?? "",
            EvidenceIds = { Evidence.Select(id => id.ToString()) },
        };
    }
}
