using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Stops the services first, while Postgres, Redis and the dashboard still answer, and then those: Aspire by itself stops
/// everything at once, and a service would report connections that broke. What each says last is still in its log.
/// </summary>
internal sealed class OrderlyStop(
    ResourceCommandService commands,
    ResourceNotificationService notifications,
    IReadOnlyList<IResource> processes) : IHostedLifecycleService
{
    // Aspire follows what a process writes some tenths of a second behind it.
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var services = processes.OfType<ProjectResource>().ToList<IResource>();
        await StopAllAsync(services, cancellationToken);
        await StopAllAsync(processes.Except(services), cancellationToken);
        await Task.Delay(LastWords, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task StopAllAsync(IEnumerable<IResource> some, CancellationToken cancellationToken)
        => Task.WhenAll(some.Select(process => StopAsync(process, cancellationToken)));

    // Aspire hears of the end of a process seconds after it.
    private async Task StopAsync(IResource process, CancellationToken cancellationToken)
    {
        var end = EndOfAsync(process, cancellationToken);
        await Task.WhenAny(end, commands.ExecuteCommandAsync(process, KnownResourceCommands.StopCommand, cancellationToken));
    }

    private async Task EndOfAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (notifications.TryGetCurrentState(resource.Name, out var state)
            && state.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } id)
        {
            try
            {
                using var process = Process.GetProcessById(Convert.ToInt32(id, CultureInfo.InvariantCulture));
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (ArgumentException)
            {
                // It has ended already.
            }
        }
        else
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
