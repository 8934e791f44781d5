using System.Net;
using System.Security.Claims;
using CyberSanctions.Gateway.RateLimits;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace CyberSanctions.Gateway.Tests.RateLimits;

public sealed class RateLimitTests
{
    private static readonly Uri Unknown = new("/api/v1/dossiers?unknown=1", UriKind.Relative);

    [Fact]
    public async Task Limit_SharedByTwoReplicas_IsOneLimit()
    {
        using var redis = new TestRedis();
        using var here = new GatewayApp(
            Environments.Development, [.. Limits(4), ("ConnectionStrings:redis", redis.ConnectionString)]);
        using var there = new GatewayApp(
            Environments.Development, [.. Limits(4), ("ConnectionStrings:redis", redis.ConnectionString)]);
        Assert.True(here.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected);
        var token = TestTokens.Mint("officer-1", [Roles.Officer]);

        var statuses = new List<int>();
        foreach (var replica in (GatewayApp[])[here, there, here, there, here, there])
        {
            statuses.Add((int)await AskAsync(replica, token));
        }

        Assert.Equal([400, 400, 400, 400, 429, 429], statuses);
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(there, TestTokens.Mint("officer-2", [Roles.Officer])));
    }

    [Fact]
    public async Task Limit_WhileRedisIsAway_IsTheReplicasOwn()
    {
        using var gateway = new GatewayApp(Environments.Development, Limits(2));
        var token = TestTokens.Mint("officer-1", [Roles.Officer]);

        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(gateway, token));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(gateway, token));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(gateway, token));
    }

    [Fact]
    public async Task Refusal_SaysWhenToComeBack()
    {
        using var gateway = new GatewayApp(Environments.Development, Limits(1));
        using var client = gateway.Client(TestTokens.Mint("officer-1", [Roles.Officer]));

        using var first = await client.GetAsync(Unknown);
        using var second = await client.GetAsync(Unknown);

        Assert.Equal("\"minute\";q=1;w=60", Assert.Single(first.Headers.GetValues("RateLimit-Policy")));
        Assert.Matches("^\"minute\";r=0;t=(60|[1-5][0-9])$", Assert.Single(first.Headers.GetValues("RateLimit")));
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal("/problems/too-many-requests", (string?)(await GatewayApp.ProblemAsync(second))["type"]);
    }

    [Theory]
    [InlineData("ReportsPerHour", "/api/v1/reports", "/cybersanctions.attribution.v1.Reports/SubmitReport")]
    [InlineData("ObservationsPerHour", "/api/v1/observations", "/cybersanctions.listing.v1.DueProcess/SubmitObservations")]
    public async Task Forms_AreCountedByTheHour_ByAddress_WhoeverSendsThem_ByEitherDoor(string limit, string api, string native)
    {
        using var gateway = new GatewayApp(Environments.Development, [($"RateLimits:{limit}", "3")]);
        var statuses = new List<int>();
        foreach (var (token, path) in ((string, string)[])[
            ("", api),
            (TestTokens.Mint("officer-1", [Roles.Officer]), api),
            ("", native),
            (TestTokens.Mint("officer-2", [Roles.Officer]), api),
        ])
        {
            using var client = token.Length > 0 ? gateway.Client(token) : gateway.Client();
            using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
            statuses.Add((int)response.StatusCode);
            Assert.StartsWith("\"hour\";q=3", Assert.Single(response.Headers.GetValues("RateLimit-Policy")));
        }

        Assert.Equal((415, 415, 429), (statuses[0], statuses[1], statuses[3]));
        Assert.NotEqual(429, statuses[2]);
        using var reader = gateway.Client(TestTokens.Mint("officer-2", [Roles.Officer]));
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync(Unknown)).StatusCode);
    }

    [Fact]
    public async Task PublicListAndHealth_AreNotCounted()
    {
        using var gateway = new GatewayApp(Environments.Development, Limits(1));
        using var client = gateway.Client();

        foreach (var path in (string[])[
            "/health", "/alive", "/lists/eu-cyber/latest/list.json", "/health", "/lists/eu-cyber/latest/list.json"
        ])
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

            Assert.NotEqual(HttpStatusCode.TooManyRequests, response.StatusCode);
            Assert.False(response.Headers.Contains("RateLimit"), path);
        }
    }

    [Theory]
    [InlineData("192.0.2.7", "ip:192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "ip:192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "ip:2001:db8:1:2::/64")]
    public void WithoutAToken_TheAddressIsCounted(string address, string caller)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

        Assert.Equal((caller, 7), RateLimitMiddleware.CallerOf(context, new RateLimitSettings { AnonymousPerMinute = 7 }));
    }

    [Fact]
    public void WithAToken_ThePrincipalIsCounted_WhereverItCallsFrom()
    {
        var context = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "officer-1")], "test")),
        };

        Assert.Equal(("sub:officer-1", 9), RateLimitMiddleware.CallerOf(context, new RateLimitSettings { PerMinute = 9 }));
    }

    private static (string Key, string Value)[] Limits(int perMinute) =>
        [("RateLimits:PerMinute", $"{perMinute}"), ("RateLimits:AnonymousPerMinute", $"{perMinute}")];

    private static async Task<HttpStatusCode> AskAsync(GatewayApp gateway, string token)
    {
        using var client = gateway.Client(token);
        using var response = await client.GetAsync(Unknown);
        return response.StatusCode;
    }
}
