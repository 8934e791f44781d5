using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Waits until every process is healthy, then says so to people and, in <c>suite.json</c>, to scripts; and later, what has ended.
/// </summary>
internal sealed class Announcement(
    DistributedApplication application, IReadOnlyList<IResource> processes, LogFiles logs, DataFolder data)
{
    private const string FileName = "suite.json";
    private const string Dashboard = "aspire-dashboard";
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(300);
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly CancellationToken _stopping =
        application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <summary>Before the start and after the end there is no such file.</summary>
    public static void Withdraw(DataFolder data) => File.Delete(data.File(FileName));

    /// <exception cref="SuiteException">Something ended, or did not become healthy in time.</exception>
    public async Task MakeAsync(TimeSpan patience, Stopwatch started)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(_stopping);
        try
        {
            await Task.WhenAll(processes.Select(process => WaitForAsync(process, waiting))).WaitAsync(patience, _stopping);
        }
        catch (TimeoutException e)
        {
            await waiting.CancelAsync();
            var unhealthy = string.Join(", ", processes.Where(IsUnhealthy).Select(Describe));
            throw new SuiteException($"Not healthy after {started.Elapsed.TotalSeconds:0} s: {unhealthy}", e);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            return;
        }

        await WriteAsync(started.Elapsed.TotalSeconds);
        Console.WriteLine($"All {processes.Count} healthy after {started.Elapsed.TotalSeconds:0.0} s. Ctrl-C stops them.");
        _ = SayWhatEndsAsync();
    }

    // The first that fails ends the waiting for the others.
    private async Task WaitForAsync(IResource process, CancellationTokenSource waiting)
    {
        try
        {
            await application.ResourceNotifications.WaitForResourceHealthyAsync(
                process.Name, WaitBehavior.StopOnResourceUnavailable, waiting.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What fails because it waited for another says so a moment after that one, which is named before it.
            await Task.Delay(Aftermath, CancellationToken.None);
            await waiting.CancelAsync();
            throw new SuiteException($"{Describe(process)} did not come up: {e.Message}", e);
        }
    }

    // A full disk ends Postgres, for one. Nothing here starts it again: that is the operator's to decide.
    private async Task SayWhatEndsAsync()
    {
        var ended = new HashSet<string>();
        await foreach (var change in application.ResourceNotifications.WatchAsync(_stopping))
        {
            if (!processes.Contains(change.Resource))
                continue;
            if (!KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text))
                ended.Remove(change.Resource.Name);
            else if (ended.Add(change.Resource.Name))
                await Console.Error.WriteLineAsync(
                    $"{change.Resource.Name} has ended (exit code {change.Snapshot.ExitCode}); its log is"
                    + $" {logs.PathOf(change.Resource.Name)}. "
                    + "Stop the suite and start it again.");
        }
    }

    /// <example>
    /// <c>{"gateway":{"http":"http://localhost:8080","grpc":"http://localhost:8081"},
    /// "dashboard":"http://localhost:18888/login?t=…","secondsToHealthy":7.2}</c>
    /// </example>
    private async Task WriteAsync(double secondsToHealthy)
    {
        var gateway = processes.OfType<ProjectResource>().Single(service => service.Name == "gateway");
        // The address of the dashboard holds the key to it: readable by the owner only. Moved into place whole.
        var draft = data.WriteSecret($"{FileName}.new", JsonSerializer.Serialize(new
        {
            Gateway = new { Http = gateway.GetEndpoint("http").Url, Grpc = gateway.GetEndpoint("grpc").Url },
            Dashboard = await DashboardAsync(),
            SecondsToHealthy = Math.Round(secondsToHealthy, 1),
        }, Web));
        File.Move(draft, data.File(FileName), overwrite: true);
    }

    // It starts besides, and is no part of the suite.
    private async Task<string?> DashboardAsync()
    {
        var dashboard = application.Services.GetRequiredService<DistributedApplicationModel>().Resources
            .OfType<IResourceWithEndpoints>().SingleOrDefault(resource => resource.Name == Dashboard);
        if (dashboard is null)
            return null;

        await application.ResourceNotifications.WaitForResourceAsync(dashboard.Name, KnownResourceStates.Running, _stopping);
        var key = application.Services.GetRequiredService<IConfiguration>()["AppHost:BrowserToken"];
        return $"{dashboard.GetEndpoint("http").Url}/login?t={key}";
    }

    private bool IsUnhealthy(IResource process) =>
        !application.ResourceNotifications.TryGetCurrentState(process.Name, out var state)
        || state.Snapshot.HealthStatus != HealthStatus.Healthy;

    private string Describe(IResource process) => $"{process.Name} (log: {logs.PathOf(process.Name)})";
}
