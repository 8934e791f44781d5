using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Concluding;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Attribution.Remarks;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using Grpc.Core;

namespace CyberSanctions.Attribution.Dossiers;

/// <content>The conclusion of a dossier: drawn by one person, confirmed by another.</content>
internal sealed partial class DossiersGrpcService
{
    /// <summary>
    /// Concludes the dossier, to be confirmed. FAILED_PRECONDITION: <c>dossier-incomplete</c>, naming each thing that is missing,
    /// <c>requests-open</c>,
    /// <c>dossier-concluded</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> ConcludeDossier(ConcludeDossierRequest request, ServerCallContext context)
    {
        DossierRules.Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("assessment", request.Assessment, 20_000)
            .Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            await RequireCompleteAsync(change, dossier.Reference);
            await ChangeTable.RecordAsync(change, dossier, ChangeKind.Concluded);
            var concluded = await DossierTable.ConcludeAsync(change, dossier.Reference, request.Assessment);
            var happened = new ConclusionDrawn
            {
                DossierReference = concluded.Reference,
                DossierVersion = concluded.Version,
                Assessment = concluded.Conclusion.Assessment,
            };
            await change.AppendAsync(happened, concluded.Reference);
            return await CountedAsync(change, concluded, context);
        });
    }

    /// <summary>
    /// Confirms a conclusion, and freezes the dossier. PERMISSION_DENIED: <c>own-conclusion</c>; FAILED_PRECONDITION:
    /// <c>no-conclusion</c>, <c>dossier-incomplete</c>, <c>requests-open</c>, <c>dossier-concluded</c>, <c>dossier-withdrawn</c>;
    /// ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<Dossier> ConfirmConclusion(ConfirmConclusionRequest request, ServerCallContext context)
    {
        DossierRules.Changing(request.Reference, request.ExpectedVersion).Throw();
        return ChangeAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            ConclusionRules.RequireAnother(dossier, change.Actor);
            await RequireCompleteAsync(change, dossier.Reference);
            await ChangeTable.RecordAsync(change, dossier, ChangeKind.Confirmed);
            var confirmed = await DossierTable.ConfirmAsync(change, dossier.Reference);
            var happened = new DossierConcluded
            {
                Reference = confirmed.Reference,
                Version = confirmed.Version,
                Title = confirmed.Title,
                Handling = confirmed.Handling,
                Exercise = confirmed.Exercise,
            };
            await CitableItems.TellAsync(change, confirmed.Reference, confirmed.Version);
            await change.AppendAsync(happened, confirmed.Reference);
            await SupersedeAsync(change, confirmed);
            return await CountedAsync(change, confirmed, context);
        });
    }

    // Complete is what all of it is, also what the caller may not see.
    private static async Task RequireCompleteAsync(Change change, string reference)
    {
        ConclusionRules.RequireComplete(
            reference,
            await DossierTable.CountAsync(change, reference, Handling.TlpRed),
            await IncompleteIncident.FindAsync(change, reference, ConclusionRules.MostNamed),
            await ItemTables.Hypotheses.AllAsync(change, reference));
        ConclusionRules.RequireSettled(reference, await RemarkTable.CountUnsettledAsync(change, reference));
        EvidenceFileRules.RequireUndamaged(reference, await ContentTable.CountDamagedAsync(change, reference));
    }
}
