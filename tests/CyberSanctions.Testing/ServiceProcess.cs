using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace CyberSanctions.Testing;

/// <summary>A service in a process of its own, as its build left it beside the tests, with a clock that the test sets.</summary>
public sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string _program;
    private readonly ProcessClock _clock;
    private readonly Dictionary<string, string?> _environment;
    private readonly string _address;
    private readonly Lock _gate = new();
    private readonly List<string> _said = [];
    private readonly List<(string Text, TaskCompletionSource Heard)> _listening = [];
    private ChildProcess? _process;
    private GrpcChannel? _channel;

    /// <summary>One that does not run yet.</summary>
    /// <param name="program">Its assembly, for example <c>CyberSanctions.Voting</c>; with the folder, if that is not the tests'
    /// own.</param>
    /// <param name="settings">Its configuration.</param>
    /// <param name="clock">What time it is there.</param>
    public ServiceProcess(string program, IEnumerable<KeyValuePair<string, string?>> settings, ProcessClock clock)
    {
        _program = Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
        _clock = clock;
        _environment = settings.ToDictionary(
            setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        var port = ChildProcess.FreePort();
        _address = $"http://localhost:{port}";
        _environment["GRPC_PORT"] = $"{port}";
        HttpAddress = $"http://localhost:{ChildProcess.FreePort()}";
        _environment["HTTP_PORT"] = $"{new Uri(HttpAddress).Port}";
        _environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";

        // Else it watches for changes of its settings in the working directory and all that is below it: in the whole machine.
        _environment["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory;
        _environment["DOTNET_hostBuilder__reloadConfigOnChange"] = "false";

        // Whoever is killed leaves the socket for diagnostics behind.
        _environment["DOTNET_EnableDiagnostics"] = "0";
    }

    /// <summary>What time it is there.</summary>
    public ProcessClock Clock => _clock;

    /// <summary>Where it serves gRPC when it runs, always the same.</summary>
    public string GrpcAddress => _address;

    /// <summary>Where it serves HTTP when it runs, always the same.</summary>
    public string HttpAddress { get; }

    /// <summary>A setting for its next start.</summary>
    public void Set(string key, string value) => _environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

    /// <summary>Starts it (again); returns once it serves.</summary>
    public async Task StartAsync()
    {
        if (_process is not null)
        {
            return;
        }

        var started = SaysAsync("Application started.");
        _process = ChildProcess.Start(
            "KILL", [.. _clock.Command(threads: true), "dotnet", _program], _environment, Hear, WorldClock.Sweep);
        await started;
        _channel = GrpcChannel.ForAddress(_address);
    }

    /// <summary>kill -9; returns once it is gone.</summary>
    public void Kill()
    {
        _channel?.Dispose();
        _process?.Dispose();
        (_channel, _process) = (null, null);
        lock (_gate)
        {
            // It will not say that any more.
            _listening.ForEach(static listening => listening.Heard.TrySetCanceled());
            _listening.Clear();
        }
    }

    /// <summary>gRPC calls by a principal, whose tokens are new by the service's clock.</summary>
    public CallInvoker Caller(string subject, string[] roles, string memberState = "")
        => (_channel ?? throw new InvalidOperationException("It does not run.")).Intercept(metadata =>
        {
            metadata.Add("authorization", $"Bearer {TestTokens.Mint(subject, roles, memberState, _clock.Now)}");
            return metadata;
        });

    /// <summary>Completes when it writes, from now on, a line with a text in it.</summary>
    public async Task SaysAsync(string text)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _listening.Add((text, heard));
        }

        try
        {
            await heard.Task.WaitAsync(Patience);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"It has not said “{text}”, but:\n{Said()}", exception);
        }
    }

    /// <summary>What it has written, all of it.</summary>
    public string Said()
    {
        lock (_gate)
        {
            return string.Join('\n', _said);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Kill();

    private void Hear(string line)
    {
        lock (_gate)
        {
            _said.Add(line);
            foreach (var (text, heard) in _listening.Where(listening => line.Contains(listening.Text, StringComparison.Ordinal)))
            {
                heard.TrySetResult();
            }

            _listening.RemoveAll(listening => listening.Heard.Task.IsCompleted);
        }
    }
}
