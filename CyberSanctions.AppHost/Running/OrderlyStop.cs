using Microsoft.Extensions.Hosting;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Stops the services first, while Postgres, Redis and the dashboard still answer, and then those: Aspire by itself stops
/// everything at once, and a service would report connections that broke. What each says last is still in its log.
/// </summary>
internal sealed class OrderlyStop(ResourceCommandService commands, IReadOnlyList<IResource> processes) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await StopAllAsync(processes.OfType<ProjectResource>(), cancellationToken);
        await StopAllAsync(processes.Where(process => process is not ProjectResource), cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task StopAllAsync(IEnumerable<IResource> some, CancellationToken cancellationToken)
        => Task.WhenAll(some.Select(process => commands.ExecuteCommandAsync(process, KnownResourceCommands.StopCommand, cancellationToken)));
}
