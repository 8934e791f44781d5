using System.Data;
using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>The service <c>DueProcess</c> of <c>listing/v1/due_process.proto</c>.</summary>
internal sealed partial class DueProcessGrpcService(
    Commands commands,
    NpgsqlDataSource database,
    ObservationArrivals arrivals,
    IOptions<ObservationSettings> settings,
    [FromKeyedServices("lists")] Upstream lists,
    [FromKeyedServices("due-process")] Upstream acts,
    [FromKeyedServices("evidence")] Upstream evidence,
    TimeProvider time)
    : Contracts.Listing.V1.DueProcess.DueProcessBase
{
    /// <summary>Due process of an entry, as far as the reader may see it. NOT_FOUND; UNAVAILABLE.</summary>
    public override async Task<EntryProcess> GetEntryProcess(GetEntryProcessRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        new Checks().Reference("reference", request.Reference).Throw();
        await HearAsync(context.CancellationToken);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, context.CancellationToken);
        var entry = await ProcessEntry.FindAsync(connection, snapshot, list, request.Reference, time.GetUtcNow().UtcDateTime)
            ?? throw Refusal.NotFound("entry", request.Reference);
        var reader = Principal.Of(context);
        return new EntryProcess
        {
            List = list,
            Reference = entry.Reference,
            EntryVersion = entry.Version,
            Ended = entry.Ended,
            ListedOn = entry.ListedOn.ToMessage(),
            ReviewedOn = entry.ReviewedOn.ToMessage(),
            ReviewDueOn = entry.ReviewDueOn.ToMessage(),
            AddressKnown = entry.AddressKnown,
            Notifications = { await NotificationTable.OfEntryAsync(connection, snapshot, list, entry.Reference) },
            Reviews = { await ReviewTable.OfEntryAsync(connection, snapshot, list, entry.Reference, reader) },
            AccessRequests = { await AccessTable.OfEntryAsync(connection, snapshot, list, entry.Reference, reader) },
            CourtCases = { await CourtTable.OfEntryAsync(connection, snapshot, list, entry.Reference, reader) },
        };
    }

    /// <summary>What is owed on a list. NOT_FOUND: there is no such list; INVALID_ARGUMENT: a foreign cursor.</summary>
    public override async Task<ListDueReply> ListDue(ListDueRequest request, ServerCallContext context)
    {
        var list = PublicLists.Require(request.List);
        var page = Page.Of($"due {list}", request.Page);
        await HearAsync(context.CancellationToken);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var (shown, nextCursor) = page.Cut(await DueTable.ListAsync(connection, list, page), row => row.Place);
        return new ListDueReply { Items = { shown.Select(row => row.Due) }, NextCursor = nextCursor };
    }

    private DateOnly Today => CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime);

    private static Checks Changing(string reference, long expectedVersion)
        => new Checks().Reference("reference", reference).Version("expected_version", expectedVersion);

    private static string Sha256Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // What an act does to an entry, and whether it is on record, two consumers hear of.
    private async Task HearAsync(CancellationToken cancel)
    {
        await lists.CaughtUpAsync(cancel);
        await acts.CaughtUpAsync(cancel);
    }

    // What was listed a moment ago may not have been heard of. Whoever is known here needs nobody else.
    private async Task HearOfAsync(string list, string reference, CancellationToken cancel)
    {
        ProcessEntry? known;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            known = await ProcessEntry.FindAsync(connection, null, list, reference, time.GetUtcNow().UtcDateTime);
        }

        if (known is null)
        {
            await HearAsync(cancel);
        }
    }
}
