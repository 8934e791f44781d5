using System.Diagnostics;
using System.Text.Json;
using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// RFC 9457 problem documents, of the same kinds as the gateway's. They carry none of the headers of the file that was asked for.
/// </summary>
internal static class Problems
{
    private const string MediaType = "application/problem+json";

    public static Task NotFoundAsync(HttpContext http, string detail) => AnswerAsync(http, RequestRefusals.NotFound, detail);

    public static async Task AnswerAsync(HttpContext http, RefusalKind kind, string detail)
    {
        var problem = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = $"/problems/{kind.Reason}",
                kind.Title,
                Status = kind.Status.Http,
                Detail = detail,
                TraceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
            },
            JsonSerializerOptions.Web);
        http.Response.StatusCode = kind.Status.Http;
        http.Response.ContentType = MediaType;
        http.Response.ContentLength = problem.Length;

        // What is not there now may be published in a second.
        http.Response.Headers.CacheControl = "no-store";
        CrossOrigin.Allow(http);
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(problem, http.RequestAborted);
        }
    }
}
