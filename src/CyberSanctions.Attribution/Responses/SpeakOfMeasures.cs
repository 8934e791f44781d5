using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Responses;

/// <content>What is said in a measure, and to which listing it leads.</content>
internal sealed partial class ResponsesGrpcService
{
    private const int LongestText = 20_000;

    /// <summary>
    /// Drafts a text, or another version of it. FAILED_PRECONDITION: <c>measure-state</c> (it was carried out or withdrawn),
    /// <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> DraftMeasureText(DraftMeasureTextRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Paragraphs("text", request.Text, LongestText)
            .Throw();
        return ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, _, id, measure) =>
            {
                MeasureRules.RequireState(measure, MeasureState.Proposed, MeasureState.Agreed);
                var number = (measure.Text?.Number ?? 0) + 1;
                await TextTable.InsertAsync(change, id, number, request.Text);
                return new PlanChange(ResponseChangeKind.TextDrafted, id, number);
            });
    }

    /// <summary>
    /// Approves the newest version of a text. PERMISSION_DENIED: <c>own-text</c>; FAILED_PRECONDITION: <c>text-missing</c>,
    /// <c>another-text</c>, <c>text-approved</c>, <c>measure-state</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> ApproveMeasureText(ApproveMeasureTextRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id).Sha256("sha256", request.Sha256).Throw();
        return ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, _, id, measure) =>
            {
                var text = MeasureRules.RequireApprovable(measure, request.Sha256, change.Actor);
                await TextTable.ApproveAsync(change, id, text.Number);
                return new PlanChange(ResponseChangeKind.TextApproved, id, text.Number);
            });
    }

    /// <summary>
    /// Names the proposal to which restrictive measures led. FAILED_PRECONDITION: <c>no-such-proposal</c>,
    /// <c>no-proposal-needed</c>, <c>measure-state</c>, <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>; UNAVAILABLE: the
    /// proposal is not known here and the listing service cannot be asked.
    /// </summary>
    public override async Task<MeasureReply> NameListingProposal(NameListingProposalRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Reference("proposal_reference", request.ProposalReference)
            .Throw();
        await HearOfAsync(request.ProposalReference, context.CancellationToken);
        return await ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, dossier, id, measure) =>
            {
                var proposal = await ListingProposal.FindAsync(
                    change.Connection, change.Transaction, request.ProposalReference);
                MeasureRules.RequireFitting(measure, dossier, request.ProposalReference, proposal, Principal.Of(context));
                await MeasureTable.NameProposalAsync(change, id, request.ProposalReference);
                return new PlanChange(ResponseChangeKind.ProposalNamed, id);
            });
    }

    // A proposal may have been drafted a moment ago: nobody is told that there is none before this service has heard everything
    // that happened in the listing service.
    private async Task HearOfAsync(string proposal, CancellationToken cancel)
    {
        ListingProposal? known;
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            known = await ListingProposal.FindAsync(connection, transaction: null, proposal);
        }

        if (known is null)
        {
            await listing.CaughtUpAsync(cancel);
        }
    }
}
