using System.Net.Http.Headers;
using System.Text.Json;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using Grpc.Net.Client;

namespace CyberSanctions.Integration.Tests.Replication;

/// <summary>Two replicas of each service behind one gateway: processes all of them, without Aspire.</summary>
public sealed class ReplicatedSuite : IAsyncLifetime
{
    private readonly WorldClock _world = new();
    private readonly PostgresServer _postgres = new();
    private readonly TestRedis _redis = new();
    private readonly SigningKey _receipts = SigningKey.Create();
    private readonly Dictionary<string, ServiceProcess[]> _services = [];
    private ServiceProcess? _gateway;

    /// <summary>The gateway's HTTP, with a token if one is given.</summary>
    public HttpClient Gateway(string? token = null)
        => new()
        {
            BaseAddress = new Uri(_gateway!.HttpAddress),
            DefaultRequestHeaders = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
        };

    /// <summary>The gateway's gRPC.</summary>
    public GrpcChannel Grpc() => GrpcChannel.ForAddress(_gateway!.GrpcAddress);

    /// <summary>The replicas of a service.</summary>
    public ServiceProcess[] Of(string service) => _services[service];

    public async Task InitializeAsync()
    {
        foreach (var service in Suite.Services)
        {
            var databases = await _postgres.CreateDatabaseAsync(service);
            _services[service] = [Process(service, "first", databases), Process(service, "second", databases)];
        }

        _gateway = Process("gateway", "only", []);
        foreach (var process in _services.Values.SelectMany(replicas => replicas).Append(_gateway))
        {
            foreach (var (service, i, replica) in _services.SelectMany(s => s.Value.Select((replica, i) => (s.Key, i, replica))))
            {
                process.Set($"services:{service}:grpc:{i}", replica.GrpcAddress);
                process.Set($"services:{service}:http:{i}", replica.HttpAddress);
            }
        }

        await StartAsync();
    }

    public Task DisposeAsync()
    {
        foreach (var process in _services.Values.SelectMany(replicas => replicas))
        {
            process.Dispose();
        }

        _gateway?.Dispose();
        _redis.Dispose();
        _postgres.Dispose();
        _world.Dispose();
        _receipts.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Starts all that do not run.</summary>
    public Task StartAsync()
        => Task.WhenAll(_services.Values.SelectMany(replicas => replicas)
            .Append(_gateway!)
            .Select(process => process.StartAsync()));

    /// <summary>What happened in a service, of one type, as its journal tells: the whole entries.</summary>
    public async Task<List<JsonElement>> HappenedAsync(string service, string eventType)
    {
        using var auditor = Gateway(TestTokens.Mint("auditor.replicas", ["auditor"]));
        var found = new List<JsonElement>();
        for (var next = $"/api/v1/journals/{service}?size=200"; next is not null;)
        {
            var page = JsonSerializer.Deserialize<JsonElement>(await auditor.GetStringAsync(new Uri(next, UriKind.Relative)));
            found.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        Assert.Equal(Enumerable.Range(1, found.Count), found.Select(entry => entry.GetProperty("position").GetInt32()));
        return [.. found.Where(entry => entry.GetProperty("eventType").GetString() == $"cybersanctions.events.v1.{eventType}")];
    }

    private ServiceProcess Process(string service, string name, Dictionary<string, string?> databases)
    {
        var project = $"CyberSanctions.{char.ToUpperInvariant(service[0])}{service[1..]}";
        var settings = new Dictionary<string, string?>(databases)
        {
            ["ConnectionStrings:redis"] = _redis.ConnectionString,
            ["Receipts:SigningKey"] = _receipts.ToPem(),
            ["Listing:TakenOverUntil"] = Invented.Day,

            // Who was asked what is in the log.
            ["Logging:Console:LogLevel:Default"] = "Information",
        };
        foreach (var (key, value) in TestTokens.Settings.Concat(TestLogKey.Settings))
        {
            settings[key] = value;
        }

        return new ServiceProcess(
            Path.Combine(Repository.Built($"src/{project}"), project), settings, _world.Of($"{service}-{name}"));
    }
}
