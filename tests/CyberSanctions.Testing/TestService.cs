using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Reading;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CyberSanctions.Testing;

/// <summary>A service hosted in the test's process, on a real Postgres with a database of its own.</summary>
public static class TestService
{
    /// <summary>Starts one.</summary>
    /// <param name="name">Its name in the AppHost, for example <c>voting</c>.</param>
    /// <param name="redis">A real Redis; without it, the service finds none.</param>
    /// <param name="settings">Further configuration.</param>
    public static Task<TestService<TProgram>> StartAsync<TProgram>(
        string name, TestRedis? redis = null, params (string Key, string Value)[] settings)
        where TProgram : class
        => StartAsync<TProgram>(name, TimeProvider.System, redis, settings);

    /// <summary>Starts one that goes by a clock of the test's.</summary>
    public static Task<TestService<TProgram>> StartAsync<TProgram>(
        string name, TimeProvider time, TestRedis? redis = null, params (string Key, string Value)[] settings)
        where TProgram : class
        => StartAsync<TProgram>(name, kept: false, time, redis, settings);

    /// <summary>
    /// Starts one on its kept database: one from before the migrations that have come since, with the replayed acts in it.
    /// </summary>
    public static Task<TestService<TProgram>> StartOnKeptAsync<TProgram>(
        string name, TestRedis? redis = null, params (string Key, string Value)[] settings)
        where TProgram : class
        => StartAsync<TProgram>(name, kept: true, TimeProvider.System, redis, settings);

    private static async Task<TestService<TProgram>> StartAsync<TProgram>(
        string name, bool kept, TimeProvider time, TestRedis? redis, (string Key, string Value)[] settings)
        where TProgram : class
    {
        var configuration = await TestPostgres.CreateDatabaseAsync(name, kept);
        foreach (var (key, value) in TestTokens.Settings.Concat(TestLogKey.Settings))
        {
            configuration[key] = value;
        }

        configuration["ConnectionStrings:redis"] = redis?.ConnectionString ?? "127.0.0.1:1,abortConnect=false,connectTimeout=100";
        foreach (var upstream in (string[])["attribution", "listing", "voting", "publication"])
        {
            // Nobody there: what happens upstream is fed in by the test.
            configuration[$"services:{upstream}:grpc:0"] = "http://127.0.0.1:1";
            configuration[$"services:{upstream}:http:0"] = "http://127.0.0.1:1";
        }

        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        return new TestService<TProgram>(configuration, time);
    }
}

/// <summary>See <see cref="TestService"/>.</summary>
public sealed class TestService<TProgram> : IAsyncDisposable
    where TProgram : class
{
    private readonly WebApplicationFactory<TProgram> _factory;

    private readonly Dictionary<string, string?> _configuration;

    internal TestService(Dictionary<string, string?> configuration, TimeProvider time)
    {
        _configuration = configuration;
        _factory = new WebApplicationFactory<TProgram>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(Environments.Development);
            foreach (var (key, value) in configuration)
            {
                host.UseSetting(key, value);
            }

            host.ConfigureTestServices(services => services.AddSingleton(time));
        });
        _ = _factory.Server;
    }

    /// <summary>Another replica of it, on the same database, with a clock of its own.</summary>
    public TestService<TProgram> Replica(TimeProvider time) => new(_configuration, time);

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>Its database, with the role of the service.</summary>
    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Plain HTTP, without a token, following no redirects.</summary>
    public HttpClient CreateClient()
        => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>
    /// gRPC calls by a principal. Without a subject: without a token. It is valid from now on for as far as a test moves the
    /// clock: requests are judged by the machine's clock, streams end by the service's. Somebody of a partner's speaks for the
    /// United States, unless a test says otherwise.
    /// </summary>
    public GrpcChannel Channel(string subject, string[] roles, string memberState = "", string? partner = null, string unit = "")
    {
        var now = DateTimeOffset.UtcNow;
        var lifetime = (Services.GetRequiredService<TimeProvider>().GetUtcNow() - now).Duration() + TimeSpan.FromDays(400);
        var token = subject.Length > 0
            ? TestTokens.Mint(
                subject,
                roles,
                memberState,
                now,
                lifetime,
                partner ?? (roles.Contains(ServiceDefaults.Identity.Roles.Partner) ? "US" : ""),
                unit)
            : "";
        var handler = new BearerHandler(token)
        {
            InnerHandler = _factory.Server.CreateHandler(),
        };
        return GrpcChannel.ForAddress(_factory.Server.BaseAddress, new GrpcChannelOptions { HttpHandler = handler });
    }

    /// <summary>
    /// Applies an event from upstream, in one transaction, as the consumer does for which <typeparamref name="THandler"/> works;
    /// passes over what does not concern that one.
    /// </summary>
    /// <param name="heard">The entry that tells of it; nothing where nobody asks for it.</param>
    public async Task ApplyAsync<THandler>(IMessage happened, Entry? heard = null)
    {
        var table = Services.GetServices<HandlerTable>().Single(consumer => consumer.Tells(typeof(THandler)));
        if (!table.Applies(happened.Descriptor.FullName))
        {
            return;
        }

        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var change = new Change(connection, transaction, "service:test", Services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            Heard = heard,
        };
        await table.ApplyAsync(Services, change, happened.Descriptor.FullName, happened.ToByteString(), CancellationToken.None);
        await transaction.CommitAsync();
        Services.GetRequiredService<Bell>().Ring();
    }

    /// <summary>What it rehearses at start, once more; a failure is thrown.</summary>
    public Task RehearseAsync()
        => Services.GetServices<IHostedService>().OfType<Rehearsal>().Single().RunAsync(CancellationToken.None);

    /// <summary>Its journal, whole, in the order of the chain.</summary>
    public async Task<List<Entry>> JournalAsync()
    {
        var entries = new List<Entry>();
        await foreach (var entry in Services.GetRequiredService<JournalReader>()
            .ReadAsync(0, follow: false, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    private sealed class BearerHandler(string token) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (token.Length > 0)
            {
                request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
