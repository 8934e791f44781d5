using System.Globalization;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Lists;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Publication.Fetching;

/// <summary>Whether a client has already what it asks for (RFC 9110 section 13).</summary>
internal static class Preconditions
{
    public static bool NotModified(IHeaderDictionary request, Representation representation, PublishedVersion version)
    {
        if (request.IfMatch.Count > 0)
        {
            return false; // Comes first; left to the framework, with the rest.
        }

        var noneMatch = request.IfNoneMatch;
        if (noneMatch.Count > 0)
        {
            return Matches(noneMatch, representation.ETag);
        }

        return request.IfModifiedSince.Count > 0
            && IsTellingDate(version)
            && new RequestHeaders(request).IfModifiedSince is { } since
            && WholeSeconds(version.RecordedAt) <= since.UtcDateTime;
    }

    /// <summary>Value of Last-Modified.</summary>
    public static string LastModified(PublishedVersion version) => WholeSeconds(version.RecordedAt).ToString("R", CultureInfo.InvariantCulture);

    // HTTP dates have whole seconds. Where two versions share one, the date does not tell them
    // apart, and answering 304 would keep a client on the older list.
    private static bool IsTellingDate(PublishedVersion version)
        => version.PreviousRecordedAt is not { } previous || WholeSeconds(previous) < WholeSeconds(version.RecordedAt);

    private static DateTime WholeSeconds(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private static bool Matches(StringValues noneMatch, string etag)
    {
        if (noneMatch.Count == 1 && noneMatch[0] == etag)
        {
            return true; // Nearly every conditional request; spares parsing.
        }

        var ours = new EntityTagHeaderValue(etag);
        return EntityTagHeaderValue.TryParseList(noneMatch, out var theirs)
            && theirs.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(ours, useStrongComparison: false));
    }
}
