using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Attribution.Responses;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>What was put into a dossier, or opened, by mistake is withdrawn, and not deleted.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>
    /// Takes an item out of a dossier. NOT_FOUND; FAILED_PRECONDITION: <c>item-withdrawn</c>, <c>item-cited</c>,
    /// <c>dossier-concluded</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<WithdrawItemReply> WithdrawItem(WithdrawItemRequest request, ServerCallContext context)
    {
        CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var (id, item) = await RequireItemAsync(change, context, dossier, ItemKind.Unspecified, request.Id);
            await Citations.RequireNoneAsync(change, dossier, id);
            var recorded = await ChangeTable.RecordAsync(
                change, dossier, ChangeKind.Withdrawn, new(item.Kind, request.Id, item.Handling), request.Reason);
            await ItemTables.WithdrawAsync(change, dossier, id);
            var happened = new ItemWithdrawn
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                ItemKind = item.Kind,
                ItemId = request.Id,
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new WithdrawItemReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Change = recorded,
            };
        });
    }

    /// <summary>
    /// Withdraws a dossier that was opened by mistake. FAILED_PRECONDITION: <c>response-under-way</c>, <c>dossier-concluded</c>,
    /// <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> WithdrawDossier(WithdrawDossierRequest request, ServerCallContext context)
    {
        CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Reason).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            MeasureRules.RequireNothingUnderWay(
                dossier.Reference, await MeasureTable.CountAsync(change.Connection, change.Transaction, dossier.Reference));
            await ChangeTable.RecordAsync(change, dossier, ChangeKind.Withdrawn, reason: request.Reason);
            var withdrawn = await DossierTable.WithdrawAsync(change, dossier.Reference, request.Reason);
            var happened = new DossierWithdrawn
            {
                DossierReference = withdrawn.Reference,
                DossierVersion = withdrawn.Version,
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, withdrawn.Reference);
            return await CountedAsync(change, withdrawn, context);
        });
    }
}
