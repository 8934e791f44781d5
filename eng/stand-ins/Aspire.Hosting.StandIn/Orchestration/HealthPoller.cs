// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Runs the health checks of a running resource, and announces when it is healthy for the first time.</summary>
internal sealed class HealthPoller(HealthCheckService checks, ResourceNotificationService notifications, IDistributedApplicationEventing eventing, IServiceProvider services)
{
    private static readonly TimeSpan BeforeHealthy = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan WhenHealthy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhenUnhealthy = TimeSpan.FromMilliseconds(500);
    private readonly ConditionalWeakTable<IResource, Task> _ready = [];

    /// <summary>The reports of a resource whose checks have not run yet.</summary>
    public static ImmutableArray<HealthReportSnapshot> Unknown(IResource resource) =>
        [.. KeysOf(resource).Select(key => new HealthReportSnapshot(key, Status: null, Description: null, ExceptionText: null))];

    public async Task WatchAsync(IResource resource, CancellationToken whileRunning)
    {
        var keys = KeysOf(resource).ToHashSet(StringComparer.Ordinal);
        var everHealthy = false;
        try
        {
            while (!whileRunning.IsCancellationRequested)
            {
                var report = await checks.CheckHealthAsync(check => keys.Contains(check.Name), whileRunning).ConfigureAwait(false);
                var healthy = report.Status == HealthStatus.Healthy;
                everHealthy |= healthy;
                await PublishAsync(resource, report, healthy, whileRunning).ConfigureAwait(false);
                if (keys.Count == 0)
                {
                    return;
                }

                await Task.Delay(healthy ? WhenHealthy : everHealthy ? WhenUnhealthy : BeforeHealthy, whileRunning).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (whileRunning.IsCancellationRequested)
        {
            // The resource has ended; its state says so.
        }
    }

    private static IEnumerable<string> KeysOf(IResource resource) => resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key);

    private Task PublishAsync(IResource resource, HealthReport report, bool healthy, CancellationToken cancellationToken)
    {
        var announced = healthy ? _ready.GetValue(resource, first => eventing.PublishAsync(new ResourceReadyEvent(first, services), CancellationToken.None)) : null;
        cancellationToken.ThrowIfCancellationRequested();
        return notifications.PublishUpdateAsync(resource, known => known.State?.Text != KnownResourceStates.Running ? known : known with
        {
            HealthReports = [.. report.Entries.Select(entry => new HealthReportSnapshot(entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.Message))],
            ResourceReadyEvent = announced ?? known.ResourceReadyEvent,
        });
    }
}
