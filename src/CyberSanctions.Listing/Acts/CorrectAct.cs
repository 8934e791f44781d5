using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Procedures.Periods;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Listing.Acts;

internal sealed partial class ActsGrpcService
{
    /// <summary>
    /// Corrects the newest text of an act: another revision, which is cleared and submitted like the first. The texts and
    /// proposals before stay as they were; the ballot on one of them goes on until another is open. FAILED_PRECONDITION:
    /// <c>act-adopted</c>,
    /// <c>nothing-corrected</c>, <c>act-too-large</c>, <c>measure-without-instrument</c>, <c>no-pair-to-correct</c>;
    /// ALREADY_EXISTS: <c>act-number-taken</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override async Task<Act> CorrectAct(CorrectActRequest request, ServerCallContext context)
    {
        CorrectionRules.Check(request);
        await HearOfAsync(request.Reference, context.CancellationToken);
        return await commands.RunAsync(request, context, async change =>
        {
            var act = await LockAsync(change, context, request.Reference, request.ExpectedVersion);
            ActCourseRules.RequireCorrectable(act);
            var corrected = CorrectionRules.Corrected(act, request, CouncilData.DayInBrussels(change.Now));
            await PairTable.RequireAsync(change, corrected, "instrument");
            var text = ActTexts.Of(corrected).ToByteArray();
            ActRules.RequireTransportable(text.Length, "statements_of_reasons");
            var revision = ActTexts.NextRevision(act, text, change.Actor, change.Now);
            revision.Changes.AddRange(TextChanges.Between(ActTexts.Of(act), ActTexts.Of(corrected)));
            var after = ActCourse.Correct(corrected, revision);
            ActRules.RequireTransportable(after);
            after.Revision = revision.Number;
            await ActTable.SaveCorrectionAsync(change, after, text, request.StatementsOfReasons);
            await change.AppendAsync(
                new ActCorrected { Reference = after.Reference, Version = after.Version, Revision = revision }, after.Reference);
            return await ShownAsync(change, after.Reference);
        });
    }
}
