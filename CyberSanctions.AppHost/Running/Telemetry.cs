using Microsoft.Extensions.Configuration;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Where traces, metrics and logs go: to the operator's collector, when the AppHost is given one, and else to the Aspire dashboard.
/// </summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The dashboard's key is nobody else's business: what the operator does not say of these is left out.
    private static readonly string[] OfTheCollector = [Endpoint, "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS"];

    public static void Configure(IResourceBuilder<ProjectResource> service, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Endpoint]))
            return;

        service.WithEnvironment(context =>
        {
            foreach (var name in OfTheCollector)
            {
                if (configuration[name] is { Length: > 0 } value)
                    context.EnvironmentVariables[name] = value;
                else
                    context.EnvironmentVariables.Remove(name);
            }
        });
    }
}
