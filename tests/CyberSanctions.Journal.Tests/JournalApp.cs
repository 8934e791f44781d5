using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Journal.Tests;

/// <summary>A service with nothing but a journal; with an upstream, it writes down what it applies.</summary>
internal sealed class JournalApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private JournalApp(WebApplication app) => _app = app;

    public NpgsqlDataSource Database => _app.Services.GetRequiredService<NpgsqlDataSource>();

    public IServiceProvider Services => _app.Services;

    public string Address => _app.Urls.Single();

    public static async Task<JournalApp> StartAsync(string name, IEnumerable<KeyValuePair<string, string?>> configuration)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = typeof(JournalApp).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Kestrel:Endpoints:Grpc:Url", "http://127.0.0.1:0"), new("Kestrel:Endpoints:Grpc:Protocols", "Http2"), new("Logging:LogLevel:Default", "None"),
            .. TestTokens.Settings,
        ]);
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.AddServiceDefaults();
        builder.AddJournal<JournalApp>(name);
        if (builder.Configuration["services:upstream:grpc:0"] is not null)
        {
            builder.AddUpstream<WriteDown>("upstream");
        }

        var app = builder.Build();
        await app.MigrateAsync();
        app.MapServiceDefaults();
        app.MapJournal();
        await app.StartAsync();
        return new JournalApp(app);
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
    public async Task AppendAsync(string subject)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await AppendAsync(connection, transaction, subject);
        await transaction.CommitAsync();
        Services.GetRequiredService<Bell>().Ring();
    }

    /// <summary>Appends an event that the follower is not interested in.</summary>
    public async Task AppendSomethingElseAsync()
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new Change(connection, transaction, "officer-1", DateTimeOffset.UnixEpoch).AppendAsync(new ActorNamed(), "ATT-2026-0000");
        await transaction.CommitAsync();
        Services.GetRequiredService<Bell>().Ring();
    }

    public static Task AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string subject)
        => new Change(connection, transaction, "officer-1", DateTimeOffset.UnixEpoch).AppendAsync(new DossierConcluded { Reference = subject }, subject);

    public async Task<List<Entry>> ReadAllAsync()
    {
        var entries = new List<Entry>();
        await foreach (var entry in Services.GetRequiredService<JournalReader>().ReadAsync(0, follow: false, CancellationToken.None))
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

    internal sealed class WriteDown : IEventHandler
    {
        /// <summary>Fails this many times before it applies anything more.</summary>
        public static int Failures { get; set; }

        public static IReadOnlyCollection<string> EventTypes { get; } = [DossierConcluded.Descriptor.FullName];

        public Task ApplyAsync(Change change, Entry entry, CancellationToken cancel)
        {
            if (Failures > 0)
            {
                Failures--;
                throw new InvalidOperationException("Asked to fail.");
            }

            return change.Connection.ExecuteAsync(
                "INSERT INTO applied (position, subject) VALUES (@Position, @Subject)", new { entry.Position, entry.Subject }, change.Transaction);
        }
    }
}
