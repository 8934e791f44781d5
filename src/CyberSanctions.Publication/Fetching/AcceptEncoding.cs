using CyberSanctions.Publication.Artifacts;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Publication.Fetching;

/// <summary>Content negotiation by Accept-Encoding (RFC 9110 section 12.5.3).</summary>
internal static class AcceptEncoding
{
    // Among equals, the smallest bytes first.
    private static readonly ContentCoding[] Preferred = [ContentCoding.Brotli, ContentCoding.Gzip, ContentCoding.Identity];

    /// <summary>The coding that the client likes best, or null when it accepts none of ours.</summary>
    public static ContentCoding? Choose(StringValues header)
    {
        if (StringValues.IsNullOrEmpty(header))
        {
            return ContentCoding.Identity;
        }

        _ = StringWithQualityHeaderValue.TryParseList(header, out var accepted);
        ContentCoding? chosen = null;
        var highest = 0.0;
        foreach (var coding in Preferred)
        {
            var quality = Quality(coding, accepted ?? []);
            if (quality > highest)
            {
                (chosen, highest) = (coding, quality);
            }
        }

        return chosen;
    }

    private static double Quality(ContentCoding coding, IList<StringWithQualityHeaderValue> accepted)
    {
        double? any = null;
        foreach (var item in accepted)
        {
            if (item.Value.Equals(coding.Name(), StringComparison.OrdinalIgnoreCase)
                || (coding == ContentCoding.Gzip && item.Value.Equals("x-gzip", StringComparison.OrdinalIgnoreCase)))
            {
                return item.Quality ?? 1;
            }

            if (item.Value == "*")
            {
                any = item.Quality ?? 1;
            }
        }

        // Identity is welcome unless it is ruled out, but whoever names a coding would rather have that.
        return coding == ContentCoding.Identity
            ? any == 0 ? 0 : double.Epsilon
            : any ?? 0;
    }
}
