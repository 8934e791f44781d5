using System.Security.Cryptography;
using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Publication.Fetching;

/// <summary>A document that is no file of a version: it has no ranges, no codings and no date, but an ETag.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="MediaType">As in Content-Type.</param>
/// <param name="CacheControl">How long it may be kept.</param>
internal sealed record SmallDocument(byte[] Bytes, string MediaType, string CacheControl)
{
    /// <summary>Of what never changes.</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

    private readonly string _etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes))}\"";

    /// <summary>Answers GET and HEAD with it.</summary>
    public async Task SendAsync(HttpContext http)
    {
        var condition = Preconditions.Evaluate(http.Request.Headers, _etag, version: null);
        if (condition == Precondition.Failed)
        {
            await Problems.AnswerAsync(
                http, HttpRefusals.PreconditionFailed, "It is not, or no longer, what the precondition names.");
            return;
        }

        CrossOrigin.Allow(http);
        http.Response.Headers.ETag = _etag;
        http.Response.Headers.CacheControl = CacheControl;
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
