using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>Addresses of calendars in Postgres.</summary>
internal static class CalendarTable
{
    private const string Columns =
        "SELECT id, version, subject, roles, member_state, unit, whose, created_at, valid_until, revoked_at FROM work_calendar";

    /// <summary>Keeps somebody's other calendars waiting until the change ends.</summary>
    public static Task LockAsync(Change change)
        => change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('work calendars ' || @Actor, 0))",
            new { change.Actor },
            change.Transaction);

    public static Task InsertAsync(
        Change change, string id, Principal owner, WorkScope whose, byte[] secretSha256, DateTime validUntil)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO work_calendar (
                id, subject, roles, member_state, unit, whose, secret_sha256, created_at, valid_until)
            VALUES (@id, @Subject, @roles, @MemberState, @Unit, @whose, @secretSha256, @Now, @validUntil)
            """,
            new
            {
                id,
                owner.Subject,
                roles = RolesOf(owner),
                owner.MemberState,
                owner.Unit,
                whose = (int)whose,
                secretSha256,
                change.Now,
                validUntil,
            },
            change.Transaction);

    /// <summary>Those of somebody that are valid, oldest first.</summary>
    public static async Task<IReadOnlyList<WorkCalendar>> ListAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string subject, DateTime now)
        => [.. (await connection.QueryAsync<Row>(
            $"{Columns} WHERE subject = @subject AND revoked_at IS NULL AND valid_until > @now ORDER BY ordinal",
            new { subject, now },
            transaction)).Select(row => row.ToMessage())];

    /// <summary>One that is valid, locked until the change ends; or nothing.</summary>
    public static async Task<(WorkCalendar Calendar, string Subject)?> LockAsync(Change change, string id)
        => await change.Connection.QuerySingleOrDefaultAsync<Row>(
            $"{Columns} WHERE id = @id AND revoked_at IS NULL AND valid_until > @Now FOR UPDATE",
            new { id, change.Now },
            change.Transaction) is { } row
            ? (row.ToMessage(), row.Subject)
            : null;

    /// <summary>One by its secret, and who reads by it, as their last token said; nothing when it is not valid any
    /// more.</summary>
    public static async Task<(WorkScope Whose, Principal Reader)?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, byte[] secretSha256, DateTime now)
        => await connection.QuerySingleOrDefaultAsync<Row>(
            $"{Columns} WHERE secret_sha256 = @secretSha256 AND revoked_at IS NULL AND valid_until > @now",
            new { secretSha256, now },
            transaction) is { } row
            ? (row.Whose, new Principal(row.Subject, row.Roles.ToHashSet(StringComparer.Ordinal),
                row.MemberState)
            { Unit = row.Unit })
            : null;

    public static Task RenewAsync(Change change, string id, Principal owner, DateTime validUntil)
        => change.Connection.ExecuteAsync(
            """
            UPDATE work_calendar SET version = version + 1, roles = @roles, member_state = @MemberState, unit = @Unit,
                valid_until = @validUntil
            WHERE id = @id
            """,
            new { id, roles = RolesOf(owner), owner.MemberState, owner.Unit, validUntil },
            change.Transaction);

    public static Task RevokeAsync(Change change, string id)
        => change.Connection.ExecuteAsync(
            "UPDATE work_calendar SET version = version + 1, revoked_at = @Now WHERE id = @id",
            new { id, change.Now },
            change.Transaction);

    // Others than those of the queue would let nobody read more.
    private static string[] RolesOf(Principal owner)
        => [.. owner.Roles.Where(WorkItemKinds.OfTheQueue.Contains).Order(StringComparer.Ordinal)];

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public long Version { get; init; }

        public string Subject { get; init; } = "";

        public string[] Roles { get; init; } = [];

        public string MemberState { get; init; } = "";

        public string Unit { get; init; } = "";

        public WorkScope Whose { get; init; }

        public DateTime CreatedAt { get; init; }

        public DateTime ValidUntil { get; init; }

        public DateTime? RevokedAt { get; init; }

        public WorkCalendar ToMessage() => new()
        {
            Id = Id,
            Version = Version,
            Whose = Whose,
            CreatedAt = CreatedAt.ToTimestamp(),
            ValidUntil = ValidUntil.ToTimestamp(),
            RevokedAt = RevokedAt?.ToTimestamp(),
        };
    }
}
