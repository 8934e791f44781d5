using System.Globalization;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// Refusals of a gRPC call before there is a gRPC server to say so: an answer of headers alone ("Trailers-Only" in gRPC over
/// HTTP/2).
/// </summary>
/// <example><code>
/// HTTP/2 200
/// content-type: application/grpc
/// grpc-status: 16
/// grpc-message: The token has expired.
/// grpc-status-details-bin: CBASLQ…
/// </code></example>
public static class GrpcRefusals
{
    private const string MediaType = "application/grpc";
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";
    private const string DetailsHeader = "grpc-status-details-bin";

    /// <summary>Whether the caller speaks gRPC: over HTTP/2, for in HTTP/1.1 nobody can.</summary>
    public static bool IsGrpc(HttpRequest request)
        => HttpProtocol.IsHttp2(request.Protocol)
            && request.ContentType is { } type
            && type.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase)
            && (type.Length == MediaType.Length || type[MediaType.Length] is '+' or ';' or ' ');

    /// <summary>Answers with a refusal.</summary>
    public static Task WriteAsync(HttpResponse response, Refusal refusal)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaType;
        response.Headers[StatusHeader] = ((int)refusal.Status).ToString(CultureInfo.InvariantCulture);
        response.Headers[MessageHeader] = Uri.EscapeDataString(refusal.Message);
        AddDetails(response, refusal);
        return response.CompleteAsync();
    }

    /// <summary>
    /// Adds details to what the gRPC server refuses before it asks anybody: a message that is too large, a method that there
    /// is not.
    /// </summary>
    public static async Task AddMissingDetailsAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var headers = context.Response.Headers;
        if (!context.Response.HasStarted
            && IsGrpc(context.Request)
            && !headers.ContainsKey(DetailsHeader)
            && Enum.TryParse<StatusCode>(headers[StatusHeader], out var status)
            && KindOf(status) is { } kind)
        {
            AddDetails(context.Response, new Refusal(kind, Uri.UnescapeDataString(headers[MessageHeader].ToString())));
        }
    }

    // What gRPC and the interceptors answer without a kind. A cancelled call has nobody to read details.
    private static RefusalKind? KindOf(StatusCode bare) => bare switch
    {
        StatusCode.InvalidArgument => EdgeRefusals.MalformedRequest,
        StatusCode.Unauthenticated => CallerRefusals.Unauthenticated,
        StatusCode.PermissionDenied => CallerRefusals.PermissionDenied,
        StatusCode.NotFound => RequestRefusals.NotFound,
        StatusCode.ResourceExhausted => EdgeRefusals.TooLarge,
        StatusCode.Unimplemented => EdgeRefusals.NoSuchMethod,
        StatusCode.Unavailable => EdgeRefusals.Unavailable,
        StatusCode.DeadlineExceeded => EdgeRefusals.DeadlineExceeded,
        StatusCode.Internal => EdgeRefusals.Internal,
        _ => null,
    };

    private static void AddDetails(HttpResponse response, Refusal refusal)
        => response.Headers[DetailsHeader] = Convert.ToBase64String(
            StatusDetails.ToRpcException(refusal).Trailers.GetValueBytes(DetailsHeader)!);
}
