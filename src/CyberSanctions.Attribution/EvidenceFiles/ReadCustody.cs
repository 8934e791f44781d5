using CyberSanctions.Attribution.Custody;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.Signing;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <content>What was done with evidence.</content>
internal sealed partial class EvidenceStoreGrpcService
{
    /// <summary>The custody of an item. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListCustodyReply> ListCustody(ListCustodyRequest request, ServerCallContext context)
    {
        EvidenceFileRules.Naming(request.Reference, request.Id).Throw();
        var page = Page.Of($"custody {request.Reference} {request.Id}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var item = await RequireItemAsync(connection, context, request.Reference, request.Id);
        var (entries, nextCursor) = await CustodyTable.ListAsync(
            connection, item, page, Principal.Of(context).Clearance, context.CancellationToken);
        return new ListCustodyReply { Entries = { entries }, NextCursor = nextCursor };
    }

    /// <summary>
    /// The custody of an item as a signed file. NOT_FOUND: no such item, <c>no-content</c>; FAILED_PRECONDITION:
    /// <c>no-custody-key</c>.
    /// </summary>
    public override async Task ExportCustody(
        ExportCustodyRequest request, IServerStreamWriter<CustodyFile> responseStream, ServerCallContext context)
    {
        EvidenceFileRules.Naming(request.Reference, request.Id).Throw();
        var principal = Principal.Of(context);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var item = await RequireItemAsync(connection, context, request.Reference, request.Id);
        if (!await CustodyTable.AnyAsync(connection, item))
        {
            throw EvidenceFileRefusals.NoContent.Because($"Nobody has uploaded the content of {request.Id}.");
        }

        // All of it: whoever may do this sees everything, and with gaps it would prove nothing. What was done until now is sealed
        // first; the head is never before what stands in the file.
        await journal.HeadAsync(context.CancellationToken);
        var entries = await CustodyTable.SealedAsync(connection, item);
        var head = await journal.HeadAsync(context.CancellationToken);
        var file = CustodyFileWriter.Write(
            request.Reference,
            request.Id,
            principal.Subject,
            Timestamps.Cut(time.GetUtcNow()),
            entries,
            head,
            signer.Signing);
        foreach (var part in file.Chunk(Sent))
        {
            await responseStream.WriteAsync(
                new CustodyFile { Json = UnsafeByteOperations.UnsafeWrap(part) }, context.CancellationToken);
        }
    }

    /// <summary>The keys of custody files.</summary>
    public override Task<ListCustodyKeysReply> ListCustodyKeys(ListCustodyKeysRequest request, ServerCallContext context)
        => Task.FromResult(new ListCustodyKeysReply
        {
            Keys =
            {
                signer.Published.Select(
                    key => new CustodyKey { KeyId = key.Id, PublicKey = ByteString.CopyFrom([.. key.Spki]) }),
            },
        });

    // Also of one that was withdrawn: what was done with it was done.
    private static async Task<Guid> RequireItemAsync(
        NpgsqlConnection connection, ServerCallContext context, string reference, string id)
    {
        var principal = Principal.Of(context);
        DossierRules.RequireExisting(principal, reference, await DossierTable.FindAsync(connection, reference));
        return DossierRules.IdOf(reference, id) is { } known
            && await ItemTables.FindAsync(connection, reference, known) is { Kind: ItemKind.Evidence } item
            && principal.MaySee(item.Handling)
            ? known
            : throw Refusal.NotFound("evidence", id);
    }
}
