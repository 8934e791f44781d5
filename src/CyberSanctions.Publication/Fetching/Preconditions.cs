using System.Globalization;
using CyberSanctions.Publication.Lists;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Publication.Fetching;

/// <summary>What the conditions of a request come to.</summary>
internal enum Precondition
{
    /// <summary>Go on.</summary>
    Holds,

    /// <summary>The client has it already: 304.</summary>
    NotModified,

    /// <summary>Something else is there than the client means: 412.</summary>
    Failed,
}

/// <summary>
/// The conditions of RFC 9110 section 13 in the order of section 13.2.2:
/// <code>
/// 1 If-Match              does not hold ──▶ 412     else ──▶ 3
/// 2 If-Unmodified-Since   does not hold ──▶ 412              (only without 1)
/// 3 If-None-Match         does not hold ──▶ 304     else ──▶ 5
/// 4 If-Modified-Since     does not hold ──▶ 304              (only without 3)
/// 5 If-Range              does not hold ──▶ the whole        (only with Range)
/// </code>
/// All requests here are GET or HEAD, so a failed If-None-Match is always 304.
/// </summary>
internal static class Preconditions
{
    /// <summary>Steps 1 to 4.</summary>
    /// <param name="request">Its headers.</param>
    /// <param name="etag">Of the representation that was selected, strong.</param>
    /// <param name="version">The version that it is of; null where it is of none, and so has no date.</param>
    public static Precondition Evaluate(IHeaderDictionary request, string etag, PublishedVersion? version)
    {
        if (request.IfMatch.Count > 0)
        {
            if (!Matches(request.IfMatch, etag, strongly: true))
            {
                return Precondition.Failed;
            }
        }
        else if (version is not null
            && Date(request.IfUnmodifiedSince) is { } unmodified
            && WholeSeconds(version.RecordedAt) > unmodified)
        {
            return Precondition.Failed;
        }

        if (request.IfNoneMatch.Count > 0)
        {
            return Matches(request.IfNoneMatch, etag, strongly: false) ? Precondition.NotModified : Precondition.Holds;
        }

        return version is not null
            && Date(request.IfModifiedSince) is { } modified
            && IsTellingDate(version)
            && WholeSeconds(version.RecordedAt) <= modified
            ? Precondition.NotModified
            : Precondition.Holds;
    }

    /// <summary>
    /// Step 5. A date never holds: versions may share its second, and content codings always do, so it is no strong
    /// validator (section 8.8.2.2), and parts of two files would be put together.
    /// </summary>
    public static bool RangeIsOfTheSame(IHeaderDictionary request, string etag)
        => request.IfRange.Count == 0 || (request.IfRange is [{ } tag] && tag.Trim() == etag);

    /// <summary>Value of Last-Modified.</summary>
    public static string LastModified(PublishedVersion version)
        => WholeSeconds(version.RecordedAt).ToString("R", CultureInfo.InvariantCulture);

    // HTTP dates have whole seconds. Where two versions share one, the date does not tell them
    // apart, and answering 304 would keep a client on the older list.
    private static bool IsTellingDate(PublishedVersion version)
        => version.PreviousRecordedAt is not { } previous || WholeSeconds(previous) < WholeSeconds(version.RecordedAt);

    private static DateTime WholeSeconds(DateTime utc)
        => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    // No date, or several: as if the header were not there.
    private static DateTime? Date(StringValues header)
        => header is [{ } text] && HeaderUtilities.TryParseDate(text, out var date) ? date.UtcDateTime : null;

    private static bool Matches(StringValues tags, string etag, bool strongly)
    {
        if (tags.Count == 1 && tags[0] == etag)
        {
            return true; // Nearly every conditional request; spares parsing.
        }

        var ours = new EntityTagHeaderValue(etag);
        return EntityTagHeaderValue.TryParseList(tags, out var theirs)
            && theirs.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(ours, strongly));
    }
}
