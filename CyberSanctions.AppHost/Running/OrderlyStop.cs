using Microsoft.Extensions.Hosting;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Stops the services first, while Postgres, Redis and the dashboard still answer: Aspire by itself stops everything at once, and
/// a service would report connections that broke, and wait for a collector that is gone.
/// </summary>
internal sealed class OrderlyStop(ResourceCommandService commands, IReadOnlyList<IResource> services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken)
        => Task.WhenAll(services.Select(
            service => commands.ExecuteCommandAsync(service, KnownResourceCommands.StopCommand, cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
