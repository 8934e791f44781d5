using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Taxii;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Attribution.Partners;

/// <content>What partners see, all of it, as objects of STIX.</content>
internal sealed partial class PartnersGrpcService
{
    /// <summary>
    /// The caller's collection. INVALID_ARGUMENT: a condition that is none, a cursor of another partner's or of other conditions,
    /// a size above 200.
    /// </summary>
    public override Task<ListReceivedObjectsReply> ListReceivedObjects(
        ListReceivedObjectsRequest request, ServerCallContext context)
    {
        var partner = Principal.Of(context).Partner;
        var what = CollectionPlace.What(partner, request);
        var cursor = request.Page?.Cursor ?? "";
        var after = cursor.Length == 0 ? CollectionPlace.Beginning : CollectionPlace.Of(what, cursor);
        var size = request.Page?.Size ?? 0;
        CollectionFilter.Check(request)
            .That(after is not null, "page.cursor", Page.NoCursor)
            .PageSize("page.size", size)
            .Throw();
        return ReadingAsync(context, async change =>
        {
            var shares = await ReceivedShareTable.AllAsync(change.Connection, partner, Today);
            var collection = await PartnerCollection.OfAsync(change.Connection, shares);
            var (objects, more) = await collection.ReadAsync(
                new CollectionFilter(request), after!.Value, size == 0 ? Page.DefaultSize : size, written: !request.Manifest);
            if (!request.Manifest)
            {
                await NoteReadAsync(change, objects);
            }

            return new ListReceivedObjectsReply
            {
                Objects =
                {
                    objects.Select(shown => new ReceivedObject
                    {
                        Id = shown.Entry.Id,
                        AddedAt = shown.Entry.AddedAt.ToTimestamp(),
                        Version = shown.Text,
                        Json = UnsafeByteOperations.UnsafeWrap(shown.Json),
                    }),
                },
                NextCursor = more ? objects[^1].Entry.At.ToCursor(what) : "",
            };
        });
    }

    // As when each share is read by itself; the custody of one item after the other by their ids, whichever share they are in.
    private async Task NoteReadAsync(Change change, IEnumerable<CollectionObject> objects)
    {
        var first = new List<(ReceivedShareRow Share, SharedVersion Item)>();
        foreach (var read in objects.Where(shown => shown.Entry.Share is not null).GroupBy(shown => shown.Entry.Share!.Id))
        {
            var share = read.First().Entry.Share!;
            await NoteReadAsync(change, share);
            var items = read.Select(shown => shown.Read).OfType<SharedVersion>().ToDictionary(item => item.Id);
            if (items.Count > 0)
            {
                first.AddRange((await ShareTable.ReadAsync(change, share.Id, items.Keys)).Select(id => (share, items[id])));
            }
        }

        foreach (var (share, item) in first.Where(read => read.Item.Kind == ItemKind.Evidence)
            .OrderBy(read => read.Item.Id.ToString(), StringComparer.Ordinal))
        {
            var dossier = (await DossierTable.FindAsync(change.Connection, share.DossierReference))!;
            var row = (await ShareTable.FindAsync(change.Connection, share.DossierReference, share.Id))!;
            await RecordAsync(change, dossier, CustodyKind.Viewed, row.ToShare(Today), [item]);
        }
    }
}
