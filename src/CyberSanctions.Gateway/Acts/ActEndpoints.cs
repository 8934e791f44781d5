using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Acts;

/// <summary>Draft acts.</summary>
internal static class ActEndpoints
{
    public static void MapActs(this IEndpointRouteBuilder api)
    {
        var acts = api.MapGroup("/acts").WithTags("Acts");
        acts.MapGet("", List).WithName("listActs")
            .Calls(Wire.Acts.Descriptor, "ListActs").AcceptsQuery(Paging.Cursor, Paging.Size);
        acts.MapGet("/{reference}", Get).WithName("getAct").Calls(Wire.Acts.Descriptor, "GetAct");
        acts.MapPost("", Draft).WithName("draftAct").Calls(Wire.Acts.Descriptor, "DraftAct").WithExample(Examples.Act);
        acts.MapPost("/{reference}/submission", Submit).WithName("submitAct")
            .Calls(Wire.Acts.Descriptor, "SubmitAct").AcceptsIfMatch().WithExample(Examples.Submission);
        acts.MapPost("/{reference}/corrections", Correct).WithName("correctAct")
            .Calls(Wire.Acts.Descriptor, "CorrectAct").AcceptsIfMatch().WithExample(Examples.Correction);
    }

    /// <summary>Lists acts, newest first.</summary>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ActSummary>>> List(Wire.Acts.ActsClient client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListActsAsync(new() { Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Acts.Select(ActMapping.ToSummary), reply.NextCursor);
    }

    /// <summary>Reads an act with its proposals.</summary>
    /// <param name="reference">For example ACT-2026-0004.</param>
    public static async Task<Versioned<Act>> Get(string reference, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.GetActAsync(new() { Reference = reference }, context.Query());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>Drafts an act that bundles cleared proposals.</summary>
    public static async Task<CreatedVersion<Act>> Draft(Body<NewAct> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.DraftActAsync(body.Value.ToWire(), context.Command());
        return new CreatedVersion<Act>($"/api/v1/acts/{act.Reference}", act.ToAct(), act.Version);
    }

    /// <summary>Submits an act to the vote and freezes its text.</summary>
    /// <remarks>A ballot opens on it within moments: GET /api/v1/ballots?actReference=… finds it.</remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> Submit(string reference, Body<Submission> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var act = await client.SubmitActAsync(
            new() { Reference = reference, ExpectedVersion = context.ExpectedVersion(), Procedure = body.Value.Procedure?.ToWire() }, context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }

    /// <summary>Corrects a submitted act and puts the corrected text to the vote.</summary>
    /// <remarks>The ballot on the text before ends, and another one opens. The text of an adopted act stays as it was adopted.</remarks>
    /// <param name="reference">The act's.</param>
    public static async Task<Versioned<Act>> Correct(string reference, Body<Correction> body, Wire.Acts.ActsClient client, HttpContext context)
    {
        var request = body.Value.ToWire();
        request.Reference = reference;
        request.ExpectedVersion = context.ExpectedVersion();
        var act = await client.CorrectActAsync(request, context.Command());
        return new Versioned<Act>(act.ToAct(), act.Version);
    }
}
