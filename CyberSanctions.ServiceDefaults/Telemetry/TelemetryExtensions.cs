using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CyberSanctions.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs, exported over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
/// Aspire's packages add what Npgsql and the client of Redis tell.
/// </summary>
internal static class TelemetryExtensions
{
    // What follows the journals of others tells by this name of what it applies and how long that takes.
    private const string Journal = "CyberSanctions.Journal";

    // What keeps evidence itself tells by this name of what it hashes again, and of damage.
    private const string Evidence = "CyberSanctions.Evidence";

    // The gRPC client writes activities by itself; the package that names them has no release yet.
    private static readonly string[] Sources = ["Grpc.Net.Client", Journal];

    private static readonly string[] Probes = ["/health", "/alive", "/grpc.health.v1.Health"];

    // Every statement and request would be a line, and cost more than the work itself. A service's own settings go first.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Grpc"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:StackExchange.Redis"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Yarp"] = "Warning",
        // A collector that is gone must not hold up the end of a service. In milliseconds.
        ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "1000",
    };

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(requests => requests.Filter = request => !IsProbe(request.Request.Path))
                .AddHttpClientInstrumentation()
                .AddSource(Sources)
                .SetSampler(new ParentBasedSampler(new AskedForSampler())))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Journal, Evidence))
            .UseOtlpExporter();
    }

    // An orchestrator asks every few seconds; nobody looks for that.
    private static bool IsProbe(PathString path) => Probes.Any(probe => path.StartsWithSegments(probe));
}
