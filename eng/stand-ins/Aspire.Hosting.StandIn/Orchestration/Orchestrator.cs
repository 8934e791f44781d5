// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>
/// Starts each resource when what it waits for is ready, and stops them in reverse order of the model, one after the
/// other: a resource can only refer to resources added before it. A process that ends is not started again, unless by
/// command.
/// </summary>
internal sealed class Orchestrator(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    HealthPoller health,
    DashboardProcess dashboard,
    Watchdog watchdog,
    IConfiguration configuration,
    IServiceProvider services) : IHostedService, IDisposable
{
    // As Aspire's orchestrator: these belong to the AppHost itself.
    private static readonly string[] NotInherited = ["ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];
    private readonly Dictionary<IResource, Running> _running = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _starts = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in model.Resources)
        {
            await SetStateAsync(resource, KnownResourceStates.NotStarted).ConfigureAwait(false);
        }

        await eventing.PublishAsync(new BeforeStartEvent(services, model), cancellationToken).ConfigureAwait(false);
        dashboard.Start();
        Ports.Allocate(model.Resources, configuration.GetValue("DcpPublisher:RandomizePorts", defaultValue: false));
        _starts = Task.WhenAll(model.Resources.ToList().Select(StartQuietlyAsync));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _starts.ConfigureAwait(false);
        foreach (var resource in model.Resources.Reverse())
        {
            await StopResourceAsync(resource, cancellationToken).ConfigureAwait(false);
        }

        await dashboard.StopAsync().ConfigureAwait(false);
        watchdog.Dispose();
    }

    public void Dispose() => _stopping.Dispose();

    public async Task StartResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        if (resource.Annotations.OfType<WaitAnnotation>().Any())
        {
            await SetStateAsync(resource, KnownResourceStates.Waiting).ConfigureAwait(false);
            await notifications.WaitForDependenciesAsync(resource, linked.Token).ConfigureAwait(false);
        }

        switch (resource)
        {
            case ExecutableResource executable:
                await RunAsync(executable, executable.Command, [], executable.WorkingDirectory, linked.Token).ConfigureAwait(false);
                break;
            case ProjectResource project:
                var assembly = ProjectOutputs.AssemblyOf(project);
                await RunAsync(project, "dotnet", [assembly], Path.GetDirectoryName(project.Annotations.OfType<IProjectMetadata>().Single().ProjectPath)!, linked.Token).ConfigureAwait(false);
                break;
            case ParameterResource or IResourceWithConnectionString:
                await SetStateAsync(resource, KnownResourceStates.Running).ConfigureAwait(false);
                _ = health.WatchAsync(resource, _stopping.Token);
                break;
        }
    }

    public async Task StopResourceAsync(IResource resource, CancellationToken cancellationToken)
    {
        Running? run;
        lock (_gate)
        {
            run = _running.GetValueOrDefault(resource);
        }

        if (run is null || run.Process.Ended.IsCompleted)
        {
            return;
        }

        run.AskedToStop = true;
        await SetStateAsync(resource, KnownResourceStates.Stopping).ConfigureAwait(false);
        await run.Process.StopAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await run.Over.ConfigureAwait(false);
    }

    private async Task StartQuietlyAsync(IResource resource)
    {
        // Off the caller's thread at once: resources start side by side.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await StartResourceAsync(resource, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped before it was its turn.
        }
        catch (Exception e)
        {
            loggers.Add(resource, e.Message, isErrorMessage: true);
            await SetStateAsync(resource, KnownResourceStates.FailedToStart).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(IResource resource, string command, IEnumerable<string> ownArguments, string workingDirectory, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_running.TryGetValue(resource, out var already) && !already.Process.Ended.IsCompleted)
            {
                throw new DistributedApplicationException($"Resource '{resource.Name}' is running already.");
            }
        }

        await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), cancellationToken).ConfigureAwait(false);
        await SetStateAsync(resource, KnownResourceStates.Starting).ConfigureAwait(false);
        var arguments = await LaunchValues.ArgumentsAsync(resource, cancellationToken).ConfigureAwait(false);
        var variables = await LaunchValues.VariablesAsync(resource, executionContext, dashboard.OtlpEndpoint, cancellationToken).ConfigureAwait(false);
        foreach (var name in NotInherited)
        {
            variables.TryAdd(name, null);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var process = ChildProcess.Start(command, ownArguments.Concat(arguments), workingDirectory, variables, (line, error) => loggers.Add(resource, line, error), watchdog);
        await notifications.PublishUpdateAsync(resource, known => known with
        {
            State = KnownResourceStates.Running,
            ExitCode = null,
            StartTimeStamp = DateTime.UtcNow,
            StopTimeStamp = null,
            HealthReports = HealthPoller.Unknown(resource),
            Urls = [.. resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new UrlSnapshot(endpoint.Name, new EndpointReference((IResourceWithEndpoints)resource, endpoint.Name).Url, IsInternal: false))],
            Properties = [.. known.Properties.Where(property => property.Name != "executable.pid"), new("executable.pid", process.Id)],
        }).ConfigureAwait(false);

        var run = new Running(process);
        run.Over = FollowAsync(resource, run);
        lock (_gate)
        {
            _running[resource] = run;
        }
    }

    private async Task FollowAsync(IResource resource, Running run)
    {
        using var ended = new CancellationTokenSource();
        var checking = health.WatchAsync(resource, ended.Token);
        var exitCode = await run.Process.Ended.ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await checking.ConfigureAwait(false);
        await notifications.PublishUpdateAsync(resource, known => known with
        {
            State = run.AskedToStop ? KnownResourceStates.Exited : KnownResourceStates.Finished,
            ExitCode = exitCode,
            StopTimeStamp = DateTime.UtcNow,
            HealthReports = [],
        }).ConfigureAwait(false);
    }

    private Task SetStateAsync(IResource resource, string state) => notifications.PublishUpdateAsync(resource, known => known with { State = state });

    private sealed class Running(ChildProcess process)
    {
        public ChildProcess Process { get; } = process;

        public Task Over { get; set; } = Task.CompletedTask;

        public bool AskedToStop { get; set; }
    }
}
