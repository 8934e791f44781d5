using Microsoft.AspNetCore.Http;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// Refusals of a gRPC call before there is a gRPC server to say so: an answer of headers alone ("Trailers-Only" in gRPC over HTTP/2).
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

    /// <summary>Whether the caller speaks gRPC: over HTTP/2, for in HTTP/1.1 nobody can.</summary>
    public static bool IsGrpc(HttpRequest request)
        => HttpProtocol.IsHttp2(request.Protocol)
            && request.ContentType is { } type
            && type.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase)
            && (type.Length == MediaType.Length || type[MediaType.Length] is '+' or ';' or ' ');

    /// <summary>Answers with a refusal.</summary>
    public static Task WriteAsync(HttpResponse response, Refusal refusal)
    {
        var exception = StatusDetails.ToRpcException(refusal);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = MediaType;
        response.Headers["grpc-status"] = ((int)refusal.Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(refusal.Message);
        foreach (var entry in exception.Trailers.Where(entry => entry.IsBinary))
        {
            response.Headers[entry.Key] = Convert.ToBase64String(entry.ValueBytes);
        }

        return response.CompleteAsync();
    }
}
