using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>Notifications, and how they were made, in Postgres.</summary>
internal static class NotificationTable
{
    private const string Columns =
        """
        SELECT n.reference, n.version, n.list, n.entry_reference, n.entry_version, n.cause, n.act_reference, n.review_reference,
               n.owed_since, n.state, a.number, a.channel, a.sent_on, a.proof, a.proof_sha256, a.recorded_by, a.recorded_at,
               a.returned_on, a.returned_proof, a.returned_sha256, a.returned_by
        FROM notification n LEFT JOIN notification_attempt a ON a.notification = n.reference
        """;

    /// <summary>One is owed for what an act does to an entry; since when, is known once all of the act is on record.</summary>
    public static async Task OweAsync(Change change, EntryChanged changed, NotificationCause cause)
        => await change.Connection.ExecuteAsync(
            """
            INSERT INTO notification (reference, list, entry_reference, entry_version, cause, act_reference)
            VALUES (@Notification, @List, @Reference, @Version, @Cause, @ActReference)
            """,
            new
            {
                Notification = await change.NextReferenceAsync("NTF"),
                changed.List,
                changed.Reference,
                changed.Version,
                Cause = (int)cause,
                changed.ActReference,
            },
            change.Transaction);

    /// <summary>One is owed for the conclusion of a review.</summary>
    /// <returns>Its reference.</returns>
    public static async Task<string> OweAsync(Change change, ListingReview concluded, DateOnly today)
    {
        var reference = await change.NextReferenceAsync("NTF");
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO notification (reference, list, entry_reference, entry_version, cause, review_reference, owed_since)
            VALUES (@reference, @List, @EntryReference, @EntryVersion, @Cause, @Review, @today)
            """,
            new
            {
                reference,
                concluded.List,
                concluded.EntryReference,
                concluded.Proposed.EntryVersion,
                Cause = (int)NotificationCause.ReviewConcluded,
                Review = concluded.Reference,
                today,
            },
            change.Transaction);
        return reference;
    }

    /// <summary>One of them, locked until the change ends; or nothing.</summary>
    public static async Task<Notification?> LockAsync(Change change, string reference)
    {
        await change.Connection.ExecuteAsync(
            "SELECT FROM notification WHERE reference = @reference FOR UPDATE", new { reference }, change.Transaction);
        return (await ReadAsync(change.Connection, change.Transaction, "n.reference = @reference", new { reference }))
            .SingleOrDefault();
    }

    /// <summary>Those of an entry, oldest first.</summary>
    public static Task<List<Notification>> OfEntryAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string list, string entry)
        => ReadAsync(connection, transaction, "n.list = @list AND n.entry_reference = @entry", new { list, entry });

    public static Task SendAsync(Change change, Notification notification, RecordNotificationRequest request)
        => change.Connection.ExecuteAsync(
            $"""
            INSERT INTO notification_attempt (
                notification, number, channel, sent_on, proof, proof_sha256, recorded_by, recorded_at)
            VALUES (@Reference, @Number, @Channel, @On, @Proof, @Sha256, @Actor, @Now);
            UPDATE notification SET version = version + 1, state = {NotificationState.Done:D} WHERE reference = @Reference
            """,
            new
            {
                notification.Reference,
                Number = notification.Attempts.Count + 1,
                Channel = (int)request.Channel,
                On = request.On.ToDay(),
                Proof = request.Proof.Reference,
                request.Proof.Sha256,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    public static Task ReturnAsync(Change change, Notification notification, ReportUndeliverableRequest request)
        => change.Connection.ExecuteAsync(
            $"""
            UPDATE notification_attempt SET returned_on = @On, returned_proof = @Proof, returned_sha256 = @Sha256,
                returned_by = @Actor, returned_at = @Now
            WHERE notification = @Reference AND number = @Number;
            UPDATE notification SET version = version + 1, state = {NotificationState.Returned:D} WHERE reference = @Reference
            """,
            new
            {
                notification.Reference,
                Number = notification.Attempts.Count,
                On = request.On.ToDay(),
                Proof = request.Proof.Reference,
                request.Proof.Sha256,
                change.Actor,
                change.Now,
            },
            change.Transaction);

    private static async Task<List<Notification>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string where, object parameters)
    {
        var rows = await connection.QueryAsync<Row>(
            $"{Columns} WHERE {where} ORDER BY n.ordinal, a.number", parameters, transaction);
        return [.. rows.GroupBy(row => row.Reference).Select(group =>
        {
            var notification = group.First().ToMessage();
            notification.Attempts.AddRange(group.Where(row => row.Number > 0).Select(row => row.ToAttempt()));
            return notification;
        })];
    }

    private sealed class Row
    {
        public string Reference { get; init; } = "";

        public long Version { get; init; }

        public string List { get; init; } = "";

        public string EntryReference { get; init; } = "";

        public int EntryVersion { get; init; }

        public NotificationCause Cause { get; init; }

        public string? ActReference { get; init; }

        public string? ReviewReference { get; init; }

        public DateOnly? OwedSince { get; init; }

        public NotificationState State { get; init; }

        public int? Number { get; init; }

        public NotificationChannel? Channel { get; init; }

        public DateOnly? SentOn { get; init; }

        public string? Proof { get; init; }

        public string? ProofSha256 { get; init; }

        public string? RecordedBy { get; init; }

        public DateTime? RecordedAt { get; init; }

        public DateOnly? ReturnedOn { get; init; }

        public string? ReturnedProof { get; init; }

        public string? ReturnedSha256 { get; init; }

        public string? ReturnedBy { get; init; }

        public Notification ToMessage() => new()
        {
            Reference = Reference,
            Version = Version,
            List = List,
            EntryReference = EntryReference,
            EntryVersion = EntryVersion,
            Cause = Cause,
            ActReference = ActReference ?? "",
            ReviewReference = ReviewReference ?? "",
            OwedSince = OwedSince.ToMessage(),
            State = State,
        };

        public NotificationAttempt ToAttempt() => new()
        {
            Channel = Channel!.Value,
            On = SentOn.ToMessage(),
            Proof = new() { Reference = Proof, Sha256 = ProofSha256 },
            RecordedBy = RecordedBy,
            RecordedAt = RecordedAt?.ToTimestamp(),
            ReturnedOn = ReturnedOn.ToMessage(),
            ReturnedProof = ReturnedProof is null ? null : new() { Reference = ReturnedProof, Sha256 = ReturnedSha256 },
            ReturnedRecordedBy = ReturnedBy ?? "",
        };
    }
}
