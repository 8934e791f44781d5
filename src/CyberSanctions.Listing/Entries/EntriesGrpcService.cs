using System.Data;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Entries;

/// <summary>The service <c>Entries</c> of <c>listing/v1/listing.proto</c>. What is on the lists is public.</summary>
internal sealed class EntriesGrpcService(
    NpgsqlDataSource database, [FromKeyedServices("lists")] Upstream publication, TimeProvider time)
    : Contracts.Listing.V1.Entries.EntriesBase
{
    /// <summary>
    /// A page of a list's entries, those that have ended included. NOT_FOUND: there is no such list; INVALID_ARGUMENT: a foreign
    /// cursor, a size above 200; UNAVAILABLE.
    /// </summary>
    public override async Task<ListEntriesReply> ListEntries(ListEntriesRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        var page = Page.Of($"entries {list}", request.Page);
        return await ReadAsync(context, async snapshot =>
        {
            var rows = (await snapshot.Connection.QueryAsync<long, ListedEntry, (long Ordinal, ListedEntry Entry)>(
                $"""
                 SELECT ordinal, {ListedEntry.Columns} FROM listed_entry WHERE list = @list AND ordinal < @Before
                 ORDER BY ordinal DESC LIMIT @Size + 1
                 """,
                static (ordinal, entry) => (ordinal, entry),
                new { list, page.Before, page.Size },
                snapshot.Transaction,
                splitOn: "list")).AsList();
            var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
            var show = await ShowingAsync(snapshot, list);
            return new ListEntriesReply { Entries = { shown.Select(row => show(row.Entry)) }, NextCursor = nextCursor };
        });
    }

    /// <summary>One entry. NOT_FOUND; UNAVAILABLE: the publication service cannot be asked what is on the list.</summary>
    public override Task<Entry> GetEntry(GetEntryRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        new Checks().Reference("reference", request.Reference).Throw();
        return ReadAsync(context, async snapshot =>
        {
            var entry = await EntryTable.FindAsync(snapshot.Connection, snapshot.Transaction, list, request.Reference)
                ?? throw Refusal.NotFound("entry", request.Reference);
            return (await ShowingAsync(snapshot, list))(entry);
        });
    }

    /// <summary>What has to be done before a day, of both lists. UNAVAILABLE.</summary>
    public override Task<ListWorkReply> ListWork(ListWorkRequest request, ServerCallContext context)
        => ReadAsync(context, async snapshot =>
        {
            var reply = new ListWorkReply();
            foreach (var exercise in (bool[])[false, true])
            {
                reply.Items.AddRange(WorkRules.Of(await ListStanding.ReadAsync(snapshot, PublicLists.Of(exercise), Today)));
            }

            return reply;
        });

    private DateOnly Today => CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime);

    private async Task<T> ReadAsync<T>(ServerCallContext context, Func<Change, Task<T>> read)
    {
        await publication.CaughtUpAsync(context.CancellationToken);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        return await read(new Change(connection, snapshot, Principal.Of(context).Subject, time.GetUtcNow()));
    }

    private async Task<Func<ListedEntry, Entry>> ShowingAsync(Change snapshot, string list)
    {
        var inProgress = await EntryTable.InProgressAsync(snapshot.Connection, snapshot.Transaction, list, snapshot.Now);
        var days = await EntryTable.DaysAsync(snapshot.Connection, snapshot.Transaction, list);
        return entry => entry.ToMessage(days, Today, inProgress[entry.Reference].FirstOrDefault()?.ActReference ?? "");
    }
}
