using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Listing.DueProcess;

/// <content>Reviews of listings.</content>
internal sealed partial class DueProcessGrpcService
{
    /// <summary>
    /// Opens a review, or gives the one that is open another ground. NOT_FOUND; FAILED_PRECONDITION: <c>entry-off-the-list</c>.
    /// </summary>
    public override async Task<ListingReview> OpenReview(OpenReviewRequest request, ServerCallContext context)
    {
        ReviewRules.Check(request);
        var list = PublicLists.Require(request.List);
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var entry = await ProcessEntry.LockAsync(change, list, request.EntryReference);
            RequireOnTheList(entry, entry.Ended);
            return await ReviewTable.OpenAsync(change, entry, request.Ground, request.Reason, request.Handling);
        });
    }

    /// <summary>One review. NOT_FOUND.</summary>
    public override async Task<ListingReview> GetReview(GetReviewRequest request, ServerCallContext context)
    {
        new ServiceDefaults.Validation.Checks().Reference("reference", request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return await ReviewTable.FindAsync(connection, request.Reference, Principal.Of(context))
            ?? throw Refusal.NotFound("review", request.Reference);
    }

    /// <summary>
    /// Proposes what a review comes to. NOT_FOUND; FAILED_PRECONDITION: <c>review-ended</c>, <c>entry-off-the-list</c>,
    /// <c>reviewed-version-passed</c>, <c>observations-not-considered</c>, <c>proposal-does-not-fit</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override async Task<ListingReview> ProposeOutcome(ProposeOutcomeRequest request, ServerCallContext context)
    {
        ReviewRules.Check(request);
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var (review, entry) = await LockReviewAsync(change, request.Reference, request.ExpectedVersion);
            ReviewRules.RequireCurrent(entry, request.EntryVersion);
            ReviewRules.RequireConsidered(await ReviewTable.ObservedAsync(change, review.Reference), request.Considered);
            if (request.Outcome != ReviewOutcome.Maintain)
            {
                ReviewRules.RequireFitting(
                    await RequireProposalAsync(change, context, request.ProposalReference), review, request.Outcome);
            }

            await ReviewTable.ProposeAsync(change, request);
            var proposed = (await ReviewTable.LockAsync(change, request.Reference))!;
            await change.AppendAsync(
                new OutcomeProposed
                {
                    Reference = proposed.Reference,
                    Version = proposed.Version,
                    Outcome = request.Outcome,
                    ReasonsSha256 = Sha256Of(request.Reasons),
                    EntryVersion = request.EntryVersion,
                    ProposalReference = request.ProposalReference,
                },
                proposed.Reference);
            return proposed;
        });
    }

    /// <summary>
    /// Concludes a review with the outcome that somebody else has proposed. NOT_FOUND; PERMISSION_DENIED: <c>own-review</c>;
    /// FAILED_PRECONDITION: <c>review-ended</c>, <c>outcome-not-proposed</c>, <c>entry-off-the-list</c>,
    /// <c>reviewed-version-passed</c>, <c>observations-not-considered</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<ListingReview> ConcludeReview(ConcludeReviewRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion).Throw();
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var (review, entry) = await LockReviewAsync(change, request.Reference, request.ExpectedVersion);
            ReviewRules.RequireConcludable(review, change.Actor);
            ReviewRules.RequireCurrent(entry, review.Proposed.EntryVersion);
            ReviewRules.RequireConsidered(await ReviewTable.ObservedAsync(change, review.Reference), review.Proposed.Considered);
            var today = CouncilData.DayInBrussels(change.Now);
            await ReviewTable.ConcludeAsync(change, review.Reference, today);
            await ProcessTable.ReviewedAsync(change, review.List, review.EntryReference, today);
            var notification = await NotificationTable.OweAsync(change, review, today);
            await change.AppendAsync(
                new ReviewConcluded
                {
                    Reference = review.Reference,
                    List = review.List,
                    EntryReference = review.EntryReference,
                    Outcome = review.Proposed.Outcome,
                    NotificationReference = notification,
                },
                review.Reference);
            return (await ReviewTable.LockAsync(change, request.Reference))!;
        });
    }

    // The entry first: whatever is done about an entry is done one after the other.
    private static async Task<(ListingReview Review, ProcessEntry Entry)> LockReviewAsync(
        Change change, string reference, long expectedVersion)
    {
        var (list, entryReference) = await DueTable.EntryOfAsync(change, "review", reference)
            ?? throw Refusal.NotFound("review", reference);
        var entry = await ProcessEntry.LockAsync(change, list, entryReference);
        var review = (await ReviewTable.LockAsync(change, reference))!;
        ReviewRules.RequireOpen(review, expectedVersion);
        return (review, entry);
    }

    private static async Task<Proposal> RequireProposalAsync(Change change, ServerCallContext context, string reference)
        => ProposalRules.RequireExisting(
            Principal.Of(context),
            reference,
            await ProposalTable.LoadAsync(change.Connection, change.Transaction, reference));

    private static void RequireOnTheList(ProcessEntry entry, bool ended)
    {
        if (ended)
        {
            throw DueProcessRefusals.EntryOffTheList.Because($"{entry.Reference} is off {entry.List}, or will be.");
        }
    }
}
