using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Integration.Tests;

/// <summary>
/// The whole suite, started by its AppHost with a real Postgres and a real Redis, on ports that nobody else has.
/// </summary>
internal sealed class StartedSuite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private StartedSuite(DistributedApplication app) => App = app;

    public DistributedApplication App { get; }

    /// <summary>Starts it, and returns when all of it is healthy and is seen to be this one.</summary>
    /// <param name="settings">Arguments of the AppHost; without one, none of the developer's own settings counts.</param>
    public static async Task<StartedSuite> StartAsync(params IEnumerable<string> settings)
    {
        using var patience = new CancellationTokenSource(Patience);
        var instance = Guid.NewGuid().ToString();
        string[] nobodyElses = ["--ConnectionStrings:postgres=", "--ConnectionStrings:redis=", "--OTEL_EXPORTER_OTLP_ENDPOINT="];
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.CyberSanctions_AppHost>(
            [
                "--data:temporary=true", "--dashboard=false", $"--instance={instance}", Invented.TakenOver, .. nobodyElses,
                .. settings,
            ],
            patience.Token);
        var suite = new StartedSuite(await builder.BuildAsync(patience.Token));
        await suite.App.StartAsync(patience.Token);
        using var anyone = new HttpClient();
        foreach (var resource in Suite.Services.Append("gateway"))
        {
            await suite.App.ResourceNotifications.WaitForResourceHealthyAsync(resource, patience.Token);
            using var alive = await anyone.GetAsync(new Uri(suite.App.GetEndpoint(resource, "http"), "/alive"), patience.Token);
            Assert.Equal(instance, Assert.Single(alive.Headers.GetValues("Instance")));
        }

        return suite;
    }

    /// <summary>kill -9; returns once it is seen to be gone.</summary>
    public async Task KillAsync(string resource)
    {
        using var patience = new CancellationTokenSource(Patience);
        var running = await App.ResourceNotifications.WaitForResourceHealthyAsync(resource, patience.Token);
        var pid = Convert.ToInt32(running.Snapshot.Properties.Single(p => p.Name == "executable.pid").Value);
        using (var process = System.Diagnostics.Process.GetProcessById(pid))
        {
            process.Kill();
        }

        await App.ResourceNotifications.WaitForResourceAsync(
            resource, e => KnownResourceStates.TerminalStates.Contains(e.Snapshot.State?.Text), patience.Token);
    }

    /// <summary>Starts what was killed or stopped, as by hand in the dashboard.</summary>
    public async Task StartAsync(string resource)
    {
        using var patience = new CancellationTokenSource(Patience);
        var result = await App.ResourceCommands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, patience.Token);
        Assert.True(result.Success, result.Message);
        try
        {
            // Whatever state it is said to be in meanwhile: that it has ended may still be told of the one before.
            await App.ResourceNotifications.WaitForResourceHealthyAsync(
                resource, WaitBehavior.WaitOnResourceUnavailable, patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            var last = string.Join('\n', Log(resource).Split('\n').TakeLast(60));
            throw new TimeoutException(
                $"{resource} is not healthy {Patience.TotalSeconds} s after its start. Its log ends:\n{last}", exception);
        }
    }

    /// <summary>What a resource has written so far.</summary>
    public string Log(string resource)
    {
        var folder = App.Services.GetRequiredService<IConfiguration>()["Data:Path"]!;
        using var file = new FileStream(
            Path.Combine(folder, "logs", $"{resource}.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    /// <summary>One of the commands that the dashboard offers.</summary>
    public Task<ExecuteCommandResult> CommandAsync(
        string resource, string command, params (string Name, string Value)[] arguments)
        => App.ResourceCommands.ExecuteCommandAsync(
            resource,
            command,
            new InteractionInputCollection(
                [.. arguments.Select(a => new InteractionInput { Name = a.Name, InputType = InputType.Text, Value = a.Value })]));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Postgres waits for its clients before it stops.
        NpgsqlConnection.ClearAllPools();
        await App.DisposeAsync();
    }
}
