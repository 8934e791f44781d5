using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberSanctions.Journal.Tests;

/// <summary>A service with nothing but a journal; with an upstream, it writes down what it applies.</summary>
internal sealed class JournalApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private JournalApp(WebApplication app, WarningLog log)
    {
        _app = app;
        Log = log;
    }

    /// <summary>What an operator is told of the journals that it follows.</summary>
    public WarningLog Log { get; }

    public NpgsqlDataSource Database => _app.Services.GetRequiredService<NpgsqlDataSource>();

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Urls.Single();

    /// <summary>The consumer that a service with an upstream has unless a test says otherwise.</summary>
    public const string Usual = "usual";

    public static Task<JournalApp> StartAsync(string name, IEnumerable<KeyValuePair<string, string?>> configuration)
        => StartAsync(name, configuration, (Usual, events => events.On<DossierConcluded, WriteDown>()));

    public static async Task<JournalApp> StartAsync(
        string name,
        IEnumerable<KeyValuePair<string, string?>> configuration,
        params (string Name, Action<HandlerTable> Events)[] consumers)
    {
        var log = new WarningLog();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            ApplicationName = typeof(JournalApp).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Kestrel:Endpoints:Grpc:Url", "http://127.0.0.1:0"), new("Kestrel:Endpoints:Grpc:Protocols", "Http2"),
            new("Logging:LogLevel:Default", "None"), new("Logging:LogLevel:CyberSanctions.Journal.Consuming", "Warning"),
            .. TestTokens.Settings,
        ]);
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Logging.AddProvider(log);
        builder.AddServiceDefaults();
        builder.AddJournal<JournalApp>(name);
        if (builder.Configuration["services:upstream:grpc:0"] is not null)
        {
            foreach (var consumer in consumers)
            {
                builder.AddUpstream("upstream", consumer.Name, consumer.Events);
            }
        }

        var app = builder.Build();
        await app.MigrateAsync();
        app.MapServiceDefaults();
        app.MapJournal();
        await app.StartAsync();
        return new JournalApp(app, log);
    }

    public static async Task<Dictionary<string, string?>> SettingsAsync(string name, TestRedis redis, string? upstream = null)
    {
        var settings = await TestPostgres.CreateDatabaseAsync(name);
        settings["ConnectionStrings:redis"] = redis.ConnectionString;
        if (upstream is not null)
        {
            settings["services:upstream:grpc:0"] = upstream;
        }

        return settings;
    }

    /// <summary>Appends one event in a transaction of its own, as a command would.</summary>
    public Task AppendAsync(string subject) => AppendAsync(new DossierConcluded { Reference = subject }, subject);

    /// <summary>Appends an event that the follower is not interested in.</summary>
    public Task AppendSomethingElseAsync() => AppendAsync(new ActorNamed(), "ATT-2026-0000");

    /// <summary>Appends any event in a transaction of its own.</summary>
    public async Task AppendAsync(IMessage happened, string subject)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new Change(connection, transaction, "officer-1", DateTimeOffset.UnixEpoch).AppendAsync(happened, subject);
        await transaction.CommitAsync();
        Services.GetRequiredService<Bell>().Ring();
    }

    /// <summary>The journal upstream, as a consumer has applied it.</summary>
    public Upstream Upstream(string consumer = Usual) => Services.GetRequiredKeyedService<Upstream>(consumer);

    public static Task AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string subject)
        => new Change(connection, transaction, "officer-1", DateTimeOffset.UnixEpoch).AppendAsync(
            new DossierConcluded { Reference = subject }, subject);

    public async Task<List<Entry>> ReadAllAsync()
    {
        var entries = new List<Entry>();
        await foreach (var entry in Services.GetRequiredService<JournalReader>()
            .ReadAsync(0, follow: false, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    public async Task<List<string>> AppliedAsync()
    {
        await using var connection = await Database.OpenConnectionAsync();
        return (await connection.QueryAsync<string>("SELECT subject FROM applied ORDER BY place")).AsList();
    }

    public async Task<List<string>> AppliedAsync(int count)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            var applied = await AppliedAsync();
            if (applied.Count >= count || DateTime.UtcNow > until)
            {
                return applied;
            }

            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Writes down which dossiers are concluded.</summary>
    internal sealed class WriteDown : IEventHandler<DossierConcluded>
    {
        /// <summary>Fails this many times before it applies anything more.</summary>
        public static int Failures { get; set; }

        public Task ApplyAsync(Change change, DossierConcluded happened, CancellationToken cancel)
        {
            if (Failures > 0)
            {
                Failures--;
                throw new InvalidOperationException("Asked to fail.");
            }

            return WriteAsync(change, happened.Reference);
        }

        public static Task WriteAsync(Change change, string subject)
            => change.Connection.ExecuteAsync(
                "INSERT INTO applied (subject) VALUES (@subject)", new { subject }, change.Transaction);
    }
}
