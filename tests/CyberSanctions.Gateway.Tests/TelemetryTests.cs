using System.Net;
using System.Net.Http.Headers;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Gateway.Tests;

/// <summary>What leaves the gateway for the operator's collector.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Spans_TellRouteAndService_ButNoTokenAndNothingOfTheQuery()
    {
        await using var collector = await Collector.StartAsync();
        await using var gateway = new GatewayApp(Environments.Development, collector.Settings);
        var token = TestTokens.Mint("aurelia.nimbus", [Roles.Officer]);

        // Another client would begin a trace of its own in this process, and say to the gateway that nobody asked for it.
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var client = new HttpClient(handler) { BaseAddress = gateway.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var made = await client.PostAsync(
            new Uri("/dev/tokens", UriKind.Relative), GatewayApp.Json("""{"subject":"blue.heron","roles":["officer"]}"""));
        using var asked = await client.GetAsync(new Uri("/api/v1/ballots?actReference=ACT-2026-471147", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (made.StatusCode, asked.StatusCode));
        var spans = await collector.SpansUntilAsync("GET /api/v1/ballots/", gateway.Services);
        Assert.Contains(spans, span => span.Text.Contains("voting.v1.Ballots/ListBallots", StringComparison.Ordinal));
        Assert.All(spans, span => Assert.All(
            (string[])[token, "blue.heron", "aurelia.nimbus", "471147"], said => Assert.DoesNotContain(said, span.Text)));
    }
}
