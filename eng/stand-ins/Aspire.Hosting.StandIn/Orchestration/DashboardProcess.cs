// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>
/// The real Aspire dashboard, from the bundle of the Aspire CLI where eng/restore.sh has put it, as a viewer of
/// telemetry. It takes the same settings as in Aspire, and needs no login: it listens on loopback only.
/// </summary>
internal sealed class DashboardProcess(DistributedApplicationOptions options, IConfiguration configuration, Watchdog watchdog, ILogger<DistributedApplication> logger)
{
    private const string OtlpKey = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    private const string UrlKey = "ASPNETCORE_URLS";
    private ChildProcess? _process;

    /// <summary>Where services send their telemetry, when the dashboard runs.</summary>
    public string? OtlpEndpoint { get; private set; }

    public void Start()
    {
        var program = Path.GetFullPath("../eng/.aspire/managed/aspire-managed", configuration["AppHost:Directory"] ?? ".");
        if (options.DisableDashboard || !File.Exists(program)
            || configuration[UrlKey] is not { Length: > 0 } url || configuration[OtlpKey] is not { Length: > 0 } otlp)
        {
            return;
        }

        // Its start costs seconds of CPU time that the services need more: so it is nice.
        _process = ChildProcess.Start("nice", ["-n", "19", program, "dashboard"], Path.GetDirectoryName(program)!, new Dictionary<string, string?>
        {
            [UrlKey] = url,
            [OtlpKey] = otlp,
            ["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "true",
            ["Logging__LogLevel__Default"] = "Warning",
        }, (_, _) => { }, watchdog);
        OtlpEndpoint = otlp;
        logger.LogInformation("Dashboard, without login on this machine: {Url}", url);
    }

    public Task StopAsync() => _process?.StopAsync() ?? Task.CompletedTask;
}
