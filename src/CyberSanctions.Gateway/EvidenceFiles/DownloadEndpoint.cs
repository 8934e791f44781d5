using System.Globalization;
using System.Net.Mime;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>How evidence itself goes out: as a file to be saved, never as something to be shown or run.</summary>
internal static class DownloadEndpoint
{
    private const string Reason = "reason";
    private const string Purpose = "purpose";

    // A browser that shows it nevertheless does so without an origin, without scripts, and fetches nothing for it.
    private const string Sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'";

    public static void MapDownload(this IEndpointRouteBuilder evidence)
        => evidence.MapGet("/content", Get).WithName("downloadEvidence")
            .Calls(Wire.EvidenceStore.Descriptor, "DownloadContent")
            .AcceptsQuery(Reason, Purpose)
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet)
            .Produces(StatusCodes.Status206PartialContent, contentType: MediaTypeNames.Application.Octet)
            .AlsoAnswersWith(StatusCodes.Status409Conflict, StatusCodes.Status416RangeNotSatisfiable)
            .DisableRequestTimeout();

    /// <summary>Downloads the content of an item of evidence, or with `Range` a part of it.</summary>
    /// <remarks>
    /// Who downloads says why, and that is in the custody of the item before the first byte is sent; each request is an entry.
    /// The answer is a file to be saved, whatever it is; its media type stands in the item. Content that is damaged is refused;
    /// if that turns out on the way, the answer breaks off before its end.
    /// </remarks>
    /// <param name="reference">The dossier's.</param>
    /// <param name="id">The item's.</param>
    /// <param name="reason">Why: 1 to 2,000 characters. Has to be said.</param>
    /// <param name="purpose">`viewing`, or `export` when a copy leaves the suite for good; left out: `viewing`.</param>
    public static async Task<EmptyHttpResult> Get(
        string reference,
        string id,
        Wire.Dossiers.DossiersClient dossiers,
        Wire.EvidenceStore.EvidenceStoreClient client,
        HttpContext context,
        ILoggerFactory loggers,
        string? reason,
        string? purpose)
    {
        var request = new Wire.DownloadContentRequest
        {
            Reference = reference,
            Id = id,
            Reason = string.IsNullOrEmpty(reason) ? throw Refusal.Invalid(Reason, "Is required.") : reason,
            Purpose = purpose is null ? Wire.DownloadPurpose.Viewing
                : Words<Wire.DownloadPurpose>.TryParse(purpose, out var known) ? known
                : throw Refusal.Invalid(Purpose, "Must be viewing or export."),
        };
        await AddRangeAsync(request, dossiers, context);
        using var call = client.DownloadContent(request, context.Query());
        if (!await call.ResponseStream.MoveNext(context.RequestAborted) || call.ResponseStream.Current.Head is not { } head)
        {
            throw new InvalidOperationException("The service did not say what it sends.");
        }

        Describe(context.Response, reference, head);
        try
        {
            await foreach (var part in call.ResponseStream.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.Body.WriteAsync(part.Bytes.Memory, context.RequestAborted);
            }
        }
        catch (RpcException exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // What has begun cannot be refused any more; it must not look complete.
            loggers.CreateLogger(typeof(DownloadEndpoint)).LogWarning(
                "A download of {Id} broke off: {Status}.", id, exception.StatusCode);
            context.Abort();
        }

        return TypedResults.Empty;
    }

    /// <summary>The strong ETag of a content: its hash.</summary>
    internal static string TagOf(string sha256) => $"\"{sha256}\"";

    /// <summary>Says what comes, and that it is not to be shown.</summary>
    internal static void Describe(HttpResponse response, string reference, Wire.EvidenceHead head)
    {
        var headers = response.Headers;
        response.ContentType = MediaTypeNames.Application.Octet;
        response.ContentLength = head.Length;
        headers.ETag = TagOf(head.Sha256);
        headers.AcceptRanges = "bytes";
        headers.ContentDisposition = FileNames.Disposition(reference, head.Title);
        headers.ContentSecurityPolicy = Sandbox;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers[UploadHeaders.ReprDigest] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(head.Sha256))}:";
        if (head.Length < head.Size)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = string.Create(
                CultureInfo.InvariantCulture, $"bytes {head.First}-{head.First + head.Length - 1}/{head.Size}");
        }
    }

    // One range; several, or what is none, are ignored (RFC 9110, section 14.2). What there is of it depends on the content.
    private static async Task AddRangeAsync(
        Wire.DownloadContentRequest request, Wire.Dossiers.DossiersClient dossiers, HttpContext context)
    {
        if (!RangeHeaderValue.TryParse(context.Request.Headers.Range.ToString(), out var header)
            || header.Unit != "bytes"
            || header.Ranges is not { Count: 1 })
        {
            return;
        }

        var evidence = await dossiers.GetEvidenceAsync(new() { Reference = request.Reference, Id = request.Id }, context.Query());
        var ifRange = context.Request.Headers.IfRange.ToString();
        if (evidence.Content is not { } content || (ifRange.Length > 0 && ifRange != TagOf(evidence.Sha256)))
        {
            return;
        }

        var range = header.Ranges.First();
        var (first, last) = range switch
        {
            { From: { } from, To: var to } => (from, Math.Min(to ?? long.MaxValue, content.Size - 1)),
            { To: { } count } => (Math.Max(0, content.Size - count), count == 0 ? -1 : content.Size - 1),
            _ => (0, content.Size - 1),
        };
        if (first >= content.Size || last < first)
        {
            // Refused by the service; this is how long it is.
            (first, last) = (content.Size, content.Size);
            context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{content.Size}");
        }

        request.First = first;
        request.Length = last - first + 1;
    }
}
