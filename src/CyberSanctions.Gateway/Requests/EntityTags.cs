using System.Globalization;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Requests;

/// <summary>A resource's version as its strong ETag (RFC 9110, section 8.8.3): version 3 is <c>"3"</c>.</summary>
internal static class EntityTags
{
    /// <summary>The ETag of a version.</summary>
    public static string Of(long version) => $"\"{version}\"";

    /// <summary>
    /// The version that <c>If-Match</c> names, for <c>expected_version</c>; 0, "whatever it is", without the header or with
    /// <c>*</c>.
    /// </summary>
    public static long ExpectedVersion(this HttpContext context)
    {
        var values = context.Request.Headers.IfMatch;
        return values switch
        {
            [] or ["*"] => 0,
            [{ } tag] when VersionOf(tag) is { } version => version,
            _ => throw Refusal.Invalid(HeaderNames.IfMatch, "Must be one ETag as this API gave it, for example \"3\", or *."),
        };
    }

    /// <summary>Whether <c>If-None-Match</c> says that the caller has this version already.</summary>
    public static bool CallerHas(this HttpRequest request, long version)
        => EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
            && tags.Any(tag => tag.Tag == "*" || tag.Tag == Of(version));

    // Exactly what Of writes: neither "03" nor W/"3" is an ETag of this API.
    private static long? VersionOf(string tag)
        => tag is ['"', .. var digits, '"']
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version > 0
            && Of(version) == tag
            ? version
            : null;
}
