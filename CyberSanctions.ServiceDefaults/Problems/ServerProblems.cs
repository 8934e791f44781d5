using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.ServiceDefaults.Problems;

/// <summary>
/// Problem documents for requests that Kestrel refuses before any middleware sees them: it cannot read the request line or
/// a header, or they are too large or too slow. It tells of each by a diagnostic event, while its answer, a bare status, is
/// not sent yet:
/// <code>
/// 1 headers   by Kestrel, as of any answer; having begun this one, it adds nothing and hangs up
/// 2 body      by ourselves: for a request that was never read, Kestrel has no stream to write to
/// </code>
/// </summary>
/// <remarks>
/// The event: <see href="https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/diagnostics"/>. Without it,
/// the bare status goes out; the tests of the gateway then say so.
/// </remarks>
internal sealed class ServerProblems : IObserver<KeyValuePair<string, object?>>
{
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>From now on.</summary>
    public static void Answer(IApplicationBuilder app)
        => app.ApplicationServices.GetRequiredService<DiagnosticListener>()
            .Subscribe(new ServerProblems(), name => name == BadRequest);

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: BadRequest, Value: IFeatureCollection features }
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException refused
            && features.Get<IHttpResponseFeature>() is { HasStarted: false } response
            && features.Get<IHttpResponseBodyFeature>() is { } body
            && features.Get<IConnectionTransportFeature>()?.Transport.Output is { } connection)
        {
            var problem = Describe(features, response, refused);
            body.StartAsync().GetAwaiter().GetResult(); // Nobody else has a word in it, so there is nothing to wait for.
            if (!HttpMethods.IsHead(features.Get<IHttpRequestFeature>()?.Method ?? ""))
            {
                connection.Write(problem);
            }

            _ = connection.FlushAsync().AsTask();
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    private static byte[] Describe(IFeatureCollection features, IHttpResponseFeature response, BadHttpRequestException refused)
    {
        var kind = KindOf(refused.StatusCode);
        var problem = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = $"/problems/{kind.Reason}",
                kind.Title,
                Status = kind.Status.Http,
                Detail = refused.Message,
                TraceId = features.Get<IHttpRequestIdentifierFeature>()?.TraceIdentifier,
            },
            JsonSerializerOptions.Web);
        response.StatusCode = kind.Status.Http;
        response.Headers.ContentType = "application/problem+json";
        response.Headers.ContentLength = problem.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Connection = "close";
        return problem;
    }

    private static RefusalKind KindOf(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => HttpRefusals.MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => HttpRefusals.RequestTimeout,
        StatusCodes.Status413PayloadTooLarge => EdgeRefusals.TooLarge,
        StatusCodes.Status414UriTooLong => HttpRefusals.AddressTooLong,
        StatusCodes.Status431RequestHeaderFieldsTooLarge => HttpRefusals.HeadersTooLarge,
        StatusCodes.Status505HttpVersionNotsupported => HttpRefusals.HttpVersionNotSupported,
        _ => EdgeRefusals.MalformedRequest,
    };
}
