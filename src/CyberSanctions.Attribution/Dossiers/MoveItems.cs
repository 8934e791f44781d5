using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>The order in which items stand.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>
    /// Puts an item behind another one of its kind, or before all. NOT_FOUND; INVALID_ARGUMENT: behind itself;
    /// FAILED_PRECONDITION: <c>order-of-time</c>, <c>item-withdrawn</c>, <c>nothing-changed</c>, <c>dossier-concluded</c>,
    /// <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<MoveItemReply> MoveItem(MoveItemRequest request, ServerCallContext context)
    {
        CorrectionRules.Correcting(request.Reference, request.ExpectedVersion, request.Id, request.Reason)
            .Reference("after_id", request.AfterId, required: false)
            .That(request.AfterId.Length == 0 || request.AfterId != request.Id, "after_id", "Must be another item.")
            .Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            var (id, item) = await RequireItemAsync(change, context, dossier, ItemKind.Unspecified, request.Id);
            CorrectionRules.RequireOrderedByHand(item.Kind);
            Guid? after = null;
            var handling = item.Handling;
            if (request.AfterId.Length > 0)
            {
                var (otherId, other) = await RequireItemAsync(change, context, dossier, item.Kind, request.AfterId);
                (after, handling) = (otherId, other.Handling > handling ? other.Handling : handling);
            }

            if (await Places.BeforeAsync(change, dossier.Reference, item.Kind, id) == after)
            {
                throw CorrectionRefusals.NothingChanged.Because("That is where it stands already.");
            }

            var recorded = await ChangeTable.RecordAsync(
                change, dossier, ChangeKind.Moved, new(item.Kind, request.Id, handling, after), request.Reason);
            await Places.MoveAsync(change, dossier.Reference, item.Kind, id, after);
            var happened = new ItemMoved
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                ItemKind = item.Kind,
                ItemId = request.Id,
                AfterItemId = request.AfterId,
                Reason = request.Reason,
            };
            await change.AppendAsync(happened, dossier.Reference);
            return new MoveItemReply
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                Change = recorded,
            };
        });
    }
}
