using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Gateway.Tests.Routes;

/// <summary>
/// Two replicas of publication behind the public lists. That services themselves are found so, see the integration tests.
/// </summary>
public sealed class ReplicasTests : IAsyncLifetime
{
    private static readonly Uri Path = new("/lists/eu-cyber/latest/list.json", UriKind.Relative);

    private readonly ConcurrentQueue<string> _asked = new();
    private readonly List<WebApplication> _replicas = [];
    private GatewayApp _gateway = null!;

    public async Task InitializeAsync()
    {
        foreach (var name in (string[])["first", "second", "third"])
        {
            _replicas.Add(await StartAsync(name));
        }

        _gateway = new GatewayApp(
            Environments.Development,
            [
                ("services:publication:http:0", _replicas[0].Urls.First()),
                ("services:publication:http:1", _replicas[1].Urls.First())
            ]);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }
    }

    [Fact]
    public async Task Requests_GoToBoth()
    {
        Assert.All(await ReadAsync(50), status => Assert.Equal(HttpStatusCode.OK, status));

        Assert.Equal(["first", "second"], _asked.Distinct().Order());
    }

    [Fact]
    public async Task ReplicaThatIsGone_IsNoticedByNobody()
    {
        await _replicas[0].StopAsync();

        Assert.All(await ReadAsync(50), status => Assert.Equal(HttpStatusCode.OK, status));

        Assert.Equal(["second"], _asked.Distinct());
    }

    [Fact]
    public async Task BothGone_IsUnavailable_UntilOneIsBack()
    {
        await _replicas[0].StopAsync();
        await _replicas[1].StopAsync();
        Assert.All(await ReadAsync(10), status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));

        _replicas.Add(await StartAsync("back", _replicas[1].Urls.First()));

        Assert.All(await ReadAsync(10), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(["back"], _asked.Distinct());
    }

    [Fact]
    public async Task ReplicaThatComesIntoTheConfiguration_IsFoundWithoutARestart()
    {
        var configuration = (IConfigurationRoot)_gateway.Services.GetRequiredService<IConfiguration>();

        configuration["services:publication:http:2"] = _replicas[2].Urls.First();
        configuration.Reload();

        for (var until = DateTime.UtcNow.AddSeconds(30); !_asked.Contains("third");)
        {
            Assert.All(await ReadAsync(10), status => Assert.Equal(HttpStatusCode.OK, status));
            Assert.True(DateTime.UtcNow < until, "It is not found.");
        }
    }

    private async Task<HttpStatusCode[]> ReadAsync(int times)
    {
        using var client = _gateway.Client();
        return await Task.WhenAll(Enumerable.Range(0, times).Select(async _ =>
        {
            using var answer = await client.GetAsync(Path);
            return answer.StatusCode;
        }));
    }

    private async Task<WebApplication> StartAsync(string name, string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.MapGet(Path.ToString(), () => _asked.Enqueue(name));
        await app.StartAsync();
        return app;
    }
}
