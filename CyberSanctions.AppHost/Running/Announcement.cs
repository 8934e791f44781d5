using System.Diagnostics;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.AppHost.Running;

/// <summary>Waits until every process is healthy, then says so to people and to scripts; and later, what has ended.</summary>
internal sealed class Announcement(DistributedApplication application, IReadOnlyList<IResource> processes, LogFiles logs, SuiteFile file, Stopwatch started)
{
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(300);
    private readonly CancellationToken _stopping = application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <exception cref="SuiteException">Something ended, or did not become healthy in time.</exception>
    public async Task MakeAsync(TimeSpan patience, string? dashboardUrl)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stopping);
        timeout.CancelAfter(patience);
        var waits = processes.Select(process => WaitForAsync(process, timeout.Token)).ToList();
        try
        {
            await foreach (var wait in Task.WhenEach(waits))
            {
                if (!wait.IsCompletedSuccessfully)
                {
                    // What fails with it, because it waited for it, comes later in the list.
                    await Task.Delay(Aftermath, CancellationToken.None);
                    await waits.First(candidate => candidate.IsCompleted && !candidate.IsCompletedSuccessfully);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }

        var gateway = processes.OfType<ProjectResource>().Last();
        file.Write(new Uri(gateway.GetEndpoint("http").Url), new Uri(gateway.GetEndpoint("grpc").Url), await DashboardAsync(dashboardUrl), started.Elapsed.TotalSeconds);
        if (Assembly.GetEntryAssembly() == Assembly.GetExecutingAssembly())
        {
            Print();
            _ = SayWhatEndsAsync();
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
                await Console.Error.WriteLineAsync($"{change.Resource.Name} has ended (exit code {change.Snapshot.ExitCode}); its log is {logs.PathOf(change.Resource.Name)}. Stop the suite and start it again.");
        }
    }

    private async Task WaitForAsync(IResource process, CancellationToken cancellationToken)
    {
        try
        {
            await application.ResourceNotifications.WaitForResourceHealthyAsync(process.Name, WaitBehavior.StopOnResourceUnavailable, cancellationToken);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && !_stopping.IsCancellationRequested)
        {
            throw new SuiteException($"Not healthy after {started.Elapsed.TotalSeconds:0} s: {string.Join(", ", processes.Where(IsUnhealthy).Select(Describe))}", e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SuiteException))
        {
            throw new SuiteException($"{Describe(process)} did not come up: {e.Message}", e);
        }
    }

    private bool IsUnhealthy(IResource process) =>
        !application.ResourceNotifications.TryGetCurrentState(process.Name, out var state) || state.Snapshot.HealthStatus != HealthStatus.Healthy;

    private string Describe(IResource process) => $"{process.Name} (log: {logs.PathOf(process.Name)})";

    private void Print()
    {
        foreach (var process in processes)
        {
            var urls = ((IResourceWithEndpoints)process).GetEndpoints().Where(endpoint => endpoint.IsAllocated).Select(endpoint => endpoint.Url);
            Console.WriteLine($"  {process.Name,-12} healthy  {string.Join("  ", urls),-48}  {logs.PathOf(process.Name)}");
        }

        Console.WriteLine($"All {processes.Count} healthy after {started.Elapsed.TotalSeconds:0.0} s. Ctrl-C stops them.");
    }

    // It starts besides, and is no part of the suite: it is mentioned where it answers, with the key that lets one in.
    private async Task<Uri?> DashboardAsync(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var dashboard))
            return null;

        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(dashboard.Host, dashboard.Port, _stopping);
            var key = application.Services.GetRequiredService<IConfiguration>()["AppHost:BrowserToken"];
            return string.IsNullOrEmpty(key) ? dashboard : new Uri(dashboard, $"/login?t={key}");
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
