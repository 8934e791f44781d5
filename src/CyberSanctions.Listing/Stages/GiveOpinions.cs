using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Grpc.Core;

namespace CyberSanctions.Listing.Stages;

/// <content>The legal service's opinions.</content>
internal sealed partial class StagesGrpcService
{
    /// <summary>
    /// Gives an opinion on the newest text. PERMISSION_DENIED: <c>own-draft</c>; FAILED_PRECONDITION:
    /// <c>not-the-newest-text</c>, <c>act-adopted</c>, <c>stages-too-large</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<ActStages> GiveOpinion(GiveOpinionRequest request, ServerCallContext context)
    {
        var checks = StageForm.Changing(request.Reference, request.ExpectedVersion)
            .Choice("opinion", request.Opinion)
            .Sha256("text_sha256", request.TextSha256)
            .Paragraphs(
                "text", request.Text, StageForm.LongestOpinion, required: request.Opinion != LegalOpinion.Favourable);
        if (request.Document is { } document)
        {
            StageForm.CheckDocument(checks, "document", document);
        }

        checks.Throw();
        return ChangeAsync(
            request, request.Reference, request.ExpectedVersion, context, async (change, act, record) =>
            {
                var opinion = StageCourse.Give(act, record, request, change.Actor, change.Now);
                await OpinionTable.InsertAsync(change, act.Reference, opinion);
                return after => new OpinionGiven
                {
                    ActReference = act.Reference,
                    Version = after.Version,
                    Opinion = after.Opinions[^1],
                };
            });
    }
}
