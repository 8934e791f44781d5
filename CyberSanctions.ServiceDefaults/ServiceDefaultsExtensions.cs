using System.IO.Compression;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Messages;
using CyberSanctions.ServiceDefaults.Problems;
using CyberSanctions.ServiceDefaults.Telemetry;
using Grpc.AspNetCore.Server.Model;
using Grpc.Net.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyberSanctions.ServiceDefaults;

/// <summary>What every service of the suite does alike at its edges.</summary>
public static class ServiceDefaultsExtensions
{
    private const string Live = "live";

    /// <summary>
    /// Endpoints (<c>HTTP_PORT</c>, <c>GRPC_PORT</c>), telemetry over OTLP when an endpoint is
    /// configured, health checks, bearer tokens, the other services' addresses, and gRPC with
    /// refusals as <c>google.rpc</c> details.
    /// </summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.AddEndpoints();
        builder.AddTelemetry();
        builder.AddBearerTokens();
        builder.Services.AddServiceDiscovery();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<RefusalInterceptor>();
            grpc.MaxReceiveMessageSize = EndpointExtensions.LargestRequest;
            grpc.CompressionProviders =
            [
                new LimitedCompression(new GzipCompressionProvider(CompressionLevel.Fastest), EndpointExtensions.LargestRequest),
                new LimitedCompression(
                    new DeflateCompressionProvider(CompressionLevel.Fastest), EndpointExtensions.LargestRequest),
            ];
        });
        builder.Services.RemoveAll(typeof(IServiceMethodProvider<>));
        builder.Services.AddSingleton(typeof(IServiceMethodProvider<>), typeof(CheckedMethods<>));
        return builder;
    }

    /// <summary>
    /// <c>/health</c> (ready to serve) and <c>/alive</c> (the process answers), without a token. <c>/alive</c> says in the header
    /// <c>Instance</c> whose process it is, where the setting of that name tells it.
    /// </summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        ServerProblems.Answer(app);
        app.Use(GrpcRefusals.AddMissingDetailsAsync);
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Live),
            ResponseWriter = (context, report) =>
            {
                context.Response.Headers["Instance"] = ProcessSettings.Of(app.Configuration).Instance;
                return context.Response.WriteAsync(report.Status.ToString());
            },
        }).AllowAnonymous();
        return app;
    }
}
