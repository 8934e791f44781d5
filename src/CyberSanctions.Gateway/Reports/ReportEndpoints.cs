using System.Net.Mime;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.PublicPages;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Attribution.V1.Reports.ReportsClient;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Reports;

/// <summary>What anybody reports of malicious cyber activities, and what becomes of it.</summary>
internal static class ReportEndpoints
{
    private const string Reason = "reason";

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var service = Wire.Reports.Descriptor;
        var reports = api.MapGroup("/reports").WithTags("Reports");
        reports.MapPost("/", Submit).WithName("submitReport")
            .Calls(service, "SubmitReport").WithMetadata(new SendsForm(ReportForm.Fields))
            .Produces<ReportAnswer>(StatusCodes.Status201Created)
            .AlsoAnswersWith(
                StatusCodes.Status408RequestTimeout,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType);
        reports.MapGet("/{reference}/answer", GetAnswer).WithName("getReportAnswer").Calls(service, "GetReportAnswer");
        reports.MapGet("/", List).WithName("listReports")
            .Calls(service, "ListReports").AcceptsQuery("state", Paging.Cursor, Paging.Size);
        reports.MapGet("/{reference}", Get).WithName("getReport").Calls(service, "GetReport");
        reports.MapGet("/{reference}/file", Fetch).WithName("fetchReportFile")
            .Calls(service, "FetchReportFile").AcceptsQuery(Reason)
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet)
            .AlsoAnswersWith(StatusCodes.Status409Conflict);
        reports.MapPost("/{reference}/answer", Answer).WithName("answerReport")
            .Calls(service, "AnswerReport").AcceptsIfMatch()
            .WithExamples(("set aside", ReportExamples.SetAside), ("taken up", ReportExamples.TakenUp));
    }

    /// <summary>Reports malicious cyber activities: a text and one file, without an account.</summary>
    /// <remarks>
    /// The answer has the number by which you can ask what became of it; nobody can guess it, so keep it. Only a few reports an
    /// hour come in from one address. A file is kept in quarantine and never opened. A browser is answered with a page.
    /// </remarks>
    public static async Task<IResult> Submit(Client client, HttpContext context)
    {
        var form = await ReportForm.ReadAsync(context);
        using var call = client.SubmitReport(context.Command());
        await using var file = form.File?.OpenReadStream();
        var answer = (await call.SendAsync(
            new Wire.SubmitReportRequest { Report = form.Report },
            file,
            bytes => new Wire.SubmitReportRequest { Bytes = bytes },
            context.RequestAborted)).ToAnswer();
        return ReportPage.IsForABrowser(context)
            ? ReportPage.Received(context, answer)
            : TypedResults.Created($"/api/v1/reports/{answer.Reference}/answer", answer);
    }

    /// <summary>Says what became of a report.</summary>
    /// <param name="reference">Its number.</param>
    public static async Task<Ok<ReportAnswer>> GetAnswer(string reference, Client client, HttpContext context)
        => TypedResults.Ok((await client.GetReportAnswerAsync(new() { Reference = reference }, context.Query())).ToAnswer());

    /// <summary>Lists reports, oldest first, without their texts.</summary>
    /// <param name="state">Only those; left out: all.</param>
    /// <param name="cursor">Where to go on; from the page before.</param>
    /// <param name="size">How many on a page.</param>
    public static async Task<Ok<Page<Report>>> List(
        Client client, HttpContext context, string? state, string? cursor, string? size)
    {
        var request = new Wire.ListReportsRequest
        {
            State = state is null ? default
                : Words<Wire.ReportState>.TryParse(state, out var known) ? known
                : throw Refusal.Invalid("state", $"Must be one of {string.Join(", ", Words<Wire.ReportState>.All)}."),
            Page = Paging.Requested(cursor, size),
        };
        var reply = await client.ListReportsAsync(request, context.Query());
        return Paging.Answer(context, reply.Reports.Select(Answers.ToReport), reply.NextCursor);
    }

    /// <summary>Reads a report.</summary>
    /// <remarks>What it says is somebody's from outside: believe, and open, nothing of it.</remarks>
    /// <param name="reference">Its number.</param>
    public static async Task<Versioned<Report>> Get(string reference, Client client, HttpContext context)
        => Versioned(await client.GetReportAsync(new() { Reference = reference }, context.Query()));

    /// <summary>Fetches the file of a report that was not answered yet.</summary>
    /// <remarks>Who does, and why, is in the journal before the first byte is sent. It is a file to be saved, whatever it
    /// is.</remarks>
    /// <param name="reference">The report's.</param>
    /// <param name="reason">Why: 1 to 2,000 characters. Has to be said.</param>
    public static async Task<EmptyHttpResult> Fetch(string reference, Client client, HttpContext context, string? reason)
    {
        var request = new Wire.FetchReportFileRequest
        {
            Reference = reference,
            Reason = string.IsNullOrEmpty(reason) ? throw Refusal.Invalid(Reason, "Is required.") : reason,
        };
        using var call = client.FetchReportFile(request, context.Command());
        if (!await call.ResponseStream.MoveNext(context.RequestAborted) || call.ResponseStream.Current.File is not { } file)
        {
            throw new InvalidOperationException("The service did not say what it sends.");
        }

        DownloadEndpoint.Describe(context.Response, reference, new Wire.EvidenceHead
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

    /// <summary>Takes a report up into a dossier, as evidence, or sets it aside; once.</summary>
    /// <remarks>
    /// Whoever sent it can read the answer, and so can whoever they gave its number to. Taken up, its text and its file are
    /// evidence, with a custody that begins here. Set aside, its file is gone.
    /// </remarks>
    /// <param name="reference">The report's.</param>
    public static async Task<Versioned<Report>> Answer(
        string reference, Body<NewReportAnswer> body, Client client, HttpContext context)
        => Versioned(await client.AnswerReportAsync(
            body.Value.ToWire(reference, context.ExpectedVersion()), context.Command()));

    private static Versioned<Report> Versioned(Wire.Report report) => new(report.ToReport(), report.Version);
}
