using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.DueProcess;

/// <content>Actions for annulment.</content>
internal sealed partial class DueProcessGrpcService
{
    /// <summary>Records that an action was lodged. NOT_FOUND; ALREADY_EXISTS: <c>case-known</c>.</summary>
    public override async Task<CourtCase> LodgeCase(LodgeCaseRequest request, ServerCallContext context)
    {
        CourtRules.Check(request, Today);
        var list = PublicLists.Require(request.List);
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var entry = await ProcessEntry.LockAsync(change, list, request.EntryReference);
            RequireSinceListing("lodged_on", request.LodgedOn, entry, change.Now);
            var reference = await change.NextReferenceAsync("CRT");
            if (!await CourtTable.TryInsertAsync(change, reference, list, request))
            {
                throw DueProcessRefusals.CaseKnown.Because(
                    "number", $"{request.Number} is on record for {entry.Reference} of {list}.");
            }

            await change.AppendAsync(
                new CourtCaseLodged
                {
                    Reference = reference,
                    List = list,
                    EntryReference = entry.Reference,
                    Number = request.Number,
                    LodgedOn = request.LodgedOn,
                },
                reference);
            return (await CourtTable.LockAsync(change, reference))!;
        });
    }

    /// <summary>
    /// Records how a case went on. NOT_FOUND; FAILED_PRECONDITION: <c>not-that-step</c>; INVALID_ARGUMENT: also a day before the
    /// step before it; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<CourtCase> RecordCourtStep(RecordCourtStepRequest request, ServerCallContext context)
    {
        CourtRules.Check(request, Today);
        await HearAsync(context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var (found, entry) = await LockCaseAsync(change, request.Reference, request.ExpectedVersion);
            var after = CourtRules.After(found, request.Kind, request.Outcome);
            Days.Require(
                "on",
                request.On,
                (found.Steps.LastOrDefault()?.On ?? found.LodgedOn).ToDay(),
                CouncilData.DayInBrussels(change.Now),
                found.Steps.Count > 0 ? "the day of the step before" : "when the case was lodged");
            var step = new CourtStep
            {
                Kind = request.Kind,
                On = request.On,
                Outcome = request.Outcome,
                EffectsUntil = request.EffectsUntil,
                Number = request.Number,
                Document = request.Document,
                RecordedBy = change.Actor,
                RecordedAt = change.Now.ToTimestamp(),
            };
            await CourtTable.StepAsync(change, found, step, after);
            await change.AppendAsync(new CourtStepRecorded { Reference = found.Reference, Step = step }, found.Reference);
            if (request.Outcome == CourtOutcome.Annulled && !entry.Ended)
            {
                await ReviewTable.OpenAsync(
                    change, entry, ReviewGround.Court, $"{found.Reference}, {found.Number}", ReviewTable.ByItself);
            }

            return (await CourtTable.LockAsync(change, request.Reference))!;
        });
    }

    /// <summary>
    /// Names the proposal that follows an annulment, or another one in its place. NOT_FOUND; FAILED_PRECONDITION:
    /// <c>not-annulled</c>, <c>proposal-does-not-fit</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<CourtCase> NameFollowUp(NameFollowUpRequest request, ServerCallContext context)
    {
        Changing(request.Reference, request.ExpectedVersion)
            .Reference("proposal_reference", request.ProposalReference)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var (found, _) = await LockCaseAsync(change, request.Reference, request.ExpectedVersion);
            CourtRules.RequireFollowing(found, await RequireProposalAsync(change, context, request.ProposalReference));
            await CourtTable.FollowAsync(change, found.Reference, request.ProposalReference);
            await change.AppendAsync(
                new FollowUpNamed { Reference = found.Reference, ProposalReference = request.ProposalReference },
                found.Reference);
            return (await CourtTable.LockAsync(change, request.Reference))!;
        });
    }

    private static async Task<(CourtCase Case, ProcessEntry Entry)> LockCaseAsync(
        Change change, string reference, long expectedVersion)
    {
        var (list, entryReference) = await DueTable.EntryOfAsync(change, "court_case", reference)
            ?? throw Refusal.NotFound("court case", reference);
        var entry = await ProcessEntry.LockAsync(change, list, entryReference);
        var found = (await CourtTable.LockAsync(change, reference))!;
        NotificationRules.RequireVersion(reference, expectedVersion, found.Version);
        return (found, entry);
    }
}
