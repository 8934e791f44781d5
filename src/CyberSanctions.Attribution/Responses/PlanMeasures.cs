using CyberSanctions.Attribution.Proportionality;
using CyberSanctions.Attribution.Toolbox;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using Grpc.Core;

namespace CyberSanctions.Attribution.Responses;

/// <content>Measures are proposed by one person and agreed to by another, carried out, and ended.</content>
internal sealed partial class ResponsesGrpcService
{
    private const int LongestReason = 2_000;

    /// <summary>
    /// Proposes a measure. NOT_FOUND; FAILED_PRECONDITION: <c>not-assessed</c>, <c>not-in-toolbox</c>, <c>outside-range</c>,
    /// <c>dossier-withdrawn</c>, <c>dossier-replaced</c>; ABORTED: <c>stale-version</c>; UNAVAILABLE: the toolbox has not
    /// arrived.
    /// </summary>
    public override Task<MeasureReply> ProposeMeasure(ProposeMeasureRequest request, ServerCallContext context)
    {
        MeasureForm.Check(request, LivedDates.Today(time)).Throw();
        return ChangePlanAsync(request, context, request.Reference, request.ExpectedVersion, async (change, dossier) =>
        {
            MeasureRules.RequireCurrent(dossier);
            var assessment = await AssessmentAsync(change, request.Reference);
            var toolbox = await ToolboxTable.InForceAsync(change);
            var tool = MeasureRules.RequireTool(toolbox, request.Code);
            MeasureRules.RequireJustified(assessment, tool.CategoryWord, request.Justification);
            var within = MeasureRules.IsWithin(assessment, tool.CategoryWord);
            var id = await MeasureTable.InsertAsync(
                change, dossier, request, tool, toolbox.Edition, assessment.Version, within);
            return new PlanChange(ResponseChangeKind.Proposed, id);
        });
    }

    /// <summary>
    /// Agrees to a measure. PERMISSION_DENIED: <c>own-measure</c>; FAILED_PRECONDITION: <c>measure-state</c>,
    /// <c>outside-range</c> (the range has changed since), <c>dossier-withdrawn</c>, <c>dossier-replaced</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> AgreeToMeasure(AgreeToMeasureRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id).Throw();
        return ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, dossier, id, measure) =>
            {
                MeasureRules.RequireCurrent(dossier);
                var assessment = await AssessmentAsync(change, request.Reference);
                MeasureRules.RequireAgreeable(measure, assessment, change.Actor);
                await MeasureTable.AgreeAsync(change, id, assessment.Version);
                return new PlanChange(ResponseChangeKind.Agreed, id);
            });
    }

    /// <summary>
    /// Takes a measure back. FAILED_PRECONDITION: <c>measure-state</c> (it was carried out), <c>dossier-withdrawn</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> WithdrawMeasure(WithdrawMeasureRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Paragraphs("reason", request.Reason, LongestReason)
            .Throw();
        return ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, _, id, measure) =>
            {
                MeasureRules.RequireState(measure, MeasureState.Proposed, MeasureState.Agreed);
                await MeasureTable.WithdrawAsync(change, id, request.Reason);
                return new PlanChange(ResponseChangeKind.Withdrawn, id, Reason: request.Reason);
            });
    }

    /// <summary>
    /// Records that a measure was carried out. FAILED_PRECONDITION: <c>measure-state</c>, <c>proposal-missing</c>,
    /// <c>text-missing</c>, <c>text-not-approved</c>, <c>too-early-a-day</c>, <c>dossier-withdrawn</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> CarryOutMeasure(CarryOutMeasureRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Happened(request.On, request.Results, LivedDates.Today(time))
            .Throw();
        return ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, _, id, measure) =>
            {
                MeasureRules.RequireReady(measure, request.On.ToDay());
                await MeasureTable.CarryOutAsync(change, id, request.On.ToDay(), request.Results, measure.Text?.Number);
                return new PlanChange(ResponseChangeKind.CarriedOut, id);
            });
    }

    /// <summary>
    /// Records that a measure has ended. FAILED_PRECONDITION: <c>measure-state</c>, <c>too-early-a-day</c>,
    /// <c>dossier-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<MeasureReply> EndMeasure(EndMeasureRequest request, ServerCallContext context)
    {
        MeasureForm.Following(request.Reference, request.ExpectedVersion, request.Id)
            .Happened(request.On, request.Results, LivedDates.Today(time))
            .Throw();
        return ChangeMeasureAsync(
            request, context, (request.Reference, request.ExpectedVersion, request.Id), async (change, _, id, measure) =>
            {
                MeasureRules.RequireUnderWay(measure, request.On.ToDay());
                await MeasureTable.EndAsync(change, id, request.On.ToDay(), request.Results);
                return new PlanChange(ResponseChangeKind.Ended, id);
            });
    }

    private static async Task<ProportionalityAssessment> AssessmentAsync(Change change, string reference)
        => MeasureRules.RequireAssessment(
            reference, await ProportionalityTable.NewestAsync(change.Connection, change.Transaction, reference));
}
