using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>Requests for access to the file in Postgres.</summary>
internal static class AccessTable
{
    // The answer travels in a header.
    private const int MostNamed = 20;

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

    /// <summary>
    /// Refuses what has not been released, or is something else than what was: <c>document-not-released</c>.
    /// </summary>
    public static async Task RequireReleasedAsync(Change change, string list, IReadOnlyList<GivenDocument> documents)
    {
        var given = (await change.Connection.QueryAsync<int?>(
            """
            SELECT given_of_released(@list, given.item_reference, given.sha256)
            FROM unnest(@Items, @Hashes) WITH ORDINALITY AS given (item_reference, sha256, place) ORDER BY given.place
            """,
            new
            {
                list,
                Items = documents.Select(document => document.ItemReference).ToArray(),
                Hashes = documents.Select(document => document.Sha256).ToArray(),
            },
            change.Transaction)).AsList();
        var problems = documents.Zip(given).Index().Where(document => document.Item.Second != 1)
            .Select(document => document.Item.Second is null
                ? new FieldProblem(
                    $"documents[{document.Index}].item_reference", $"{document.Item.First.ItemReference} has not been released.")
                : new FieldProblem(
                    $"documents[{document.Index}].sha256",
                    $"What was released of {document.Item.First.ItemReference} has another hash."))
            .Take(MostNamed).ToList();
        if (problems.Count > 0)
        {
            throw DueProcessRefusals.DocumentNotReleased.Because(problems);
        }
    }

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
