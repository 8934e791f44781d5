using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using CyberSanctions.Integration.Tests.BadInput;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Integration.Tests;

/// <summary>The whole suite, started by its AppHost with a real Postgres and a real Redis, once for all tests here.</summary>
public sealed class Suite : IAsyncLifetime
{
    public static readonly string[] Services = ["attribution", "listing", "voting", "publication"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // The tests know the key, so as to make tokens that are wrong in one thing only.
    private static readonly Dictionary<string, string> TokenSettings = new()
    {
        ["ValidIssuer"] = "tests",
        ["ValidAudiences:0"] = "cybersanctions",
        ["SigningKeys:0:Issuer"] = "tests",
        ["SigningKeys:0:Value"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    };

    private readonly Dictionary<string, string> _ownerConnections = [];
    private StartedSuite _started = null!;

    /// <summary>The gateway over HTTP, without a token.</summary>
    public HttpClient Gateway { get; private set; } = null!;

    /// <summary>The gateway over gRPC.</summary>
    public GrpcChannel Grpc { get; private set; } = null!;

    /// <summary>Where that is.</summary>
    public Uri GrpcAddress => App.GetEndpoint("gateway", "grpc");

    private DistributedApplication App => _started.App;

    public async Task InitializeAsync()
    {
        _started = await StartedSuite.StartAsync(
            TokenSettings.Select(setting => $"--Authentication:Schemes:Bearer:{setting.Key}={setting.Value}")
                .Append("--RateLimits:AnonymousPerMinute=100000")
                .Append("--RateLimits:ReportsPerHour=100000")
                .Append("--RateLimits:ObservationsPerHour=100000"));
        Gateway = new HttpClient { BaseAddress = App.GetEndpoint("gateway", "http") };
        Grpc = GrpcChannel.ForAddress(GrpcAddress);
        await RequireOwnAsync();
        await CouncilDataArrivedAsync();
    }

    // Before anything is written: nobody else's suite knows the key that these tokens are signed with, whatever /alive says.
    private async Task RequireOwnAsync()
    {
        var officer = Authorizations.For(TokenKind.Officer)!["Bearer ".Length..];
        await AskAsync(HttpMethod.Get, "/api/v1/dossiers", officer);
        await new Contracts.Listing.V1.Acts.ActsClient(Grpc).ListActsAsync(
            new(), new Metadata { { "authorization", $"Bearer {officer}" } });
    }

    // Listing reads it in voting's journal: the last thing that a new suite does by itself.
    private async Task CouncilDataArrivedAsync()
    {
        await using var connection = await OpenAsync("listing");
        await Eventually.HoldsAsync(
            () => connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM council_data)"),
            "The listing service has not heard of the reference data.");
    }

    public async Task DisposeAsync()
    {
        Grpc.Dispose();
        Gateway.Dispose();
        await _started.DisposeAsync();
    }

    /// <summary>Tokens of every kind, good and bad.</summary>
    public static Authorizations Authorizations { get; } =
        new(TokenSettings["SigningKeys:0:Value"], TokenSettings["SigningKeys:0:Issuer"], TokenSettings["ValidAudiences:0"]);

    /// <summary>A development token.</summary>
    public async Task<string> TokenAsync(string subject, string role, string? memberState = null)
    {
        using var response = await Gateway.PostAsJsonAsync(
            "/dev/tokens", new { subject, roles = new[] { role }, memberState }, IgnoreNull);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>A request with a token.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string token, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body switch
        {
            null => null,
            byte[] bytes => new ByteArrayContent(bytes),
            _ => JsonContent.Create(body, options: IgnoreNull),
        };
        return await Gateway.SendAsync(request);
    }

    /// <summary>The answer to a request that has to succeed.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var response = await SendAsync(method, path, token, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>A service itself, past the gateway.</summary>
    public GrpcChannel ChannelTo(string service) => GrpcChannel.ForAddress(App.GetEndpoint(service, "grpc"));

    /// <summary>kill -9, and a new start as by hand in the dashboard.</summary>
    public async Task KillAndStartAsync(string resource)
    {
        await KillAsync(resource);
        await StartAsync(resource);
    }

    /// <summary>kill -9; returns once it is seen to be gone.</summary>
    public Task KillAsync(string resource) => _started.KillAsync(resource);

    /// <summary>Starts what was killed or stopped.</summary>
    public Task StartAsync(string resource) => _started.StartAsync(resource);

    /// <summary>One of a service's databases, as its owner.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string service)
    {
        if (!_ownerConnections.TryGetValue(service, out var connectionString))
        {
            _ownerConnections[
                service] = connectionString = (await SettingsOfAsync(service))[$"ConnectionStrings__{service}_owner"];
        }

        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The environment variables that a resource was started with.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SettingsOfAsync(string resource)
    {
        var model = App.Services.GetRequiredService<DistributedApplicationModel>();
        var settings = await ExecutionConfigurationBuilder.Create(model.Resources.Single(r => r.Name == resource))
            .WithEnvironmentVariablesConfig()
                .BuildAsync(App.Services.GetRequiredService<DistributedApplicationExecutionContext>());
        return settings.EnvironmentVariables.ToDictionary();
    }

    /// <summary>One of the commands that the dashboard offers.</summary>
    public Task<ExecuteCommandResult> CommandAsync(
        string resource, string command, params (string Name, string Value)[] arguments)
        => _started.CommandAsync(resource, command, arguments);

    /// <summary>
    /// Every row of every table of every service, as one text per service: what bad input must not change. A row stands there
    /// as its place and the transaction that wrote it, so that one written anew with the same values counts as changed. Left
    /// out is what goes on by itself, a moment later (the chain over the journal, the cursors), and what is to be recorded of
    /// bad input: that a statement was refused.
    /// </summary>
    public async Task<string> FingerprintAsync()
    {
        const string Tables =
            """
            SELECT tablename FROM pg_tables
            WHERE schemaname = 'public' AND tablename NOT IN ('journal_chain', 'journal_head', 'journal_cursor')
            """;
        var prints = new List<string>();
        foreach (var service in Services)
        {
            await using var connection = await OpenAsync(service);
            var rows = (await connection.QueryAsync<string>(Tables)).Select(table =>
            {
                var some = table == "journal" ? " WHERE event_type <> 'cybersanctions.events.v1.StatementRefused'" : "";
                return $"SELECT '{table} ' || count(*) || coalesce(md5(string_agg(ctid::text || xmin, '' ORDER BY ctid)), '')"
                    + $" FROM {table}{some}";
            });
            // In an order: a parallel plan has none.
            var sorted = await connection.QueryAsync<string>($"{string.Join(" UNION ALL ", rows)} ORDER BY 1");
            prints.Add($"{service}: {string.Join(' ', sorted)}");
        }

        return string.Join('\n', prints);
    }

    /// <summary>The fingerprint when nothing travels from service to service any more.</summary>
    public async Task<string> SettledFingerprintAsync()
    {
        var until = DateTime.UtcNow + Patience;
        var fingerprint = await FingerprintAsync();
        for (var (before, same) = ("", 0); same < 20; (before, fingerprint) = (fingerprint, await FingerprintAsync()))
        {
            same = before == fingerprint ? same + 1 : 0;
            Assert.True(same > 0 || DateTime.UtcNow < until, $"It goes on and on:\n{before}\n{fingerprint}");
        }

        return fingerprint;
    }

    /// <summary>
    /// What a resource has written as an error or worse: the console logger begins those with "fail:" and "crit:", after the
    /// time.
    /// </summary>
    public IReadOnlyList<string> ErrorsOf(string resource)
        => [.. Log(resource).Split('\n').Where(line => line.Contains("Z fail: ") || line.Contains("Z crit: "))];

    /// <summary>What a resource has written so far.</summary>
    public string Log(string resource) => _started.Log(resource);

    private static readonly JsonSerializerOptions IgnoreNull =
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        };
}

/// <summary>All tests here share one running suite, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SuiteCollection : ICollectionFixture<Suite>, ICollectionFixture<Delegates.Seats>
{
    public const string Name = "suite";
}
