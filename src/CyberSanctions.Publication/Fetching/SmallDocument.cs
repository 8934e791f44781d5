using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Publication.Fetching;

/// <summary>A document that is no file of a version: it has a strong tag, and no date, ranges or codings.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="ETag">Strong.</param>
/// <param name="MediaType">As in Content-Type.</param>
internal sealed record SmallDocument(byte[] Bytes, string ETag, string MediaType)
{
    /// <summary>Answers GET and HEAD.</summary>
    /// <param name="http">The request.</param>
    /// <param name="otherwise">What is said when it is not what the caller means by If-Match.</param>
    public async Task SendAsync(HttpContext http, string otherwise)
    {
        var condition = Preconditions.Evaluate(http.Request.Headers, ETag, version: null);
        if (condition == Precondition.Failed)
        {
            await Problems.AnswerAsync(http, HttpRefusals.PreconditionFailed, otherwise);
            return;
        }

        CrossOrigin.Allow(http);
        http.Response.Headers.ETag = ETag;
        http.Response.Headers.CacheControl = Answer.Seconds;
        if (condition == Precondition.NotModified)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = MediaType;
        http.Response.ContentLength = Bytes.Length;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(Bytes, http.RequestAborted);
        }
    }
}
