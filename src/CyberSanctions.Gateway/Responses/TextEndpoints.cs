using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>What is said in a measure: statements, démarches.</summary>
internal static class TextEndpoints
{
    public static void MapTexts(this IEndpointRouteBuilder dossiers, string measure)
    {
        var service = Wire.Responses.Descriptor;
        dossiers.MapGet($"{measure}/texts", List).WithName("listMeasureTexts")
            .Calls(service, "ListMeasureTexts").AcceptsQuery(Paging.Cursor, Paging.Size);
        dossiers.MapPost($"{measure}/texts", Draft).WithName("draftMeasureText")
            .Calls(service, "DraftMeasureText").AcceptsIfMatch().WithExample(ResponseExamples.Text);
        dossiers.MapPost($"{measure}/texts/approval", Approve).WithName("approveMeasureText")
            .Calls(service, "ApproveMeasureText").AcceptsIfMatch().WithExample(ResponseExamples.Approval);
    }

    /// <summary>Lists every version of a measure's text, newest first.</summary>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<MeasureText>>> List(
        string reference, string id, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListMeasureTextsRequest { Reference = reference, Id = id, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListMeasureTextsAsync(request, context.Query());
        return Paging.Answer(context, reply.Texts.Select(Answers.ToText), reply.NextCursor);
    }

    /// <summary>Drafts the text of a measure, or another version of it.</summary>
    /// <remarks>Each version needs an approval of its own. The answer is the measure with it.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<CreatedVersion<PlannedMeasure>> Draft(
        string reference, string id, Body<NewMeasureText> body, Client client, HttpContext context)
    {
        var reply = await client.DraftMeasureTextAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command());
        return new($"{ResponseEndpoints.AddressOf(reply)}/texts", reply.Measure.ToMeasure(), reply.PlanVersion);
    }

    /// <summary>Approves the newest version of a measure's text, named by its hash.</summary>
    /// <remarks>Four eyes: refused for whoever drafted it. From then on it stays as it is.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> Approve(
        string reference, string id, Body<TextApproval> body, Client client, HttpContext context)
        => ResponseEndpoints.Answer(await client.ApproveMeasureTextAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));
}
