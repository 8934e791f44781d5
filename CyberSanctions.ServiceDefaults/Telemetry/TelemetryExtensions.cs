using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace CyberSanctions.ServiceDefaults.Telemetry;

/// <summary>
/// Traces, metrics and logs, exported over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
/// ASP.NET Core, HttpClient, the gRPC client and Npgsql write activities and meters by themselves;
/// they only have to be listened to.
/// </summary>
internal static class TelemetryExtensions
{
    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Grpc.Net.Client", "Npgsql", "CyberSanctions.Journal"];

    private static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "CyberSanctions.Journal"];

    // Every statement and request would be a line, and cost more than the work itself. A service's own settings go first.
    private static readonly Dictionary<string, string?> LogLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Grpc"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Yarp"] = "Warning",
    };

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogLevels });
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
            .WithTracing(tracing => tracing.AddSource(Sources).SetSampler(new ParentBasedSampler(new AskedForSampler())))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .UseOtlpExporter();
    }
}
