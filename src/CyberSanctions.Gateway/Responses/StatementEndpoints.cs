using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Responses;

/// <summary>What the Union has said in public: released, retracted, and read by everybody.</summary>
internal static class StatementEndpoints
{
    public static void MapStatements(this IEndpointRouteBuilder api, IEndpointRouteBuilder dossiers, string measure)
    {
        var service = Wire.Responses.Descriptor;
        dossiers.MapPost($"{measure}/release", Release).WithName("releaseStatement")
            .Calls(service, "ReleaseStatement").AcceptsIfMatch().WithExample(ResponseExamples.Release);
        dossiers.MapPost($"{measure}/retraction", Retract).WithName("retractStatement")
            .Calls(service, "RetractStatement").AcceptsIfMatch().WithExample(ResponseExamples.Retraction);
        var statements = api.MapGroup("/statements").WithTags("Statements");
        statements.MapGet("/", List).WithName("listStatements")
            .Calls(service, "ListStatements").AcceptsQuery(Paging.Cursor, Paging.Size);
        statements.MapGet("/{id}", Get).WithName("getStatement").Calls(service, "GetStatement");
    }

    /// <summary>Releases what was said in a measure to the public, named by its hash.</summary>
    /// <remarks>
    /// It is TLP:CLEAR from then on, whatever the dossier is marked; of the dossier and of the measure nothing else becomes
    /// public. Four eyes: refused for whoever drafted the text. Nothing of an exercise is released.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> Release(
        string reference, string id, Body<NewRelease> body, Client client, HttpContext context)
        => ResponseEndpoints.Answer(await client.ReleaseStatementAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));

    /// <summary>Takes a released statement back.</summary>
    /// <remarks>That it was there, and why it no longer is, stays public; its text does not.</remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The measure's.</param>
    public static async Task<Versioned<PlannedMeasure>> Retract(
        string reference, string id, Body<NewRetraction> body, Client client, HttpContext context)
        => ResponseEndpoints.Answer(await client.RetractStatementAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), id), context.Command()));

    /// <summary>Lists what the Union has said in public, newest release first.</summary>
    /// <remarks>`/statements` shows the same to people.</remarks>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Statement>>> List(Client client, HttpContext context, string? cursor, string? size)
    {
        var reply = await client.ListStatementsAsync(new() { Page = Paging.Requested(cursor, size) }, context.Query());
        return Paging.Answer(context, reply.Statements.Select(Answers.ToStatement), reply.NextCursor);
    }

    /// <summary>Reads what the Union has said in public.</summary>
    /// <param name="id">The statement's.</param>
    public static async Task<Ok<Statement>> Get(string id, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetStatementAsync(new() { Id = id }, context.Query())).ToStatement());
}
