using System.Data.Common;
using System.Globalization;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// Answers a request for a list:
/// <code>
/// 1 which list and version?   not published ──▶ 404
/// 2 which file?               none of that name ──▶ 404
/// 3 which content coding?     none that is accepted ──▶ 406
/// 4 does the client have it?  ──▶ 304, without reading a byte of it
/// 5 the bytes                 Redis, else Postgres ──▶ 200, 206
/// </code>
/// Integrity of what is delivered: <c>ETag</c>, <c>Repr-Digest</c> (RFC 9530).
/// </summary>
internal sealed class Fetch(LatestVersions latest, PublishedVersions versions, ArtifactBytes bytes, ILogger<Fetch> logger)
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string Seconds = "public, max-age=5";

    /// <summary>Answers for paths that end in <c>latest</c>, <c>versions/{version}</c>, or a file of either.</summary>
    public async Task AnswerAsync(HttpContext http, bool exercise)
    {
        try
        {
            await FindAsync(http, exercise);
        }
        catch (Exception exception) when (exception is DatabaseAwayException or DbException { IsTransient: true } or TimeoutException)
        {
            logger.LogWarning(exception, "{Path} cannot be served.", http.Request.Path);
            http.Response.Headers.RetryAfter = "1";
            await Problems.AnswerAsync(http, StatusCodes.Status503ServiceUnavailable, "unavailable", "The list cannot be read at the moment; try again.");
        }
    }

    /// <summary>Answers for every other path and method.</summary>
    public static Task AnswerElsewhereAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return Problems.NotFoundAsync(http, "There is nothing at this path.");
        }

        http.Response.Headers.Allow = "GET, HEAD";
        return Problems.AnswerAsync(http, StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "Lists can only be read: GET or HEAD.");
    }

    private async Task FindAsync(HttpContext http, bool exercise)
    {
        var route = http.Request.RouteValues;
        var list = PublicList.Find(route["list"] as string);
        if (list is null || list.Exercise != exercise)
        {
            await Problems.NotFoundAsync(http, "There is no list of this name here.");
            return;
        }

        if (await latest.GetAsync(list) is not { } newest)
        {
            await Problems.AnswerAsync(http, StatusCodes.Status404NotFound, "not-found", $"Nothing has been published on {list.Name} yet.");
            return;
        }

        var number = route["version"] as string;
        var version = number is null ? newest : await FindAsync(newest, number, http.RequestAborted);
        if (version is null)
        {
            await Problems.NotFoundAsync(http, $"{list.Name} has no version of this number; the latest is {newest.Version}.");
            return;
        }

        if (route["artifact"] is not string name)
        {
            DescribePlace(http, version, newest, "", Seconds);
            var (document, etag) = VersionDocument.Render(version);
            await TypedResults.Bytes(document, "application/json", entityTag: etag).ExecuteAsync(http);
        }
        else if (version.Find(name) is { } artifact)
        {
            DescribePlace(http, version, newest, $"/{artifact.Name}", number is null ? Seconds : ForEver);
            await SendAsync(http, version, artifact);
        }
        else
        {
            await Problems.NotFoundAsync(http, $"A version of {list.Name} has {string.Join(", ", version.Artifacts.Select(a => a.Name))}.");
        }
    }

    private ValueTask<PublishedVersion?> FindAsync(PublishedVersion newest, string number, CancellationToken cancel)
    {
        // One URL for each version: neither 01 nor +1 nor " 1" is another name of version 1.
        var known = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && number[0] != '0'
            && version <= newest.Version;
        return known ? versions.FindAsync(newest.List, version, cancel) : default;
    }

    private static void DescribePlace(HttpContext http, PublishedVersion version, PublishedVersion newest, string file, string cacheControl)
    {
        var path = version.List.Path;
        var links = $"<{path}/latest{file}>; rel=\"latest-version\"";
        if (version.Version > 1)
        {
            links += $", <{path}/versions/{version.Version - 1}{file}>; rel=\"prev\"";
        }

        if (version.Version < newest.Version)
        {
            links += $", <{path}/versions/{version.Version + 1}{file}>; rel=\"next\"";
        }

        var headers = http.Response.Headers;
        headers.Link = links;
        headers.CacheControl = cacheControl;
        headers.ContentLocation = $"{path}/versions/{version.Version}{file}";
        headers.LastModified = Preconditions.LastModified(version);
    }

    private async Task SendAsync(HttpContext http, PublishedVersion version, PublishedArtifact artifact)
    {
        var request = http.Request.Headers;
        var headers = http.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (AcceptEncoding.Choose(request.AcceptEncoding) is not { } coding)
        {
            await Problems.AnswerAsync(http, StatusCodes.Status406NotAcceptable, "not-acceptable", "Accept identity, gzip or br.");
            return;
        }

        var representation = artifact.In(coding);
        headers.ETag = representation.ETag;
        if (Preconditions.NotModified(request, representation, version))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers["Repr-Digest"] = representation.ReprDigest;
        if (coding != ContentCoding.Identity)
        {
            headers.ContentEncoding = coding.Name();
        }

        if (HttpMethods.IsHead(http.Request.Method) && request.Range.Count == 0)
        {
            headers.AcceptRanges = "bytes";
            headers.ContentType = artifact.MediaType;
            headers.ContentLength = representation.Bytes;
            return;
        }

        // A date in If-Range does not tell apart versions of one second; then the whole is sent.
        var ranges = request.IfRange.Count == 0 || http.Request.GetTypedHeaders().IfRange?.EntityTag is not null;
        await TypedResults.Bytes(
            await bytes.ReadAsync(version, artifact, representation, http.RequestAborted),
            artifact.MediaType,
            enableRangeProcessing: ranges,
            entityTag: new EntityTagHeaderValue(representation.ETag)).ExecuteAsync(http);
    }
}
