using System.Data;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.WorkQueue;

/// <summary>The service <c>WorkQueue</c> of <c>listing/v1/work_queue.proto</c>.</summary>
internal sealed partial class WorkQueueGrpcService(Commands commands, NpgsqlDataSource database, AgreedClock clock)
    : Contracts.Listing.V1.WorkQueue.WorkQueueBase
{
    private const int LongestId = 120;

    /// <summary>
    /// What is due. INVALID_ARGUMENT: a time zone that is none, the unit of somebody whose token names none, a foreign cursor;
    /// NOT_FOUND: there is no such list; UNAVAILABLE: the holidays have not arrived yet.
    /// </summary>
    public override async Task<ListWorkQueueReply> ListWorkQueue(ListWorkQueueRequest request, ServerCallContext context)
    {
        var reader = Principal.Of(context);
        WorkQueueRules.Check(request, reader);
        if (request.List.Length > 0)
        {
            PublicLists.Require(request.List);
        }

        var what = WorkQueueRules.NameOf(request, reader);
        var (after, size) = WorkPlace.Of(what, request.Page);
        return await ReadAsync(
            reader,
            async (snapshot, council) =>
            {
                var shown = await WaitingAsync(snapshot, reader, request, after, size + 1);
                var zone = TimeZones.Find(request.TimeZone);
                return new ListWorkQueueReply
                {
                    Items = { shown.Take(size).Select(row => row.ToMessage(reader, council, snapshot.Now, zone)) },
                    NextCursor = shown.Count > size ? shown[size - 1].At.ToCursor(what) : "",
                };
            },
            context.CancellationToken);
    }

    /// <summary>One item. NOT_FOUND; UNAVAILABLE.</summary>
    public override Task<WorkItem> GetWorkItem(GetWorkItemRequest request, ServerCallContext context)
    {
        new Checks().Token("id", request.Id, LongestId).TimeZone("time_zone", request.TimeZone).Throw();
        var reader = Principal.Of(context);
        return ReadAsync(
            reader,
            async (snapshot, council) => (await RequireAsync(snapshot, reader, request.Id))
                .ToMessage(reader, council, snapshot.Now, TimeZones.Find(request.TimeZone)),
            context.CancellationToken);
    }

    /// <summary>Who had an item when. NOT_FOUND, also of what another State's authority handles.</summary>
    public override Task<ListWorkAssignmentsReply> ListWorkAssignments(
        ListWorkAssignmentsRequest request, ServerCallContext context)
    {
        new Checks().Token("id", request.Id, LongestId).Throw();
        var reader = Principal.Of(context);
        return ReadAsync(
            reader,
            async (snapshot, _) => (await RequireAsync(snapshot, reader, request.Id)).IsOfOthers(reader)
                ? throw NoItem(request.Id)
                : new ListWorkAssignmentsReply { Items = { await WorkTable.HistoryAsync(snapshot.Connection, request.Id) } },
            context.CancellationToken);
    }

    private static RefusedException NoItem(string id) => Refusal.NotFound("work item", id);

    private static async Task<WorkRow> RequireAsync(Change change, Principal reader, string id)
        => await WorkTable.FindAsync(change.Connection, change.Transaction, reader, id, change.Now) ?? throw NoItem(id);

    // Which names are one person's, the database does not know: what somebody wrote is left out here.
    private static async Task<List<WorkRow>> WaitingAsync(
        Change snapshot, Principal reader, ListWorkQueueRequest request, WorkPlace? after, int most)
    {
        var waiting = new List<WorkRow>();
        IReadOnlyList<WorkRow> rows;
        do
        {
            rows = await WorkTable.ListAsync(
                snapshot.Connection, snapshot.Transaction, reader, request, after, most, snapshot.Now);
            waiting.AddRange(rows.Where(row => request.Whose == WorkScope.Everybody || !row.IsWorkOf(reader.Subject)));
            after = rows.Count > 0 ? rows[^1].At : after;
        }
        while (rows.Count == most && waiting.Count < most);
        return waiting;
    }

    private async Task<T> ReadAsync<T>(
        Principal reader, Func<Change, CouncilData, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var change = new Change(connection, snapshot, reader.Subject, new DateTimeOffset(clock.Now));
        return await read(change, await CouncilDataTable.RequireAsync(change));
    }
}
