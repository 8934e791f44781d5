using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Attribution.Remarks;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>What colleagues have to say of a dossier.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>
    /// Makes a remark. NOT_FOUND: no such dossier, or no such item in it; FAILED_PRECONDITION: a request for change of what can
    /// be changed no more, <c>dossier-concluded</c>, <c>dossier-withdrawn</c>.
    /// </summary>
    public override Task<Remark> MakeRemark(MakeRemarkRequest request, ServerCallContext context)
    {
        RemarkRules.Check(request).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var principal = Principal.Of(context);
            var dossier = await LockAsync(change, principal, request.Reference);
            if (request.Kind == RemarkKind.RequestForChange)
            {
                DossierRules.RequireOpen(dossier, expectedVersion: 0);
            }

            var remark = await RemarkTable.InsertAsync(
                change, dossier, request, await ItemAsync(change, principal, request), principal.Has(Roles.Legal));
            await change.AppendAsync(new RemarkMade { DossierReference = dossier.Reference, Remark = remark }, dossier.Reference);
            return remark;
        });
    }

    /// <summary>
    /// Settles a request for change. NOT_FOUND; PERMISSION_DENIED: <c>request-of-legal</c>; FAILED_PRECONDITION:
    /// <c>no-request</c>, <c>request-settled</c>.
    /// </summary>
    public override Task<Remark> SettleRemark(SettleRemarkRequest request, ServerCallContext context)
    {
        RemarkRules.Check(request).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var principal = Principal.Of(context);
            var dossier = await LockAsync(change, principal, request.Reference);
            var remark = DossierRules.IdOf(request.Reference, request.Id) is { } id
                && await RemarkTable.FindAsync(change, request.Reference, id, principal.Clearance) is { } found
                ? found
                : throw Refusal.NotFound("remark", request.Id);
            RemarkRules.RequireToSettle(principal, remark);
            var settled = await RemarkTable.SettleAsync(change, Guid.Parse(remark.Id), request.Text);
            await change.AppendAsync(
                new RemarkSettled { DossierReference = dossier.Reference, Remark = settled }, dossier.Reference);
            return settled;
        });
    }

    /// <summary>The remarks on a dossier. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListRemarksReply> ListRemarks(ListRemarksRequest request, ServerCallContext context)
    {
        DossierRules.Naming(request.Reference).Reference("item_id", request.ItemId, required: false).Throw();
        var page = Page.Of($"remarks {request.Reference} {request.ItemId} {request.Unsettled}", request.Page);
        await using var connection = await OpenAsync(request.Reference, context);
        var (remarks, nextCursor) = await RemarkTable.ListAsync(
            connection,
            request.Reference,
            ItemOf(request.Reference, request.ItemId),
            request.Unsettled,
            page,
            Principal.Of(context).Clearance);
        return new ListRemarksReply { Remarks = { remarks }, NextCursor = nextCursor };
    }

    // Locked, so that nothing is asked for, or settled, while somebody concludes it.
    private static async Task<Dossier> LockAsync(Change change, Principal principal, string reference)
    {
        var dossier = DossierRules.RequireExisting(principal, reference, await DossierTable.LockAsync(change, reference));
        await Turns.RequireAsync(change, dossier);
        return dossier;
    }

    // Also of one that was withdrawn something may be said.
    private static async Task<Guid?> ItemAsync(Change change, Principal principal, MakeRemarkRequest request)
        => ItemOf(request.Reference, request.ItemId) is not { } id ? null
            : await ItemTables.FindAsync(change, request.Reference, id) is { } item && principal.MaySee(item.Handling) ? id
            : throw Refusal.NotFound("item", request.ItemId);

    private static Guid? ItemOf(string reference, string id)
        => id.Length == 0 ? null : DossierRules.IdOf(reference, id) ?? throw Refusal.NotFound("item", id);
}
