using System.Diagnostics;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Routes;
using CyberSanctions.Gateway.Taxii;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Problems;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Problems;

/// <summary>
/// Every answer that is an error is a problem document (under TAXII, an error of TAXII's): what was thrown below, and what was
/// answered with a bare status. Only what nobody foresaw is logged as an error.
/// </summary>
internal sealed class ProblemMiddleware(RequestDelegate next, IOptions<JsonOptions> json, ILogger<ProblemMiddleware> logger)
{
    private const string RetryAfterSeconds = "1";

    // What would have been said of the answer that is not given.
    private static readonly string[] OfTheRepresentation =
    [
        HeaderNames.AcceptRanges, HeaderNames.ContentDisposition, HeaderNames.ContentEncoding, HeaderNames.ContentLanguage,
        HeaderNames.ContentLength,
        HeaderNames.ContentLocation, HeaderNames.ETag, HeaderNames.Expires, HeaderNames.LastModified, HeaderNames.Link,
        HeaderNames.Location, "Content-Digest", "Repr-Digest",
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBareError(context))
            {
                await WriteAsync(context, Of(KindOf(context.Response), context));
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, From(exception, context));
        }
    }

    /// <summary>Writes a problem as the whole answer.</summary>
    public Task WriteAsync(HttpContext context, ProblemDocument problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        foreach (var header in OfTheRepresentation)
        {
            response.Headers.Remove(header);
        }

        response.Headers.CacheControl = "no-store";
        if (ProxyRoutes.IsPublicList(context.Request.Path))
        {
            response.Headers.AccessControlAllowOrigin = "*";
        }

        if (problem.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return TaxiiError.IsAt(context.Request.Path)
            ? TaxiiError.WriteAsync(context, problem)
            : response.WriteAsJsonAsync(
                problem, json.Value.SerializerOptions, ProblemDocument.MediaType, context.RequestAborted);
    }

    /// <summary>A problem of a kind, when the kind says everything.</summary>
    public static ProblemDocument Of(RefusalKind kind, HttpContext context) => ProblemDocument.Of(
        kind, kind.Explanation, TraceId(context));

    private ProblemDocument From(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case RefusedException refused:
                return RefusalProblems.From(refused.Refusal, TraceId(context));
            case RpcException rpc:
                var problem = RefusalProblems.From(rpc, TraceId(context));
                if (problem.Status >= StatusCodes.Status500InternalServerError)
                {
                    logger.LogWarning(
                        "A service answered {Method} {Path} with {Status}.",
                        context.Request.Method,
                        context.Request.Path,
                        rpc.StatusCode);
                }

                return problem;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemDocument.Of(
                    EdgeRefusals.TooLarge,
                    EdgeRefusals.TooLarge.Explanation,
                    TraceId(context),
                    [new FieldProblem(BodyCheck.WholeBody, "Has more than 1 MiB.")]);
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return Of(HttpRefusals.RequestTimeout, context);
            case BadHttpRequestException bad:
                return ProblemDocument.Of(EdgeRefusals.MalformedRequest, bad.Message, TraceId(context));
            default:
                logger.LogError(exception, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
                return Of(EdgeRefusals.Internal, context);
        }
    }

    // gRPC clients read the HTTP status alone; and an answer that has a body says what it has to say.
    private static bool IsBareError(HttpContext context)
        => context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 }
            && !GrpcRefusals.IsGrpc(context.Request);

    private static bool IsOfTheCaller(Exception? exception)
        => exception is BadHttpRequestException
            || (exception is AggregateException several && several.InnerExceptions.Any(IsOfTheCaller));

    internal static RefusalKind KindOf(HttpResponse response) => response.StatusCode switch
    {
        // YARP calls it the caller's fault when a body is not read to its end, also if that is because the service has gone.
        StatusCodes.Status400BadRequest
            when response.HttpContext.GetForwarderErrorFeature() is { } broken && !IsOfTheCaller(broken.Exception)
            => EdgeRefusals.Unavailable,
        StatusCodes.Status401Unauthorized => RefusedCallers.KindOf(response.HttpContext) ?? CallerRefusals.Unauthenticated,
        StatusCodes.Status403Forbidden => CallerRefusals.PermissionDenied,
        StatusCodes.Status404NotFound => RequestRefusals.NotFound,
        StatusCodes.Status405MethodNotAllowed => HttpRefusals.MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => HttpRefusals.RequestTimeout,
        StatusCodes.Status406NotAcceptable => HttpRefusals.NotAcceptable,
        StatusCodes.Status412PreconditionFailed => HttpRefusals.PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge => EdgeRefusals.TooLarge,
        StatusCodes.Status416RangeNotSatisfiable => HttpRefusals.RangeNotSatisfiable,
        StatusCodes.Status415UnsupportedMediaType => BodyRefusals.UnsupportedMediaType,
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable => EdgeRefusals.Unavailable,
        StatusCodes.Status504GatewayTimeout => EdgeRefusals.DeadlineExceeded,
        >= 500 => EdgeRefusals.ServiceFailed,
        _ => EdgeRefusals.MalformedRequest,
    };

    private static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
}
