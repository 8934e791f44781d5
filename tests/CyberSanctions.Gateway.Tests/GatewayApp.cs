using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Gateway.Tests;

/// <summary>The gateway on a real port, with no service behind it: what it answers, it has decided itself.</summary>
public sealed class GatewayApp : IAsyncDisposable, IDisposable
{
    private const string Nobody = "http://127.0.0.1:1";

    private readonly WebApplicationFactory<Program> _factory;

    /// <summary>In Development, without Redis.</summary>
    public GatewayApp()
        : this(Environments.Development, [])
    {
    }

    internal GatewayApp(string environment, IReadOnlyList<(string Key, string Value)> settings)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            host.UseUrls("http://127.0.0.1:0");
            host.UseSetting("ConnectionStrings:redis", "127.0.0.1:1,abortConnect=false,connectTimeout=100,connectRetry=1");
            foreach (var service in (string[])["attribution", "listing", "voting", "publication"])
            {
                host.UseSetting($"services:{service}:grpc:0", Nobody);
                host.UseSetting($"services:{service}:http:0", Nobody);
            }

            foreach (var (key, value) in TestTokens.Settings)
            {
                host.UseSetting(key, value);
            }

            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }

            host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(Log));
        });
        _factory.UseKestrel();
        _factory.StartServer();
    }

    /// <summary>What it has logged as an error or worse.</summary>
    internal ErrorLog Log { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _factory.Services;

    /// <summary>A client, with a token if one is given.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>A body as it is.</summary>
    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>The problem document in an answer.</summary>
    public static async Task<JsonObject> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((int)response.StatusCode, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
        return problem;
    }

    /// <inheritdoc/>
    public void Dispose() => _factory.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
