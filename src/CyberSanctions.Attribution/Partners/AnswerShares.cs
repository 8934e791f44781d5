using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Attribution.Partners;

/// <content>What partners say.</content>
internal sealed partial class PartnersGrpcService
{
    private const int LongestAnswer = 4_000;
    private const int MostAnswers = 200;

    /// <summary>
    /// Says an opinion, or makes a note. NOT_FOUND: no such share, or no such item in it; FAILED_PRECONDITION:
    /// <c>too-many-answers</c>.
    /// </summary>
    public override Task<PartnerAnswer> AnswerShare(AnswerShareRequest request, ServerCallContext context)
    {
        new Checks()
            .Reference("id", request.Id)
            .Reference("item_id", request.ItemId, required: false)
            .OptionalChoice("opinion", request.Opinion)
            .Paragraphs("text", request.Text, LongestAnswer, required: request.Opinion == PartnerOpinion.Unspecified)
            .Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var share = await RequireReceivedAsync(change.Connection, request.Id, context, locked: true);
            if (share.Exercise)
            {
                await Turns.RequireAsync(change, (await DossierTable.FindAsync(change.Connection, share.DossierReference))!);
            }

            Guid? item = null;
            if (request.ItemId.Length > 0)
            {
                var found = IdOf(request.ItemId) is { } known
                    ? await SharedVersionTable.InShareAsync(change.Connection, share.DossierReference, share.Id, [known])
                    : [];
                var shown = await ShownItems.OfAsync(change.Connection, share, found);
                item = shown.Count == 1 ? shown[0].Version.Id : throw Refusal.NotFound("item", request.ItemId);
            }

            if (await AnswerTable.CountAsync(change, share.Id) >= MostAnswers)
            {
                throw PartnerRefusals.TooManyAnswers.Because($"There are {MostAnswers} opinions and notes on this share.");
            }

            var answer = await AnswerTable.InsertAsync(change, share.Id, item, request.Opinion, request.Text);
            await change.AppendAsync(new PartnerAnswered { Answer = answer }, share.DossierReference);
            return answer;
        });
    }

    /// <summary>
    /// What the caller's partner has said to a share. NOT_FOUND; INVALID_ARGUMENT: a foreign cursor, a size above 200.
    /// </summary>
    public override async Task<ListOwnAnswersReply> ListOwnAnswers(ListOwnAnswersRequest request, ServerCallContext context)
    {
        new Checks().Reference("id", request.Id).Throw();
        var page = Page.Of($"own answers {request.Id}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var share = await RequireReceivedAsync(connection, request.Id, context);
        var (answers, nextCursor) = await AnswerTable.ListAsync(connection, share.Id, page);
        return new ListOwnAnswersReply { Answers = { answers }, NextCursor = nextCursor };
    }
}
