using CyberSanctions.Gateway.Taxii;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway;

/// <summary>Small steps that every request goes through.</summary>
internal static class Pipeline
{
    private static readonly PathString[] KeptByNobody = ["/api", "/dev", TaxiiEndpoints.Path];

    /// <summary>No guessing of media types; and what was read with a token, or is one, is kept by nobody.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
        => app.Use((context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            if (KeptByNobody.Any(path => context.Request.Path.StartsWithSegments(path)))
            {
                context.Response.Headers[HeaderNames.CacheControl] = "no-store";
            }

            return next(context);
        });

    /// <summary>
    /// What the router answers by itself (nothing here, not with this method, not this media type)
    /// is answered at once: it needs no token, and is not counted.
    /// </summary>
    public static void UseAnswersOfTheRouter(this WebApplication app)
        => app.Use((context, next) =>
        {
            switch (context.GetEndpoint())
            {
                case RouteEndpoint:
                    return next(context);
                case { RequestDelegate: { } answer }:
                    return answer(context);
                default:
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
            }
        });
}
