using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Problems;

namespace CyberSanctions.Gateway.Problems;

/// <summary>
/// What the gateway itself refuses of a gRPC call (too many requests, no such method, a service that is away) is a gRPC status
/// with details. A client of gRPC reads no problem document, and of a bare HTTP status it makes UNKNOWN.
/// </summary>
internal sealed class GrpcProblems(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!GrpcRefusals.IsGrpc(context.Request))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (RefusedException refused) when (!context.Response.HasStarted)
        {
            await GrpcRefusals.WriteAsync(context.Response, refused.Refusal);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest }
            and { ContentType: null, ContentLength: null or 0 })
        {
            var kind = ProblemMiddleware.KindOf(context.Response);
            await GrpcRefusals.WriteAsync(
                context.Response,
                kind == RequestRefusals.NotFound || kind == HttpRefusals.MethodNotAllowed
                    ? new Refusal(EdgeRefusals.NoSuchMethod, $"There is no method {context.Request.Path}.")
                    : new Refusal(kind, kind.Explanation));
        }
    }
}
