using CyberSanctions.Attribution.Proportionality;
using CyberSanctions.Attribution.Toolbox;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Attribution.Responses;

/// <content>How far a proportionate response reaches.</content>
internal sealed partial class ResponsesGrpcService
{
    /// <summary>
    /// Assesses proportionality, with the rule and the toolbox of now. NOT_FOUND; FAILED_PRECONDITION: <c>dossier-withdrawn</c>,
    /// <c>dossier-replaced</c>, <c>same-assessment</c>; ABORTED: <c>stale-version</c>; UNAVAILABLE: the toolbox has not arrived.
    /// </summary>
    public override Task<ProportionalityAssessment> AssessProportionality(
        AssessProportionalityRequest request, ServerCallContext context)
    {
        ProportionalityRules.Check(request).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var dossier = await LockAsync(change, context, request.Reference);
            MeasureRules.RequireCurrent(dossier);
            var before = await ProportionalityTable.NewestAsync(change.Connection, change.Transaction, request.Reference);
            MeasureRules.RequireVersion(
                $"The assessment of {request.Reference}", request.ExpectedVersion, before?.Version ?? 0);
            var found = new ProportionalityAssessment
            {
                DossierReference = dossier.Reference,
                Version = (before?.Version ?? 0) + 1,
                Handling = dossier.Handling,
                Exercise = dossier.Exercise,
                DossierVersion = dossier.Version,
                Criteria = request.Criteria,
                Weighing = request.Weighing,
                AssessedBy = change.Actor,
                AssessedAt = change.Now.ToTimestamp(),
            };
            var assessed = ProportionalityRules.Assessed(found, await ToolboxTable.InForceAsync(change));
            MeasureRules.RequireAnother(before, assessed);
            var stored = await ProportionalityTable.InsertAsync(change, assessed);
            await change.AppendAsync(new ProportionalityAssessed { Assessment = stored }, dossier.Reference);
            return stored;
        });
    }
}
