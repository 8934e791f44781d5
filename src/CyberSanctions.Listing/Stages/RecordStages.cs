using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Grpc.Core;

namespace CyberSanctions.Listing.Stages;

/// <content>What bodies did with an act.</content>
internal sealed partial class StagesGrpcService
{
    /// <summary>
    /// Records a stage. FAILED_PRECONDITION: <c>out-of-order</c>, <c>unknown-text</c>, <c>act-adopted</c>,
    /// <c>stages-too-large</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<ActStages> RecordStage(RecordStageRequest request, ServerCallContext context)
    {
        var checks = StageForm.Changing(request.Reference, request.ExpectedVersion)
            .Paragraphs("out_of_order", request.OutOfOrder, StageForm.LongestReason, required: false);
        StageForm.CheckMeeting(checks, request.Meeting, Today, required: true).Throw();
        return ChangeAsync(
            request, request.Reference, request.ExpectedVersion, context, async (change, act, record) =>
            {
                var stage = StageCourse.Record(act, record, request, change.Actor, change.Now);
                await StageTable.InsertAsync(change, act.Reference, stage);
                return after => new StageRecorded
                {
                    ActReference = act.Reference,
                    Version = after.Version,
                    Stage = after.Stages.Single(recorded => recorded.Number == stage.Number),
                };
            });
    }

    /// <summary>
    /// Records what was recorded wrongly anew, or that it did not take place. NOT_FOUND: there is no such stage;
    /// FAILED_PRECONDITION: <c>stage-replaced</c>, <c>unknown-text</c>, <c>act-adopted</c>, <c>stages-too-large</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<ActStages> CorrectStage(CorrectStageRequest request, ServerCallContext context)
    {
        var checks = StageForm.Changing(request.Reference, request.ExpectedVersion)
            .That(request.Number > 0, "number", "Must be the number of a stage: 1, 2, 3 …")
            .Paragraphs("reason", request.Reason, StageForm.LongestReason);
        StageForm.CheckMeeting(checks, request.Meeting, Today, required: false).Throw();
        return ChangeAsync(
            request, request.Reference, request.ExpectedVersion, context, async (change, act, record) =>
            {
                var stage = StageCourse.Correct(act, record, request, change.Actor, change.Now);
                await StageTable.InsertAsync(change, act.Reference, stage);
                return after => new StageCorrected
                {
                    ActReference = act.Reference,
                    Version = after.Version,
                    Stage = after.Stages.Single(recorded => recorded.Number == stage.Number),
                };
            });
    }
}
