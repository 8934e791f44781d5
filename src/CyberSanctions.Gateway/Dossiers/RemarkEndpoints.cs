using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>What colleagues have to say of a dossier.</summary>
internal static class RemarkEndpoints
{
    private const string ItemId = "itemId";
    private const string Unsettled = "unsettled";

    public static void MapRemarks(this IEndpointRouteBuilder dossiers)
    {
        var service = Wire.Dossiers.Descriptor;
        dossiers.MapGet("/{reference}/remarks", List).WithName("listRemarks")
            .Calls(service, "ListRemarks").AcceptsQuery(ItemId, Unsettled, Paging.Cursor, Paging.Size);
        dossiers.MapPost("/{reference}/remarks", Make).WithName("makeRemark")
            .Calls(service, "MakeRemark").WithExample(CorrectionExamples.Remark);
        dossiers.MapPost("/{reference}/remarks/{id}/settlement", Settle).WithName("settleRemark")
            .Calls(service, "SettleRemark").WithExample(CorrectionExamples.Settlement);
    }

    /// <summary>Lists the remarks on a dossier, newest first.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="itemId">The id of an incident, an item of evidence or an actor: only those on that one.</param>
    /// <param name="unsettled">`true`: only requests for change that wait to be settled.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Remark>>> List(
        string reference,
        Wire.Dossiers.DossiersClient client,
        HttpContext context,
        string? itemId,
        string? unsettled,
        string? cursor,
        string? size)
    {
        var request = new Wire.ListRemarksRequest
        {
            Reference = reference,
            ItemId = itemId ?? "",
            Unsettled = unsettled switch
            {
                null or "false" => false,
                "true" => true,
                _ => throw Refusal.Invalid(Unsettled, "Must be true or false."),
            },
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListRemarksAsync(request, context.Query());
        return Paging.Answer(context, reply.Remarks.Select(Answers.ToRemark), reply.NextCursor);
    }

    /// <summary>Comments on a dossier or on an item in it, or asks for a change.</summary>
    /// <remarks>It makes no version. While a request for change is not settled, the dossier is not concluded.</remarks>
    /// <param name="reference">The dossier's.</param>
    public static async Task<Created<Remark>> Make(
        string reference, Body<NewRemark> body, Wire.Dossiers.DossiersClient client, HttpContext context)
    {
        var remark = await client.MakeRemarkAsync(body.Value.ToWire(reference), context.Command());
        return TypedResults.Created($"{DossierEndpoints.AddressOf(reference)}/remarks", remark.ToRemark());
    }

    /// <summary>Settles a request for change: says what was done, or why nothing was.</summary>
    /// <remarks>A request of the legal service is settled by the legal service.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The request's.</param>
    public static async Task<Ok<Remark>> Settle(
        string reference, string id, Body<NewSettlement> body, Wire.Dossiers.DossiersClient client, HttpContext context)
        => TypedResults.Ok((await client.SettleRemarkAsync(body.Value.ToWire(reference, id), context.Command())).ToRemark());
}
