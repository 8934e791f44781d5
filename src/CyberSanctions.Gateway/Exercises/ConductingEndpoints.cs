using System.Net.Mime;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Client = CyberSanctions.Contracts.Attribution.V1.Exercises.ExercisesClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Exercises;

/// <summary>What was done in an exercise, what was expected, and the report.</summary>
internal static class ConductingEndpoints
{
    private const string Part = "part";
    private const string Format = "format";
    private const string Markdown = "text/markdown";

    public static void MapConducting(this IEndpointRouteBuilder exercises, Google.Protobuf.Reflection.ServiceDescriptor service)
    {
        exercises.MapGet("/{reference}/deeds", ListDeeds).WithName("listDeeds")
            .Calls(service, "ListDeeds").AcceptsQuery(Part, Paging.Cursor, Paging.Size);
        exercises.MapGet("/{reference}/reactions", ListReactions).WithName("listReactions")
            .Calls(service, "ListReactions").AcceptsQuery(Paging.Cursor, Paging.Size);
        exercises.MapPost("/{reference}/reactions/{key}/judgement", Judge).WithName("judgeReaction")
            .Calls(service, "JudgeReaction").AcceptsIfMatch().WithExample(ExerciseExamples.Judgement);
        exercises.MapGet("/{reference}/observations", ListObservations).WithName("listObservations")
            .Calls(service, "ListObservations").AcceptsQuery(Paging.Cursor, Paging.Size);
        exercises.MapPost("/{reference}/observations", Observe).WithName("observe")
            .Calls(service, "Observe").WithExample(ExerciseExamples.Observation);
        exercises.MapGet("/{reference}/report", Report).WithName("getExerciseReport")
            .Calls(service, "FetchReport").AcceptsQuery(Format)
            .Produces(
                StatusCodes.Status200OK, responseType: null, MediaTypeNames.Application.Json, Markdown, MediaTypeNames.Text.Html);
    }

    /// <summary>Lists what was done in an exercise, in the order in which it came to be known.</summary>
    /// <remarks>
    /// It comes from the journals: of attribution at once, of listing and voting a moment later. What was done to something that
    /// is marked above your clearance is left out.
    /// </remarks>
    /// <param name="reference">The exercise's.</param>
    /// <param name="part">Only of the part of this key.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Deed>>> ListDeeds(
        string reference, Client client, HttpContext context, string? part, string? cursor, string? size)
    {
        var request = new Wire.ListDeedsRequest
        {
            Reference = reference,
            Part = part ?? "",
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListDeedsAsync(request, context.Query());
        return Paging.Answer(context, reply.Deeds.Select(Answers.ToDeed), reply.NextCursor);
    }

    /// <summary>Lists what was expected, and how far it was done.</summary>
    /// <remarks>By the deeds that are there for you.</remarks>
    /// <param name="reference">The exercise's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Reaction>>> ListReactions(
        string reference, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListReactionsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListReactionsAsync(request, context.Query());
        return Paging.Answer(context, reply.Reactions.Select(Answers.ToReaction), reply.NextCursor);
    }

    /// <summary>Judges an expected reaction by hand.</summary>
    /// <remarks>The newest judgement holds, also over what was computed.</remarks>
    /// <param name="reference">The exercise's.</param>
    /// <param name="key">The reaction's.</param>
    public static async Task<Versioned<Exercise>> Judge(
        string reference, string key, Body<NewJudgement> body, Client client, HttpContext context)
        => ExerciseEndpoints.Answer(await client.JudgeReactionAsync(
            body.Value.ToWire(reference, context.ExpectedVersion(), key), context.Command()));

    /// <summary>Lists what was observed, oldest first.</summary>
    /// <param name="reference">The exercise's.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Observation>>> ListObservations(
        string reference, Client client, HttpContext context, string? cursor, string? size)
    {
        var request = new Wire.ListObservationsRequest { Reference = reference, Page = Paging.Requested(cursor, size) };
        var reply = await client.ListObservationsAsync(request, context.Query());
        return Paging.Answer(context, reply.Observations.Select(Answers.ToObservation), reply.NextCursor);
    }

    /// <summary>Notes what you saw, of a part or of the exercise as a whole.</summary>
    /// <param name="reference">The exercise's.</param>
    public static async Task<Created<Observation>> Observe(
        string reference, Body<NewObservation> body, Client client, HttpContext context)
    {
        var noted = await client.ObserveAsync(body.Value.ToWire(reference), context.Command());
        return TypedResults.Created($"{ExerciseEndpoints.AddressOf(reference)}/observations", noted.ToObservation());
    }

    /// <summary>Reads the report of an exercise, after its end: the same bytes for ever.</summary>
    /// <remarks>
    /// Canonical JSON (RFC 8785), whose SHA-256 is in the exercise and in the journal; or, to be read, Markdown or an HTML page,
    /// in which what people have written stands as text, whatever it looks like. The page is made of the JSON, and runs and
    /// fetches nothing.
    /// </remarks>
    /// <param name="reference">The exercise's.</param>
    /// <param name="format">`json` (also when left out), `markdown` or `html`.</param>
    public static async Task<IResult> Report(string reference, Client client, HttpContext context, string? format)
    {
        var form = format is null ? ReportForm.Json : QueryValues.Word<ReportForm>(Format, format);
        var request = new Wire.FetchReportRequest
        {
            Reference = reference,
            Format = form == ReportForm.Markdown ? Wire.ReportFormat.Markdown : Wire.ReportFormat.Json,
        };
        using var call = client.FetchReport(request, context.Query());
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync(context.RequestAborted))
        {
            part.Bytes.WriteTo(file);
        }

        var bytes = file.GetBuffer().AsMemory(0, (int)file.Length);
        context.Response.Headers[HeaderNames.ContentDisposition] = FileNames.Disposition(reference, "report", form switch
        {
            ReportForm.Html => ".html",
            ReportForm.Markdown => ".md",
            _ => ".json",
        });
        return form switch
        {
            ReportForm.Html => ExerciseReportPage.Of(context, bytes.Span),
            ReportForm.Markdown => TypedResults.Bytes(bytes, $"{Markdown}; charset=utf-8"),
            _ => TypedResults.Bytes(bytes, MediaTypeNames.Application.Json),
        };
    }

    // In which form it is asked for.
    private enum ReportForm
    {
        Json,
        Markdown,
        Html,
    }
}
