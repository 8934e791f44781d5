using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Problems;
using Grpc.Core;

namespace CyberSanctions.Gateway.Problems;

/// <summary>
/// What the gateway itself refuses of a gRPC call (too many requests, no such method, a service that is away) is a gRPC status with
/// details. A client of gRPC reads no problem document, and of a bare HTTP status it makes UNKNOWN.
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
        catch (ProblemException problem) when (!context.Response.HasStarted)
        {
            await GrpcRefusals.WriteAsync(context.Response, Of(problem.Kind, problem.Message));
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null, ContentLength: null or 0 })
        {
            var kind = ProblemMiddleware.KindOf(context.Response);
            await GrpcRefusals.WriteAsync(
                context.Response,
                kind == ProblemKind.NotFound || kind == ProblemKind.MethodNotAllowed
                    ? new Refusal(StatusCode.Unimplemented, GrpcRefusals.NoSuchMethod, $"There is no method {context.Request.Path}.", [], NoMetadata)
                    : Of(kind, kind.Explanation));
        }
    }

    private static Dictionary<string, string> NoMetadata => [];

    private static Refusal Of(ProblemKind kind, string message) => new(StatusOf(kind.Status), kind.Reason, message, [], NoMetadata);

    // google/rpc/code.proto says which HTTP status each of its codes is.
    private static StatusCode StatusOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
        StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
        StatusCodes.Status408RequestTimeout or StatusCodes.Status504GatewayTimeout => StatusCode.DeadlineExceeded,
        StatusCodes.Status413PayloadTooLarge or StatusCodes.Status429TooManyRequests => StatusCode.ResourceExhausted,
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable => StatusCode.Unavailable,
        < StatusCodes.Status500InternalServerError => StatusCode.InvalidArgument,
        _ => StatusCode.Internal,
    };
}
