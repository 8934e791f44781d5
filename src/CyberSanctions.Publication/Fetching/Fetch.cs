using System.Data.Common;
using System.Globalization;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Publication.Log;
using CyberSanctions.Publication.Upcoming;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// Answers a request for a list:
/// <code>
/// 1 which list and version?   not published ──▶ 404
/// 2 which file?               none of that name ──▶ 404
/// 3 which content coding?     none that is accepted ──▶ 406
/// 4 what are its conditions?  they do not hold ──▶ 412; the client has it ──▶ 304, without reading a byte of it
/// 5 which part of it?         none that there is ──▶ 416
/// 6 the bytes                 Redis, else Postgres ──▶ 200, 206
/// </code>
/// Steps 4 to 6 are <see cref="Answer"/>.
/// </summary>
internal sealed class Fetch(
    LatestVersions latest,
    PublishedVersions versions,
    ArtifactBytes bytes,
    UpcomingDocuments upcoming,
    LogDocuments log,
    ILogger<Fetch> logger)
{
    /// <summary>Answers for paths that end in <c>latest</c>, <c>versions/{version}</c>, or a file of either.</summary>
    public Task AnswerAsync(HttpContext http, bool exercise) => AnswerAsync(http, exercise, FindAsync);

    /// <summary>Answers for the path that ends in <c>upcoming</c>.</summary>
    public Task AnswerUpcomingAsync(HttpContext http, bool exercise) => AnswerAsync(http, exercise, upcoming.AnswerAsync);

    /// <summary>Answers for paths below <c>log/</c>.</summary>
    public Task AnswerLogAsync(HttpContext http, bool exercise) => AnswerAsync(http, exercise, async (_, list) =>
    {
        var found = await log.FindAsync(list, http.Request.RouteValues["path"] as string ?? "", http.RequestAborted);
        await (found?.SendAsync(http) ?? Problems.NotFoundAsync(http, "The log has nothing at this path."));
    });

    /// <summary>Answers for the record of a version.</summary>
    public Task AnswerRecordAsync(HttpContext http, bool exercise)
        => AnswerAsync(http, exercise, (_, list) => AnswerOfVersionAsync(http, list, log.RecordAsync));

    /// <summary>Answers for the proof of that record.</summary>
    public Task AnswerProofAsync(HttpContext http, bool exercise)
        => AnswerAsync(http, exercise, (_, list) => AnswerOfVersionAsync(http, list, log.ProofAsync));

    private async Task AnswerAsync(HttpContext http, bool exercise, Func<HttpContext, PublicList, Task> answer)
    {
        try
        {
            var list = PublicList.Find(http.Request.RouteValues["list"] as string);
            await (list?.Exercise == exercise
                ? answer(http, list)
                : Problems.NotFoundAsync(http, "There is no list of this name here."));
        }
        catch (Exception exception)
            when (exception is DatabaseAwayException or DbException { IsTransient: true } or TimeoutException)
        {
            logger.LogWarning(exception, "{Path} cannot be served.", http.Request.Path);
            http.Response.Headers.RetryAfter = "1";
            await Problems.AnswerAsync(http, EdgeRefusals.Unavailable, "The list cannot be read at the moment; try again.");
        }
    }

    /// <summary>Answers for every other path and method.</summary>
    public static Task AnswerElsewhereAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return Problems.NotFoundAsync(http, "There is nothing at this path.");
        }

        if (HttpMethods.IsOptions(http.Request.Method))
        {
            return CrossOrigin.AnswerOptionsAsync(http);
        }

        http.Response.Headers.Allow = CrossOrigin.Methods;
        return Problems.AnswerAsync(http, HttpRefusals.MethodNotAllowed, "Lists can only be read: GET or HEAD.");
    }

    private async Task AnswerOfVersionAsync(
        HttpContext http, PublicList list, Func<PublicList, long, CancellationToken, Task<SmallDocument>> read)
    {
        if (await VersionAsync(http, list) is var (version, _, byNumber))
        {
            var document = await read(list, version.Version, http.RequestAborted);
            http.Response.Headers.ContentLocation =
                $"{list.Path}/versions/{version.Version}{http.Request.Path.Value![http.Request.Path.Value!.LastIndexOf('/')..]}";
            await (byNumber ? document : document with { CacheControl = Answer.Seconds }).SendAsync(http);
        }
    }

    // Says itself what there is none of.
    private async Task<(PublishedVersion Version, PublishedVersion Newest, bool ByNumber)?> VersionAsync(
        HttpContext http, PublicList list)
    {
        if (await latest.GetAsync(list) is not { } newest)
        {
            await Problems.NotFoundAsync(http, $"Nothing has been published on {list.Name} yet.");
            return null;
        }

        var number = http.Request.RouteValues["version"] as string;
        var version = number is null ? newest : await FindAsync(newest, number, http.RequestAborted);
        if (version is null)
        {
            await Problems.NotFoundAsync(http, $"{list.Name} has no version of this number; the latest is {newest.Version}.");
            return null;
        }

        return (version, newest, number is not null);
    }

    private async Task FindAsync(HttpContext http, PublicList list)
    {
        if (await VersionAsync(http, list) is not var (version, newest, byNumber))
        {
            return;
        }

        var route = http.Request.RouteValues;
        if (route["artifact"] is not string name)
        {
            var (document, etag) = VersionDocument.Render(version);
            var selected = new Selected(
                version, "", "application/json", null, etag, null, document.Length, null, _ => Task.FromResult(document));
            await Answer.SendAsync(http, selected, newest, byNumber);
        }
        else if (version.Find(name) is not { } artifact)
        {
            await Problems.NotFoundAsync(http, None(version, name));
        }
        else if (AcceptEncoding.Choose(http.Request.Headers.AcceptEncoding) is not { } coding)
        {
            await Problems.AnswerAsync(http, HttpRefusals.NotAcceptable, "Accept identity, gzip or br.");
        }
        else
        {
            var file = artifact.In(coding);
            var selected = new Selected(
                version,
                $"/{artifact.Name}",
                artifact.MediaType,
                coding,
                file.ETag,
                file.ReprDigest,
                file.Bytes,
                ArtifactKind.Find(artifact.Name) is { IsAttachment: true }
                    ? $"{list.Name}-{version.Version}-{artifact.Name}"
                    : null,
                cancel => bytes.ReadAsync(version, artifact, file, cancel));
            await Answer.SendAsync(http, selected, newest, byNumber);
        }
    }

    // A version keeps the files that it was published with: what lists have had since then is not made for it afterwards.
    private static string None(PublishedVersion version, string name)
    {
        var files = string.Join(", ", version.Artifacts.Select(artifact => artifact.Name));
        return ArtifactKind.Find(name) is null
            ? $"Version {version.Version} of {version.List.Name} has {files}."
            : $"Version {version.Version} of {version.List.Name} was published before lists had {name}. It has {files}.";
    }

    private ValueTask<PublishedVersion?> FindAsync(PublishedVersion newest, string number, CancellationToken cancel)
    {
        // One URL for each version: neither 01 nor +1 nor " 1" is another name of version 1.
        var known = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && number[0] != '0'
            && version <= newest.Version;
        return known ? versions.FindAsync(newest.List, version, cancel) : default;
    }
}
