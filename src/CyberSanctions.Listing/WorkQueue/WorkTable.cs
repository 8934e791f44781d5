using System.Globalization;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Derogations;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>What is due, as the view <c>work_due</c> has it, and who has it.</summary>
internal static class WorkTable
{
    private const string Order = "day, coalesce(ends_at, 'infinity'), since, source, place";

    // Who wrote it is looked up for those that are shown, and for no others.
    private const string Shown = "SELECT *, work_authors(kind, reference) AS authors FROM";

    // Who works at an authority, nobody else reads: for others its items are with nobody.
    private const string Items =
        """
        SELECT w.source, w.kind, w.id, w.reference, w.list, w.entry_reference, w.handling, w.exercise, w.due_on,
            w.ends_at, w.since,
               w.subject, w.place, w.member_state, w.day, coalesce(a.version, 0) AS version, a.assignee, a.unit, a.reason,
               a.assigned_by, a.assigned_at
        FROM work_due w
        LEFT JOIN work_assignment a ON a.id = w.id AND (w.member_state IS NULL OR w.member_state = @state)
        WHERE (w.from_day <= @today AND w.until_day >= @today OR w.from_day IS NULL)
            AND (w.handling <= @clearance AND w.informed OR w.member_state = @state)
        """;

    /// <summary>The next of what somebody is shown, in the order of their places.</summary>
    /// <param name="reader">Who is shown them.</param>
    /// <param name="asked">Which of them.</param>
    /// <param name="after">Where the last one stood.</param>
    /// <param name="most">How many at most.</param>
    public static async Task<IReadOnlyList<WorkRow>> ListAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        Principal reader,
        ListWorkQueueRequest asked,
        WorkPlace? after,
        int most,
        DateTime now)
        => (await connection.QueryAsync<WorkRow>(
            $"""
             {Shown} (
             {Items}
             {Whose(asked.Whose)}
             {(asked.Kind == WorkItemKind.Unspecified ? "" : "AND w.kind = @kind")}
             {(asked.List.Length == 0 ? "" : "AND w.list = @list")}
             {(!asked.HasOverdue ? "" : asked.Overdue ? $"AND {Overdue}" : $"AND ({Overdue}) IS NOT TRUE")}
             {(asked.DueBefore is null ? "" : "AND w.day < @before")}
             {(after is null ? "" : $"AND ({Order}) > (@day::date, @ends::timestamptz, @since, @source, @place)")}
             ORDER BY {Order} LIMIT @most) page ORDER BY {Order}
             """,
            new
            {
                today = CouncilData.DayInBrussels(now),
                clearance = ClearanceOf(reader),
                state = Sight.Of(reader),
                subject = reader.Subject,
                unit = reader.Unit,
                kind = WorkItemKinds.WordOf(asked.Kind),
                list = asked.List,
                now,
                before = asked.DueBefore?.ToDay(),
                day = after?.Day?.ToString("O", CultureInfo.InvariantCulture) ?? "infinity",
                ends = after?.EndsAt?.ToString("O", CultureInfo.InvariantCulture) ?? "infinity",
                since = after?.Since ?? default,
                source = after?.Source,
                place = after?.Place,
                most,
            },
            transaction)).AsList();

    /// <summary>One item that somebody may see; or nothing.</summary>
    public static Task<WorkRow?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Principal reader, string id, DateTime now)
    {
        // Kind and reference are in the id: by these the view finds it in an index.
        var parts = id.Split(':');
        return connection.QuerySingleOrDefaultAsync<WorkRow>(
            $"{Shown} ({Items} AND w.kind = @kind AND w.reference = @reference AND w.id = @id) item",
            new
            {
                today = CouncilData.DayInBrussels(now),
                clearance = ClearanceOf(reader),
                state = Sight.Of(reader),
                id,
                kind = parts[0],
                reference = parts.Length > 1 ? parts[1] : "",
            },
            transaction);
    }

    /// <summary>Keeps every other change of who has an item waiting until this one ends.</summary>
    public static Task LockAsync(Change change, string id)
        => change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('work ' || @id, 0))", new { id }, change.Transaction);

    /// <summary>Says who has an item from now on.</summary>
    public static Task AssignAsync(Change change, AssignWorkItemRequest request)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO work_assignment (id, version, assignee, unit, reason, assigned_by, assigned_at)
            VALUES (@Id, 1, nullif(@Assignee, ''), nullif(@Unit, ''), @Reason, @Actor, @Now)
            ON CONFLICT (id) DO UPDATE SET version = work_assignment.version + 1, assignee = excluded.assignee,
                unit = excluded.unit, reason = excluded.reason, assigned_by = excluded.assigned_by,
                assigned_at = excluded.assigned_at
            """,
            new { request.Id, request.Assignee, request.Unit, request.Reason, change.Actor, change.Now },
            change.Transaction);

    /// <summary>Who had an item when, oldest first.</summary>
    public static async Task<IEnumerable<WorkAssignment>> HistoryAsync(NpgsqlConnection connection, string id)
        => (await connection.QueryAsync<WorkRow>(
            """
            SELECT version, assignee, unit, reason, assigned_by, assigned_at FROM work_assignment_made WHERE id = @id
            ORDER BY version
            """,
            new { id })).Select(row => row.ToAssignment());

    private const string Overdue = "w.day < @today OR w.ends_at <= @now";

    // What somebody has, or what went back to them while nobody has it.
    private static string Whose(WorkScope scope) => scope switch
    {
        WorkScope.Me => "AND coalesce(a.assignee, CASE WHEN a.unit IS NULL THEN w.subject END) = @subject",
        WorkScope.Unit => "AND a.unit = @unit",
        _ => "",
    };

    // Whoever is of an authority and nothing else sees the derogations of their State.
    private static int ClearanceOf(Principal reader)
        => reader.Has(Roles.Officer) || reader.Has(Roles.Legal) || reader.Has(Roles.Auditor) ? (int)reader.Clearance : 0;
}
