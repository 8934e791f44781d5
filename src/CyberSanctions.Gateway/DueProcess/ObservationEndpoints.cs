using System.Net.Mime;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.PublicPages;
using CyberSanctions.Gateway.Reports;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Client = CyberSanctions.Contracts.Listing.V1.DueProcess.DueProcessClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.DueProcess;

/// <summary>Observations of those who are listed, and their answers.</summary>
internal static class ObservationEndpoints
{
    private const string Reason = "reason";
    private const string OfEntry = "entryReference";
    private const string State = "state";

    public static void MapObservations(this IEndpointRouteBuilder api)
    {
        var service = Wire.DueProcess.Descriptor;
        var observations = api.MapGroup("/observations").WithTags(EntryProcessEndpoints.Tag);
        observations.MapPost("/", Submit).WithName("submitObservations")
            .Calls(service, "SubmitObservations").WithMetadata(new SendsForm(ObservationsForm.Fields))
            .Produces<ObservationsAnswer>(StatusCodes.Status201Created)
            .AlsoAnswersWith(
                StatusCodes.Status404NotFound,
                StatusCodes.Status408RequestTimeout,
                StatusCodes.Status409Conflict,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType);
        observations.MapGet("/{reference}/answer", GetAnswer).WithName("getObservationsAnswer")
            .Calls(service, "GetObservationsAnswer");
        observations.MapGet("/{reference}", Get).WithName("getObservations").Calls(service, "GetObservations");
        observations.MapGet("/{reference}/file", Fetch).WithName("fetchObservationsFile")
            .Calls(service, "FetchObservationsFile").AcceptsQuery(Reason)
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet);
        observations.MapPost("/{reference}/answer", AnswerThem).WithName("answerObservations")
            .Calls(service, "AnswerObservations").AcceptsIfMatch().WithExample(DueProcessExamples.Answer);
        var lists = api.MapGroup("/lists/{list}").WithTags(EntryProcessEndpoints.Tag);
        lists.MapGet("/observations", List).WithName("listObservationsReceived")
            .Calls(service, "ListReceivedObservations").AcceptsQuery(OfEntry, State, Paging.Cursor, Paging.Size);
        lists.MapPost("/entries/{entryReference}/observations", Record).WithName("recordObservations")
            .Calls(service, "RecordObservations").WithExample(DueProcessExamples.Observations);
    }

    /// <summary>Sends observations on a listing: a text and one file, without an account.</summary>
    /// <remarks>
    /// They open a review of the listing, or join the one that is open. The answer has the number by which you can read how far
    /// they are, and what they are answered; nobody can guess it, so keep it. Only a few come in an hour from one address. A file
    /// is kept in quarantine and never opened here. A browser is answered with a page.
    /// </remarks>
    public static async Task<IResult> Submit(Client client, HttpContext context)
    {
        var form = await ObservationsForm.ReadAsync(context);
        using var call = client.SubmitObservations(context.Command());
        await using var file = form.File?.OpenReadStream();
        var answer = (await call.SendAsync(
            new Wire.SubmitObservationsRequest { Observations = form.Observations },
            file,
            bytes => new Wire.SubmitObservationsRequest { Bytes = bytes },
            context.RequestAborted)).ToAnswer();
        return ReportPage.IsForABrowser(context)
            ? RedressPage.Received(context, answer)
            : TypedResults.Created($"/api/v1/observations/{answer.Reference}/answer", answer);
    }

    /// <summary>Says how far observations are, and what they are answered.</summary>
    /// <param name="reference">Their number.</param>
    public static async Task<Ok<ObservationsAnswer>> GetAnswer(string reference, Client client, HttpContext context)
        => TypedResults.Ok(
            (await client.GetObservationsAnswerAsync(new() { Reference = reference }, context.Query())).ToAnswer());

    /// <summary>Lists observations, oldest first, without their texts.</summary>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="entryReference">Only on this entry; left out: on all.</param>
    /// <param name="state">Only those; left out: all.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<ReceivedObservations>>> List(
        string list,
        Client client,
        HttpContext context,
        string? entryReference,
        string? state,
        string? cursor,
        string? size)
    {
        var request = new Wire.ListReceivedObservationsRequest
        {
            List = list,
            EntryReference = entryReference ?? "",
            State = state is null ? default
                : Words<Wire.ObservationsState>.TryParse(state, out var known) ? known
                : throw Refusal.Invalid(State, $"Must be one of {string.Join(", ", Words<Wire.ObservationsState>.All)}."),
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListReceivedObservationsAsync(request, context.Query());
        return Paging.Answer(context, reply.Observations.Select(Answers.ToObservations), reply.NextCursor);
    }

    /// <summary>Reads observations.</summary>
    /// <remarks>What they say is somebody's from outside: open nothing of it.</remarks>
    /// <param name="reference">Their number.</param>
    public static async Task<Versioned<ReceivedObservations>> Get(string reference, Client client, HttpContext context)
        => Versioned(await client.GetObservationsAsync(new() { Reference = reference }, context.Query()));

    /// <summary>Fetches the file of observations.</summary>
    /// <remarks>Who does, and why, is in the journal before the first byte is sent. It is a file to be saved, whatever it
    /// is.</remarks>
    /// <param name="reference">Their number.</param>
    /// <param name="reason">Why: 1 to 2,000 characters. Has to be said.</param>
    public static async Task<EmptyHttpResult> Fetch(string reference, Client client, HttpContext context, string? reason)
    {
        var request = new Wire.FetchObservationsFileRequest
        {
            Reference = reference,
            Reason = string.IsNullOrEmpty(reason) ? throw Refusal.Invalid(Reason, "Is required.") : reason,
        };
        using var call = client.FetchObservationsFile(request, context.Command());
        if (!await call.ResponseStream.MoveNext(context.RequestAborted) || call.ResponseStream.Current.File is not { } file)
        {
            throw new InvalidOperationException("The service did not say what it sends.");
        }

        DownloadEndpoint.Describe(context.Response, reference, new Attribution.EvidenceHead
        {
            Title = file.Name,
            Sha256 = file.Sha256,
            Size = file.Size,
            Length = file.Size,
        });
        await foreach (var part in call.ResponseStream.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.Body.WriteAsync(part.Bytes.Memory, context.RequestAborted);
        }

        return TypedResults.Empty;
    }

    /// <summary>Records observations that were received otherwise than by the form.</summary>
    /// <remarks>They open a review of the listing, or join the one that is open.</remarks>
    /// <param name="list">For example eu-cyber.</param>
    /// <param name="entryReference">The entry that they are on.</param>
    public static async Task<CreatedVersion<ReceivedObservations>> Record(
        string list, string entryReference, Body<NewReceivedObservations> body, Client client, HttpContext context)
    {
        var recorded = await client.RecordObservationsAsync(body.Value.ToWire(list, entryReference), context.Command());
        return new($"/api/v1/observations/{recorded.Reference}", recorded.ToObservations(), recorded.Version);
    }

    /// <summary>Answers observations, once: not before the review that they have led to has ended.</summary>
    /// <remarks>Whoever sent them can read the answer, and so can whoever they gave the number to.</remarks>
    /// <param name="reference">Their number.</param>
    public static async Task<Versioned<ReceivedObservations>> AnswerThem(
        string reference, Body<NewObservationsAnswer> body, Client client, HttpContext context)
        => Versioned(await client.AnswerObservationsAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    private static Versioned<ReceivedObservations> Versioned(Wire.ReceivedObservations observations)
        => new(observations.ToObservations(), observations.Version);
}
