using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <content>What partners see.</content>
internal sealed partial class PartnersGrpcService
{
    /// <summary>What is shared with the caller's partner. INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListReceivedSharesReply> ListReceivedShares(
        ListReceivedSharesRequest request, ServerCallContext context)
    {
        var partner = Principal.Of(context).Partner;
        var page = Page.Of($"received shares {partner}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var (shares, nextCursor) = await ReceivedShareTable.ListAsync(connection, partner, Today, page);
        return new ListReceivedSharesReply { Shares = { shares.Select(share => share.ToShare()) }, NextCursor = nextCursor };
    }

    /// <summary>One share of the caller's partner. NOT_FOUND.</summary>
    public override Task<ReceivedShare> GetReceivedShare(GetReceivedShareRequest request, ServerCallContext context)
    {
        new Checks().Reference("id", request.Id).Throw();
        return ReadingAsync(context, async change =>
        {
            var share = await RequireReceivedAsync(change.Connection, request.Id, context);
            await NoteReadAsync(change, share);
            return share.ToShare();
        });
    }

    /// <summary>What is in a share. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override Task<ListReceivedItemsReply> ListReceivedItems(ListReceivedItemsRequest request, ServerCallContext context)
    {
        new Checks().Reference("id", request.Id).Throw();
        var page = Page.Of($"received items {request.Id}", request.Page);
        return ReadingAsync(context, async change =>
        {
            var share = await RequireReceivedAsync(change.Connection, request.Id, context);
            var rows = await SharedVersionTable.InShareAsync(
                change.Connection, share.DossierReference, share.Id, page.After, page.Size + 1);

            // Cut before anything is left out: what is not shown takes a place on the page, so that no cursor stands still.
            var (cut, nextCursor) = await page.CutAsync(
                rows.Select(row => (row.Ordinal, Item: new SharedItem { Id = row.Id.ToString(), Extract = row.Content }))
                    .ToAsyncEnumerable(),
                context.CancellationToken);
            var shown = await ShownItems.OfAsync(change.Connection, share, [.. rows.Take(cut.Count)]);
            await NoteReadAsync(change, share, [.. shown.Select(item => item.Version)]);
            return new ListReceivedItemsReply { Items = { shown.Select(item => item.Item) }, NextCursor = nextCursor };
        });
    }

    // A share that is not there any more answers as one that never was.
    private async Task<ReceivedShareRow> RequireReceivedAsync(
        NpgsqlConnection connection, string id, ServerCallContext context, bool locked = false)
    {
        var partner = Principal.Of(context).Partner;
        var found = IdOf(id) is not { } known ? null
            : locked ? await ReceivedShareTable.LockAsync(connection, partner, known, Today)
            : await ReceivedShareTable.FindAsync(connection, partner, known, Today);
        return found ?? throw Refusal.NotFound("share", id);
    }

    private async Task NoteReadAsync(Change change, ReceivedShareRow share, IReadOnlyList<SharedVersion>? items = null)
    {
        if (share.ReadAt is null && await ShareTable.ReadAsync(change, share.Id))
        {
            await ChangedAsync(change, share.DossierReference, share.Id);
        }

        if (items is not { Count: > 0 })
        {
            return;
        }

        var first = (await ShareTable.ReadAsync(change, share.Id, [.. items.Select(item => item.Id)])).ToHashSet();
        if (first.Count > 0)
        {
            var dossier = (await DossierTable.FindAsync(change.Connection, share.DossierReference))!;
            var row = (await ShareTable.FindAsync(change.Connection, share.DossierReference, share.Id))!;
            await RecordAsync(
                change, dossier, CustodyKind.Viewed, row.ToShare(Today), items.Where(item => first.Contains(item.Id)));
        }
    }

    // Before anything is answered, in the same transaction: whoever has read something has it in the custody.
    private async Task<T> ReadingAsync<T>(ServerCallContext context, Func<Change, Task<T>> readAsync)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        var change = new Change(connection, transaction, Principal.Of(context).Subject, time.GetUtcNow());
        var answer = await readAsync(change);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
        return answer;
    }
}
