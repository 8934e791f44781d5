using System.Globalization;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;
using CyberSanctions.ServiceDefaults.Problems;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// Sends what was selected, or says why not. Integrity of what is delivered: <c>ETag</c>, <c>Repr-Digest</c> (RFC 9530).
/// </summary>
internal static class Answer
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Cache-Control of what may change at any moment.</summary>
    public const string Seconds = "public, max-age=5";

    /// <summary>Sends it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="selected">What it asks for.</param>
    /// <param name="newest">The latest version of the list, for links.</param>
    /// <param name="byNumber">Whether the address names the version, whose files never change.</param>
    public static async Task SendAsync(HttpContext http, Selected selected, PublishedVersion newest, bool byNumber)
    {
        var request = http.Request.Headers;
        switch (Preconditions.Evaluate(request, selected.ETag, selected.Version))
        {
            case Precondition.Failed:
                await Problems.AnswerAsync(
                    http, HttpRefusals.PreconditionFailed, "The list is not, or no longer, what the precondition names.");
                return;
            case Precondition.NotModified:
                Describe(http, selected, newest, byNumber);
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
        }

        // Ranges are for GET alone (RFC 9110 section 14.2).
        ByteRange? range = null;
        if (HttpMethods.IsGet(http.Request.Method)
            && Preconditions.RangeIsOfTheSame(request, selected.ETag)
            && !ByteRange.TryRead(request.Range, selected.Length, out range))
        {
            http.Response.Headers.ContentRange = $"bytes */{selected.Length.ToString(CultureInfo.InvariantCulture)}";
            await Problems.AnswerAsync(
                http, HttpRefusals.RangeNotSatisfiable, $"There are {selected.Length} bytes; none of them is in the range.");
            return;
        }

        var bytes = HttpMethods.IsHead(http.Request.Method) ? null : await selected.ReadAsync(http.RequestAborted);
        Describe(http, selected, newest, byNumber);
        var headers = http.Response.Headers;
        headers.AcceptRanges = "bytes";
        headers.ContentType = selected.MediaType;
        headers.ContentLength = range?.Length ?? selected.Length;
        if (selected.SaveAs is not null)
        {
            headers.ContentDisposition = $"attachment; filename=\"{selected.SaveAs}\"";
        }

        if (selected.ReprDigest is not null)
        {
            headers["Repr-Digest"] = selected.ReprDigest;
        }

        if (selected.Coding is { } coding and not ContentCoding.Identity)
        {
            headers.ContentEncoding = coding.Name();
        }

        if (range is not null)
        {
            http.Response.StatusCode = StatusCodes.Status206PartialContent;
            headers.ContentRange = string.Create(
                CultureInfo.InvariantCulture, $"bytes {range.First}-{range.Last}/{selected.Length}");
        }

        if (bytes is not null)
        {
            await http.Response.Body.WriteAsync(
                range is null ? bytes : bytes.AsMemory((int)range.First, range.Length), http.RequestAborted);
        }
    }

    // What a 304 says as well (RFC 9110 section 15.4.5).
    private static void Describe(HttpContext http, Selected selected, PublishedVersion newest, bool byNumber)
    {
        var version = selected.Version;
        var path = version.List.Path;
        var links = $"<{path}/latest{selected.File}>; rel=\"latest-version\"";
        if (version.Version > 1)
        {
            links += $", <{path}/versions/{version.Version - 1}{selected.File}>; rel=\"prev\"";
        }

        if (version.Version < newest.Version)
        {
            links += $", <{path}/versions/{version.Version + 1}{selected.File}>; rel=\"next\"";
        }

        CrossOrigin.Allow(http);
        var headers = http.Response.Headers;
        headers.ETag = selected.ETag;
        headers.Link = links;
        headers.CacheControl = byNumber && selected.File.Length > 0 ? ForEver : Seconds;
        headers.ContentLocation = $"{path}/versions/{version.Version}{selected.File}";
        headers.LastModified = Preconditions.LastModified(version);
        if (selected.Coding is not null)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }
    }
}
