using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.Acts;

internal sealed partial class ActsGrpcService
{
    private const int LongestReason = 2_000;

    /// <summary>
    /// Says what an act holds, and in which order. FAILED_PRECONDITION: <c>act-adopted</c>, <c>act-withdrawn</c>,
    /// <c>before-the-council</c>, <c>nothing-corrected</c>, and what a draft act is refused for; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<Act> ArrangeAct(ArrangeActRequest request, ServerCallContext context)
    {
        var checks = Changing(request.Reference, request.ExpectedVersion);
        ActRules.CheckProposals(checks, request.ProposalReferences);
        checks.Throw();
        await HearOfAsync(request.Reference, context.CancellationToken);
        await HearOfListAsync(request.Reference, request.ProposalReferences, context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var act = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            ActCourseRules.RequireReleasable(act);
            var held = act.Proposals.ToDictionary(proposal => proposal.Reference, StringComparer.Ordinal);
            var arranged = act.Clone();
            arranged.Proposals.Clear();
            arranged.Proposals.AddRange(ActRules.RequireBundleable(
                Principal.Of(context),
                request.ProposalReferences,
                await ProposalTable.LockAsync(change, [.. request.ProposalReferences.Where(named => !held.ContainsKey(named))]),
                held.Values));

            // What was taken out still stands in the texts before.
            var marked = ActRules.HandlingOf(arranged.Proposals);
            arranged.Handling = marked > act.Handling ? marked : act.Handling;
            TakenOver.Require(arranged, settings.Value.TakenOverUntil);
            await Applicability.RequireAsync(change, arranged);
            await PairTable.RequireAsync(change, arranged, "proposal_references");
            CorrectionRules.RequireAnother(act, arranged);
            var text = ActTexts.Of(arranged).ToByteArray();
            ActRules.RequireTransportable(text.Length);
            var revision = ActTexts.NextRevision(act, text, change.Actor, change.Now);
            revision.Changes.AddRange(TextChanges.Between(ActTexts.Of(act), ActTexts.Of(arranged)));
            var after = ActCourse.Correct(arranged, revision);
            ActRules.RequireTransportable(after);
            after.Revision = revision.Number;
            await ActTable.SaveArrangementAsync(change, after, text);
            await change.AppendAsync(
                new ActArranged
                {
                    Reference = after.Reference,
                    Version = after.Version,
                    Revision = revision,
                    ProposalReferences = { request.ProposalReferences },
                    Handling = after.Handling,
                    Released = { held.Keys.Except(request.ProposalReferences, StringComparer.Ordinal) },
                },
                after.Reference);
            return await ShownAsync(change, after.Reference);
        });
    }

    /// <summary>
    /// Gives an act up. FAILED_PRECONDITION: <c>act-adopted</c>, <c>act-withdrawn</c>, <c>before-the-council</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override async Task<Act> WithdrawAct(WithdrawActRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("reason", request.Reason, LongestReason)
            .Throw();
        await HearOfAsync(request.Reference, context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var act = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            ActCourseRules.RequireReleasable(act);
            var after = ActCourse.Withdraw(act, request.Reason, change.Actor, change.Now);
            await ActTable.SaveWithdrawalAsync(change, after);
            await change.AppendAsync(
                new ActWithdrawn
                {
                    Reference = after.Reference,
                    Version = after.Version,
                    Withdrawal = after.Withdrawal,
                    Released = { after.Proposals.Select(proposal => proposal.Reference) },
                },
                after.Reference);
            return await ShownAsync(change, after.Reference);
        });
    }
}
