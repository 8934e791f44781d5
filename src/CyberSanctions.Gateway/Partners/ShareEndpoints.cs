using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Partners.PartnersClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Partners;

/// <summary>What is shared with partners, and what they say of it, for those who keep dossiers.</summary>
internal static class ShareEndpoints
{
    private const string Shares = "/{reference}/shares";
    private const string Share = $"{Shares}/{{id}}";
    private const string ItemId = "itemId";

    public static void MapShares(this IEndpointRouteBuilder api)
    {
        var service = Wire.Partners.Descriptor;
        var dossiers = api.MapGroup("/dossiers").WithTags("Partners");
        dossiers.MapGet(Shares, List).WithName("listShares")
            .Calls(service, "ListShares").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapGet(Share, Get).WithName("getShare").Calls(service, "GetShare");
        dossiers.MapPost(Shares, Propose).WithName("shareDossier")
            .Calls(service, "ShareDossier").WithExample(PartnerExamples.Share);
        dossiers.MapPost($"{Share}/approval", Approve).WithName("approveShare").Calls(service, "ApproveShare").AcceptsIfMatch();
        dossiers.MapPost($"{Share}/end", End).WithName("endShare")
            .Calls(service, "EndShare").AcceptsIfMatch().WithExample(PartnerExamples.Ending);
        dossiers.MapGet("/{reference}/partner-answers", ListAnswers).WithName("listPartnerAnswers")
            .Calls(service, "ListPartnerAnswers").AcceptsQuery(ItemId, Paging.Cursor, Paging.Size);
    }

    /// <summary>Lists what of a dossier is or was shared with partners, newest first.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Share>>> List(
        string reference, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListSharesRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListSharesAsync(request, context.Query());
        return Paging.Answer(context, reply.Shares.Select(Answers.ToShare), reply.NextCursor);
    }

    /// <summary>Reads a share.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The share's.</param>
    public static async Task<Ok<Share>> Get(string reference, string id, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetShareAsync(new() { Reference = reference, Id = id }, context.Query())).ToShare());

    /// <summary>Proposes to share a version of a dossier, or parts of it, with a partner.</summary>
    /// <remarks>
    /// The partner sees nothing before somebody else approves it. What is named has to be shareable; of all that is in the
    /// version, what may not be shared is left out, and counted. The version stays as it is: what changes later does not come to
    /// it.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<CreatedVersion<Share>> Propose(
        string reference, Body<NewShare> body, Client client, HttpContext context)
    {
        var share = await client.ShareDossierAsync(body.Value.ToWire(reference), context.Command());
        return new($"{DossierEndpoints.AddressOf(reference)}/shares/{share.Id}", share.ToShare(), share.Version);
    }

    /// <summary>Approves a share: from now on the partner sees it.</summary>
    /// <remarks>Four eyes: refused for whoever proposed it. Each item of evidence whose content is kept has it in its
    /// custody.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The share's.</param>
    public static async Task<Versioned<Share>> Approve(string reference, string id, Client client, HttpContext context)
        => Answer(await client.ApproveShareAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion(), Id = id }, context.Command()));

    /// <summary>Ends a share before its time, or refuses one that waits to be approved.</summary>
    /// <remarks>For the partner it is then as if it had never been.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The share's.</param>
    public static async Task<Versioned<Share>> End(
        string reference, string id, Body<NewEndOfShare> body, Client client, HttpContext context)
        => Answer(await client.EndShareAsync(body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));

    /// <summary>Lists what partners say of a dossier, newest first.</summary>
    /// <remarks>It is no remark, and holds nothing up.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="itemId">Only on this item.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<PartnerAnswer>>> ListAnswers(
        string reference, Client client, HttpContext context, string? itemId, string? cursor, string? size)
    {
        var request = new Wire.ListPartnerAnswersRequest
        {
            Reference = reference,
            ItemId = itemId ?? "",
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListPartnerAnswersAsync(request, context.Query());
        return Paging.Answer(context, reply.Answers.Select(Answers.ToAnswer), reply.NextCursor);
    }

    private static Versioned<Share> Answer(Wire.Share share) => new(share.ToShare(), share.Version);
}

/// <summary>Why a share is ended.</summary>
public sealed record NewEndOfShare
{
    /// <summary>1 to 2,000 characters.</summary>
    public required string Reason { get; init; }
}
