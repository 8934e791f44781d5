using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using Grpc.Core;

namespace CyberSanctions.Listing.Derogations;

/// <content>How requests end.</content>
internal sealed partial class DerogationsGrpcService
{
    /// <summary>
    /// Writes down what is to be decided. NOT_FOUND; PERMISSION_DENIED: <c>another-state</c>; FAILED_PRECONDITION:
    /// <c>derogation-decided</c>, <c>granted-by-silence</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Derogation> PrepareDecision(PrepareDecisionRequest request, ServerCallContext context)
    {
        DecisionRules.Check(request);
        return ChangeAsync(request, request.Reference, context, async (change, principal, derogation, now) =>
        {
            DecisionRules.RequirePreparable(principal, derogation, request, now);
            await DerogationChanges.DropPreparedAsync(change, derogation.Reference);
            await DerogationChanges.PrepareAsync(change, derogation, request, now);
            await DerogationChanges.ContributeAsync(change, derogation.Reference);
            return await SaveAsync(change, derogation, now, (after, hash) => new DerogationDecisionPrepared
            {
                Reference = after.Reference,
                Version = after.Version,
                Outcome = request.Outcome,
                FileSha256 = hash,
            });
        });
    }

    /// <summary>
    /// Decides as it was prepared. NOT_FOUND; PERMISSION_DENIED: <c>another-state</c>, <c>own-derogation</c>;
    /// FAILED_PRECONDITION: <c>nothing-prepared</c>, <c>derogation-decided</c>, <c>granted-by-silence</c>,
    /// <c>conditions-not-met</c>; ABORTED: <c>stale-version</c>; UNAVAILABLE: nobody can be asked what is on the list.
    /// </summary>
    public override async Task<Derogation> TakeDecision(TakeDecisionRequest request, ServerCallContext context)
    {
        RequestRules.Naming(request.Reference, request.ExpectedVersion).Throw();
        await publication.CaughtUpAsync(context.CancellationToken);
        return await ChangeAsync(request, request.Reference, context, async (change, principal, derogation, now) =>
        {
            var contributors = await DerogationTable.ContributorsAsync(change, derogation.Reference);
            var prepared = DecisionRules.RequireTakeable(principal, derogation, contributors, request, now);
            if (prepared.Outcome == DerogationState.Granted)
            {
                var standing = await EntryStanding.LockAsync(change, derogation.List, derogation.EntryReference);
                var onEntry = await DerogationTable.OnEntryAsync(
                    change, derogation.List, derogation.EntryReference, CouncilData.DayInBrussels(now));
                DecisionRules.RequireConditions(
                    derogation, prepared, standing!, RequestRules.AuthorisedAlready(derogation, onEntry), now);
            }

            await DerogationChanges.TakeAsync(change, derogation.Reference, now);
            return await Files.SettleAsync(change, derogation, prepared.Outcome, now, now);
        });
    }

    /// <summary>
    /// Whoever applied does so no longer. NOT_FOUND; PERMISSION_DENIED: <c>another-state</c>; FAILED_PRECONDITION:
    /// <c>derogation-decided</c>, <c>granted-by-silence</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Derogation> WithdrawDerogation(WithdrawDerogationRequest request, ServerCallContext context)
    {
        FileRules.Check(request);
        return ChangeAsync(request, request.Reference, context, async (change, principal, derogation, now) =>
        {
            FileRules.RequireOwn(principal, derogation);
            FileRules.RequirePending(derogation, now);
            FileRules.RequireVersion(derogation, request.ExpectedVersion);
            await DerogationChanges.DropPreparedAsync(change, derogation.Reference);
            await DerogationChanges.HappenedAsync(
                change, derogation, DerogationState.Withdrawn, request.Reasons, now, effective: now);
            return await Files.SettleAsync(change, derogation, DerogationState.Withdrawn, now, now);
        });
    }
}
