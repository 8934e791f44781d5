using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>Observations, and their files, in Postgres.</summary>
internal static class ObservationTable
{
    // Whoever counts what waits and adds to it, one after the other.
    private const long Arriving = 0x4353_4F42_5345;

    private const string Head =
        """
        reference, ordinal, version, list, entry_reference, sender, contact, file_name, file_size, file_sha256, handling,
        received_on, received_at, recorded_by, document, document_sha256, state, review_reference, answer, answered_by,
        answered_at
        """;

    /// <summary>What waits for an answer, until the change ends.</summary>
    public static async Task<Waiting> WaitingAsync(Change change, string list, string entry)
    {
        await change.Connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Arriving)", new { Arriving }, change.Transaction);
        return await change.Connection.QuerySingleAsync<Waiting>(
            """
            SELECT count(*) AS all, count(*) FILTER (WHERE list = @list AND entry_reference = @entry) AS on_entry,
                   coalesce(sum(file_size), 0)::bigint AS bytes
            FROM observations WHERE state = 1
            """,
            new { list, entry },
            change.Transaction);
    }

    public static async Task InsertAsync(Change change, ReceivedObservations received, byte[] file)
    {
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO observations (
                reference, list, entry_reference, sender, contact, text, file_name, file_size, file_sha256, handling, received_on,
                received_at, recorded_by, document, document_sha256, review_reference)
            VALUES (@Reference, @List, @EntryReference, @Sender, @Contact, @Text, @Name, @Size, @Sha256, @Handling, @ReceivedOn,
                @Now, @Actor, @Document, @DocumentSha256, nullif(@ReviewReference, ''))
            """,
            new
            {
                received.Reference,
                received.List,
                received.EntryReference,
                received.Sender,
                received.Contact,
                received.Text,
                received.File?.Name,
                Size = (int?)received.File?.Size,
                Sha256 = received.File is { } held ? Convert.FromHexString(held.Sha256) : null,
                Handling = (int)received.Handling,
                ReceivedOn = received.ReceivedOn.ToDay(),
                change.Now,
                change.Actor,
                Document = received.Document?.Reference,
                DocumentSha256 = received.Document?.Sha256,
                received.ReviewReference,
            },
            change.Transaction);
        if (received.File is not null)
        {
            await change.Connection.ExecuteAsync(
                "INSERT INTO observations_file (observations, bytes) VALUES (@Reference, @file)",
                new { received.Reference, file },
                change.Transaction);
        }
    }

    /// <summary>Some of them, or nothing.</summary>
    public static Task<ReceivedObservations?> FindAsync(NpgsqlConnection connection, string reference)
        => FindAsync(connection, transaction: null, reference, "");

    /// <summary>The same, locked until the change ends.</summary>
    public static Task<ReceivedObservations?> LockAsync(Change change, string reference)
        => FindAsync(change.Connection, change.Transaction, reference, "FOR UPDATE");

    /// <summary>Those after a place, oldest first, each with its own; without their texts.</summary>
    public static async Task<IEnumerable<(long Ordinal, ReceivedObservations Observations)>> ListAsync(
        NpgsqlConnection connection, ListReceivedObservationsRequest request, string list, Handling clearance, Page page)
        => (await connection.QueryAsync<Row>(
            $"""
             SELECT {Head} FROM observations
             WHERE list = @list AND (@EntryReference = '' OR entry_reference = @EntryReference) AND (@State = 0 OR state = @State)
                 AND handling <= @Clearance AND ordinal > @After
             ORDER BY ordinal LIMIT @Size + 1
             """,
            new
            {
                list,
                request.EntryReference,
                State = (int)request.State,
                Clearance = (int)clearance,
                page.After,
                page.Size,
            })).Select(row => (row.Ordinal, row.ToMessage()));

    /// <summary>Those on an entry that a clearance reaches, oldest first, with their texts.</summary>
    public static async Task<IEnumerable<ReceivedObservations>> OfEntryAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string list, string entry, Handling clearance)
        => (await connection.QueryAsync<Row>(
            $"""
             SELECT {Head}, text FROM observations
             WHERE list = @list AND entry_reference = @entry AND handling <= @clearance ORDER BY ordinal
             """,
            new { list, entry, clearance = (int)clearance },
            transaction)).Select(row => row.ToMessage());

    /// <summary>The file of some.</summary>
    public static Task<byte[]?> FileAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<byte[]?>(
            "SELECT bytes FROM observations_file WHERE observations = @reference", new { reference }, change.Transaction);

    public static Task AnswerAsync(Change change, string reference, string answer)
        => change.Connection.ExecuteAsync(
            """
            UPDATE observations SET version = version + 1, state = 2, answer = @answer, answered_by = @Actor, answered_at = @Now
            WHERE reference = @reference
            """,
            new { reference, answer, change.Actor, change.Now },
            change.Transaction);

    private static async Task<ReceivedObservations?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference, string locking)
        => (await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Head}, text FROM observations WHERE reference = @reference {locking}",
            new { reference },
            transaction))?.ToMessage();

    private sealed class Row
    {
        public string Reference { get; init; } = "";

        public long Ordinal { get; init; }

        public long Version { get; init; }

        public string List { get; init; } = "";

        public string EntryReference { get; init; } = "";

        public string Sender { get; init; } = "";

        public string Contact { get; init; } = "";

        public string? Text { get; init; }

        public string? FileName { get; init; }

        public int? FileSize { get; init; }

        public byte[]? FileSha256 { get; init; }

        public Handling Handling { get; init; }

        public DateOnly ReceivedOn { get; init; }

        public DateTime ReceivedAt { get; init; }

        public string RecordedBy { get; init; } = "";

        public string? Document { get; init; }

        public string? DocumentSha256 { get; init; }

        public ObservationsState State { get; init; }

        public string? ReviewReference { get; init; }

        public string? Answer { get; init; }

        public string? AnsweredBy { get; init; }

        public DateTime? AnsweredAt { get; init; }

        public ReceivedObservations ToMessage() => new()
        {
            Reference = Reference,
            Version = Version,
            List = List,
            EntryReference = EntryReference,
            Sender = Sender,
            Contact = Contact,
            Text = Text ?? "",
            File = FileSize is { } size
                ? new() { Name = FileName, Size = size, Sha256 = Convert.ToHexStringLower(FileSha256!) }
                : null,
            Handling = Handling,
            ReceivedOn = ReceivedOn.ToMessage(),
            ReceivedAt = ReceivedAt.ToTimestamp(),
            RecordedBy = RecordedBy,
            Document = Document is null ? null : new() { Reference = Document, Sha256 = DocumentSha256 },
            State = State,
            ReviewReference = ReviewReference ?? "",
            Answer = Answer ?? "",
            AnsweredBy = AnsweredBy ?? "",
            AnsweredAt = AnsweredAt?.ToTimestamp(),
        };
    }
}
