// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>One run of an AppHost's entry point, on a thread of its own.</summary>
internal sealed class EntryPointRun(Assembly appHost, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder) : EntryPointHook, IAsyncDisposable
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromMinutes(2);
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = NewSource<DistributedApplicationBuilder>();
    private readonly TaskCompletionSource<DistributedApplication> _application = NewSource<DistributedApplication>();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _mayBuild = new();
    private volatile bool _disposed;

    public override Assembly AppHostAssembly { get; } = appHost;

    public Task<DistributedApplicationBuilder> Builder => _builder.Task;

    public Task Started => _started.Task;

    public Task Ended => _ended.Task;

    public void Start()
    {
        var main = AppHostAssembly.EntryPoint
            ?? throw new InvalidOperationException($"The assembly {AppHostAssembly.GetName().Name} does not have an entry point.");
        new Thread(() => Run(main)) { IsBackground = true, Name = "AppHost" }.Start();
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.Set();
        return _application.Task.WaitAsync(cancellationToken);
    }

    public override void Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        settings.Args = options.Args = [.. options.Args ?? [], .. args];
        settings.ApplicationName = options.AssemblyName = AppHostAssembly.GetName().Name;
        if (AppHostAssembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "AppHostProjectPath")?.Value is { } directory)
        {
            settings.ContentRootPath = directory;
        }

        options.DisableDashboard = true;
        settings.Configuration ??= new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection([new("DcpPublisher:RandomizePorts", "true")]);
        configureBuilder(options, settings);
    }

    public override void Building(DistributedApplicationBuilder builder)
    {
        // Ctrl-C belongs to the test runner.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _builder.TrySetResult(builder);
        _mayBuild.Wait();
        ObjectDisposedException.ThrowIf(_disposed, this);
    }

    public override void Built(DistributedApplication application)
    {
        application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => _started.TrySetResult());
        _application.TrySetResult(application);
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _mayBuild.Set();
        if (_application.Task.IsCompletedSuccessfully)
        {
            var application = await _application.Task.ConfigureAwait(false);
            try
            {
                application.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself.
            }
        }

        // What the AppHost fails with on its way out does not concern the test any more.
        await Task.WhenAny(_ended.Task, Task.Delay(ShutdownPatience)).ConfigureAwait(false);
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Run(MethodInfo main)
    {
        Current = this;
        try
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            Fail(new InvalidOperationException("The AppHost ended."));
            _ended.TrySetResult();
        }
        catch (TargetInvocationException e) when (e.InnerException is { } reason)
        {
            Fail(reason);
            _ended.TrySetException(reason);
            _ = _ended.Task.Exception;
        }
    }

    // Whoever still waits for the AppHost learns why it will not come.
    private void Fail(Exception reason)
    {
        _builder.TrySetException(reason);
        _application.TrySetException(reason);
        _started.TrySetException(reason);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
