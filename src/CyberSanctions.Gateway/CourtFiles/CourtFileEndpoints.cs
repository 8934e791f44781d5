using System.Net.Mime;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Client = CyberSanctions.Contracts.Listing.V1.CourtFiles.CourtFilesClient;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.CourtFiles;

/// <summary>The whole file of a proposal for a court, and what its seal is checked with.</summary>
internal static class CourtFileEndpoints
{
    private const string Tag = "Files for a court";
    private const string Reason = "reason";
    private const string UpTo = "upTo";
    private const string Contents = "contents";
    private const string Advice = "advice";

    public static void MapCourtFiles(this IEndpointRouteBuilder api)
    {
        var service = Wire.CourtFiles.Descriptor;
        api.MapGet("/proposals/{reference}/court-file", Export).WithTags(Tag).WithName("exportCourtFile")
            .Calls(service, "ExportCourtFile").AcceptsQuery(Reason, UpTo, Contents, Advice)
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Zip)
            .AlsoAnswersWith(StatusCodes.Status409Conflict)
            .DisableRequestTimeout();
        api.MapGet("/court-files/keys", ListKeys).WithTags(Tag).WithName("listCourtFileKeys").Calls(service, "ListCourtFileKeys");
    }

    /// <summary>Exports the whole file of a proposal for a court: a ZIP with an index and a sealed manifest.</summary>
    /// <remarks>
    /// What led to the proposal, what it rests on, the acts that held it with stages and ballots, and how whoever is listed was
    /// told and heard; docs/court-file.md says what is in it, and how a stranger checks it. Who exports, and why, is in the
    /// journal before the first byte is sent, and each request is another export. If anything fails on the way, the answer breaks
    /// off and is no ZIP.
    /// </remarks>
    /// <param name="reference">The proposal's.</param>
    /// <param name="reason">Why: 1 to 1,900 characters. Has to be said; it is not in the file.</param>
    /// <param name="upTo">The highest marking that may be in it; left out: `TLP:GREEN`, what may leave the institutions. What is
    /// marked above is left out, and counted.</param>
    /// <param name="contents">`true`: also the contents of evidence that was released, and not only the extracts.</param>
    /// <param name="advice">`true`: also opinions of the legal service, and remarks of those who prepared the act.</param>
    public static async Task<EmptyHttpResult> Export(
        string reference,
        Client client,
        HttpContext context,
        ILoggerFactory loggers,
        string? reason,
        string? upTo,
        string? contents,
        string? advice)
    {
        var request = new Wire.ExportCourtFileRequest
        {
            Reference = reference,
            Reason = QueryValues.Only(context.Request.Query, Reason) is { Length: > 0 } && reason is not null
                ? reason
                : throw Refusal.Invalid(Reason, "Is required."),
            UpTo = QueryValues.Word<Handling>(UpTo, upTo),
            Contents = QueryValues.Flag(Contents, contents) ?? false,
            Advice = QueryValues.Flag(Advice, advice) ?? false,
        };
        using var call = client.ExportCourtFile(request, context.Query());
        if (!await call.ResponseStream.MoveNext(context.RequestAborted) || call.ResponseStream.Current.Start is not { } start)
        {
            throw new InvalidOperationException("The service did not say what it sends.");
        }

        var headers = context.Response.Headers;
        context.Response.ContentType = MediaTypeNames.Application.Zip;
        headers.ContentDisposition = FileNames.Disposition(start.Reference, $"file of {start.ProposalReference}", ".zip");
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        try
        {
            await CourtFileArchive.WriteAsync(start, call.ResponseStream, context.Response.Body, context.RequestAborted);
        }
        catch (Exception exception)
            when (exception is RpcException or InvalidDataException && !context.RequestAborted.IsCancellationRequested)
        {
            // What has begun cannot be refused any more; it must not look complete.
            loggers.CreateLogger(typeof(CourtFileEndpoints)).LogWarning(
                exception, "The file {Reference} for a court broke off.", start.Reference);
            context.Abort();
        }

        return TypedResults.Empty;
    }

    /// <summary>Lists the public keys that manifests of files for a court are sealed with: the present one first.</summary>
    public static async Task<Ok<Page<CourtFileKey>>> ListKeys(Client client, HttpContext context)
        => TypedResults.Ok(new Page<CourtFileKey>
        {
            Items = [.. (await client.ListCourtFileKeysAsync(new(), context.Query())).Keys.Select(Answers.ToCourtFileKey)],
        });
}
