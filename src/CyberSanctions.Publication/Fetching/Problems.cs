using Microsoft.AspNetCore.Mvc;

namespace CyberSanctions.Publication.Fetching;

/// <summary>RFC 9457 problem documents.</summary>
internal static class Problems
{
    public static Task NotFoundAsync(HttpContext http, string detail) => AnswerAsync(http, StatusCodes.Status404NotFound, "not-found", detail);

    public static async Task AnswerAsync(HttpContext http, int status, string reason, string detail)
    {
        // What is not there now may be published in a second.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.StatusCode = status;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        await http.Response.WriteAsJsonAsync(
            new ProblemDetails
            {
                Type = $"/problems/{reason}",
                Title = reason.Replace('-', ' '),
                Status = status,
                Detail = detail,
                Instance = http.Request.Path,
            },
            options: null,
            contentType: "application/problem+json",
            cancellationToken: http.RequestAborted);
    }
}
