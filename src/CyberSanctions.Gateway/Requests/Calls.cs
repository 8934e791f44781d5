using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Requests;

/// <summary>
/// How a request goes on to a service: with the caller's own token, so that the service decides for
/// itself, and given up when the caller goes away.
/// </summary>
internal static class Calls
{
    /// <summary>HTTP header, and metadata of the call in lower case.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    private const int LongestKey = 200;

    /// <summary>For reading.</summary>
    public static CallOptions Query(this HttpContext context) => new(Token(context), cancellationToken: context.RequestAborted);

    /// <summary>
    /// For changing something. Without a key of the caller's the call still has one, made up for
    /// this request: what the gateway itself repeats must not happen twice.
    /// </summary>
    public static CallOptions Command(this HttpContext context)
    {
        var metadata = Token(context);
        metadata.Add(IdempotencyKey.ToLowerInvariant(), KeyOf(context.Request) ?? $"gateway-{Guid.NewGuid():N}");
        return new CallOptions(metadata, cancellationToken: context.RequestAborted);
    }

    private static string? KeyOf(HttpRequest request)
    {
        var values = request.Headers[IdempotencyKey];
        if (values.Count == 0)
        {
            return null;
        }

        var key = values.Count == 1 ? values[0] ?? "" : "";
        return key.Length is > 0 and <= LongestKey && key.All(c => c is >= '!' and <= '~')
            ? key
            : throw Refusal.Invalid(IdempotencyKey, "Must be 1 to 200 visible ASCII characters, once.");
    }

    private static Metadata Token(HttpContext context)
        => context.Request.Headers.Authorization is { Count: > 0 } token
            ? new() { { HeaderNames.Authorization.ToLowerInvariant(), token.ToString() } }
            : [];
}
