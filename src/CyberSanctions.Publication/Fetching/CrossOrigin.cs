namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// CORS (the Fetch standard): the lists are public, so scripts of any origin may read them, refusals included. The header
/// is always there and does not vary, since caches would otherwise give one caller's answer to another.
/// </summary>
internal static class CrossOrigin
{
    private const string Exposed =
        "Accept-Ranges, Content-Disposition, Content-Encoding, Content-Location, Content-Range, ETag, Link, Repr-Digest,"
        + " Retry-After";
    private const string Taken = "If-Match, If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range";
    private const string ADay = "86400";

    /// <summary>The methods of a list.</summary>
    public const string Methods = "GET, HEAD, OPTIONS";

    /// <summary>Lets any origin read the answer.</summary>
    public static void Allow(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlExposeHeaders = Exposed;
    }

    /// <summary>Answers OPTIONS, from a browser that asks beforehand or from anybody else.</summary>
    public static Task AnswerOptionsAsync(HttpContext http)
    {
        Allow(http);
        var headers = http.Response.Headers;
        headers.Allow = Methods;
        headers.AccessControlAllowMethods = "GET, HEAD";
        headers.AccessControlAllowHeaders = Taken;
        headers.AccessControlMaxAge = ADay;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
