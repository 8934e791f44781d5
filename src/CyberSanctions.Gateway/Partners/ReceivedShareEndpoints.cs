using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Partners.PartnersClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Partners;

/// <summary>What is shared with the caller's partner, and what that one says and shares itself.</summary>
internal static class ReceivedShareEndpoints
{
    private const string Address = "/api/v1";

    public static void MapReceivedShares(this IEndpointRouteBuilder api)
    {
        var service = Wire.Partners.Descriptor;
        var shares = api.MapGroup("/shares").WithTags("Partners");
        shares.MapGet("", List).WithName("listReceivedShares")
            .Calls(service, "ListReceivedShares").AcceptsQuery(Paging.Cursor, Paging.Size);
        shares.MapGet("/{id}", Get).WithName("getReceivedShare").Calls(service, "GetReceivedShare");
        shares.MapGet("/{id}/items", ListItems).WithName("listReceivedItems")
            .Calls(service, "ListReceivedItems").AcceptsQuery(Paging.Cursor, Paging.Size);
        shares.MapGet("/{id}/answers", ListAnswers).WithName("listOwnAnswers")
            .Calls(service, "ListOwnAnswers").AcceptsQuery(Paging.Cursor, Paging.Size);
        shares.MapPost("/{id}/answers", AnswerShare).WithName("answerShare")
            .Calls(service, "AnswerShare").WithExample(PartnerExamples.Answer);
        var contributions = api.MapGroup("/contributions").WithTags("Partners");
        contributions.MapGet("", ListContributions).WithName("listContributions")
            .Calls(service, "ListContributions").AcceptsQuery(Paging.Cursor, Paging.Size);
        contributions.MapGet("/{id}", GetContribution).WithName("getContribution").Calls(service, "GetContribution");
        contributions.MapPost("", Contribute).WithName("contributeDossier")
            .Calls(service, "ContributeDossier").WithExample(PartnerExamples.Dossier);
        contributions.MapPost("/{id}/settlement", Settle).WithName("settleContribution")
            .Calls(service, "SettleContribution").AcceptsIfMatch().WithExample(PartnerExamples.Settlement);
    }

    /// <summary>Lists what is shared with your partner now, newest first.</summary>
    /// <remarks>What has ended, or whose last day is over, is not there.</remarks>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ReceivedShare>>> List(Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListReceivedSharesRequest { Page = Paging.Requested(cursor, size) };
        var reply = await client.ListReceivedSharesAsync(request, context.Query());
        return Paging.Answer(context, reply.Shares.Select(Answers.ToReceivedShare), reply.NextCursor);
    }

    /// <summary>Reads what is shared with your partner.</summary>
    /// <param name="id">The share's.</param>
    public static async Task<Ok<ReceivedShare>> Get(string id, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetReceivedShareAsync(new() { Id = id }, context.Query())).ToReceivedShare());

    /// <summary>Lists the items that are shared, in the order in which they were added.</summary>
    /// <remarks>
    /// As in the version that is shared, to TLP:AMBER; not those that were marked higher, withdrawn or refused for release since.
    /// A page may hold fewer than asked for; the last one has no `next`.
    /// </remarks>
    /// <param name="id">The share's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<SharedItem>>> ListItems(
        string id, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListReceivedItemsRequest { Id = id, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListReceivedItemsAsync(request, context.Query());
        return Paging.Answer(context, reply.Items.Select(Answers.ToSharedItem), reply.NextCursor);
    }

    /// <summary>Lists what your partner has said to a share, newest first.</summary>
    /// <param name="id">The share's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<PartnerAnswer>>> ListAnswers(
        string id, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListOwnAnswersRequest { Id = id, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListOwnAnswersAsync(request, context.Query());
        return Paging.Answer(context, reply.Answers.Select(Answers.ToAnswer), reply.NextCursor);
    }

    /// <summary>Says what your partner thinks of a share, or of an item in it: an opinion, or a note.</summary>
    /// <remarks>A later opinion takes the place of an earlier one on the same thing; both stay on record.</remarks>
    /// <param name="id">The share's.</param>
    public static async Task<Created<PartnerAnswer>> AnswerShare(
        string id, Body<NewPartnerAnswer> body, Client client, HttpContext context)
    {
        var answer = await client.AnswerShareAsync(body.Value.ToWire(id), context.Command());
        return TypedResults.Created($"{Address}/shares/{answer.ShareId}/answers", answer.ToAnswer());
    }

    /// <summary>Lists dossiers that partners have shared, newest first, without what is in them. A partner: its own.</summary>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ContributionSummary>>> ListContributions(
        Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListContributionsRequest { Page = Paging.Requested(cursor, size) };
        var reply = await client.ListContributionsAsync(request, context.Query());
        return Paging.Answer(context, reply.Contributions.Select(Answers.ToSummary), reply.NextCursor);
    }

    /// <summary>Reads a dossier that a partner has shared, as it was received. A partner: its own.</summary>
    /// <param name="id">Its own.</param>
    public static async Task<Versioned<Contribution>> GetContribution(string id, Client client, HttpContext context)
    {
        var contribution = await client.GetContributionAsync(new() { Id = id }, context.Query());
        return new(contribution.ToContribution(), contribution.Version);
    }

    /// <summary>Shares a dossier of your partner's own.</summary>
    /// <remarks>
    /// It is kept as it was received, apart from the dossiers of the suite, until an officer takes it up or declines it.
    /// </remarks>
    public static async Task<CreatedVersion<Contribution>> Contribute(
        Body<ContributedDossier> body, Client client, HttpContext context)
    {
        var contribution = await client.ContributeDossierAsync(new() { Dossier = body.Value.ToWire() }, context.Command());
        return new($"{Address}/contributions/{contribution.Id}", contribution.ToContribution(), contribution.Version);
    }

    /// <summary>Takes up a partner's dossier, or declines it.</summary>
    /// <remarks>Taken up, it is a new dossier with the same items, whose first change says where it comes from.</remarks>
    /// <param name="id">Its own.</param>
    public static async Task<Versioned<ContributionSummary>> Settle(
        string id, Body<NewContributionSettlement> body, Client client, HttpContext context)
    {
        var contribution = await client.SettleContributionAsync(
            body.Value.ToWire(id, context.ExpectedVersion()), context.Command());
        return new(contribution.ToSummary(), contribution.Version);
    }
}
