using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>Requests for access to the file in Postgres.</summary>
internal static class AccessTable
{
    private const string Columns =
        """
        SELECT reference, version, list, entry_reference, handling, requested_by, received_on, recorded_by, recorded_at, state,
               statement, documents, answered_by, answered_at
        FROM access_request
        """;

    public static Task InsertAsync(Change change, string reference, string list, RequestAccessRequest request)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO access_request (
                reference, list, entry_reference, handling, requested_by, received_on, recorded_by, recorded_at)
            VALUES (@reference, @list, @EntryReference, @Handling, @RequestedBy, @ReceivedOn, @Actor, @Now)
            """,
            new
            {
                reference,
                list,
                request.EntryReference,
                Handling = (int)request.Handling,
                request.RequestedBy,
                ReceivedOn = request.ReceivedOn.ToDay(),
                change.Actor,
                change.Now,
            },
            change.Transaction);

    public static Task AnswerAsync(Change change, AnswerAccessRequest request)
        => change.Connection.ExecuteAsync(
            """
            UPDATE access_request SET version = version + 1, state = CASE WHEN @Documents IS NULL THEN 3 ELSE 2 END,
                statement = @Statement, documents = @Documents::jsonb, answered_by = @Actor, answered_at = @Now
            WHERE reference = @Reference
            """,
            new
            {
                request.Reference,
                request.Statement,
                Documents = request.Documents.Count == 0
                    ? null
                    : $"[{string.Join(',', request.Documents.Select(document => JsonFormatter.Default.Format(document)))}]",
                change.Actor,
                change.Now,
            },
            change.Transaction);

    /// <summary>One of them, locked until the change ends; or nothing.</summary>
    public static async Task<AccessRequest?> LockAsync(Change change, string reference)
        => (await change.Connection.QuerySingleOrDefaultAsync<Row>(
            $"{Columns} WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction))?.ToMessage();

    /// <summary>Those of an entry that somebody may see, oldest first.</summary>
    public static async Task<IEnumerable<AccessRequest>> OfEntryAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list, string entry, Principal reader)
        => (await connection.QueryAsync<Row>(
            $"{Columns} WHERE list = @list AND entry_reference = @entry ORDER BY ordinal", new { list, entry }, transaction))
            .Select(row => row.ToMessage())
            .Where(request => reader.MaySee(request.Handling));

    private sealed class Row
    {
        public string Reference { get; init; } = "";

        public long Version { get; init; }

        public string List { get; init; } = "";

        public string EntryReference { get; init; } = "";

        public Handling Handling { get; init; }

        public string RequestedBy { get; init; } = "";

        public DateOnly ReceivedOn { get; init; }

        public string RecordedBy { get; init; } = "";

        public DateTime RecordedAt { get; init; }

        public AccessState State { get; init; }

        public string? Statement { get; init; }

        public string? Documents { get; init; }

        public string? AnsweredBy { get; init; }

        public DateTime? AnsweredAt { get; init; }

        public AccessRequest ToMessage()
        {
            var message = new AccessRequest
            {
                Reference = Reference,
                Version = Version,
                List = List,
                EntryReference = EntryReference,
                Handling = Handling,
                RequestedBy = RequestedBy,
                ReceivedOn = ReceivedOn.ToMessage(),
                RecordedBy = RecordedBy,
                RecordedAt = RecordedAt.ToTimestamp(),
                State = State,
                Statement = Statement ?? "",
                AnsweredBy = AnsweredBy ?? "",
                AnsweredAt = AnsweredAt?.ToTimestamp(),
            };
            if (Documents is not null)
            {
                // A list alone is no message in protobuf's JSON mapping.
                message.Documents.AddRange(
                    AnswerAccessRequest.Parser.ParseJson($"{{\"documents\":{Documents}}}").Documents);
            }

            return message;
        }
    }
}
