using System.Net;

namespace CyberSanctions.Integration.Tests.Running;

/// <summary>What the dashboard and <c>aspire resource gateway …</c> offer, and what AppHost and services agree on.</summary>
[Collection(SuiteCollection.Name)]
public class CommandTests(Suite suite)
{
    [Fact]
    public async Task ATokenFromTheDashboard_IsWhatItSays()
    {
        var shown = await suite.CommandAsync(
            "gateway", "token", ("subject", "officer.of.the.dashboard"), ("role", "officer"), ("member-state", ""));

        Assert.True(shown.Success, shown.Message);
        using var accepted = await suite.SendAsync(HttpMethod.Get, "/api/v1/dossiers", shown.Data!.Value);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task ATokenThatMakesNoSense_IsRefused_WithTheGatewaysReason()
    {
        var shown = await suite.CommandAsync(
            "gateway", "token", ("subject", "officer.of.the.dashboard"), ("role", "officer"), ("member-state", "EL"));

        Assert.False(shown.Success);
        Assert.Contains("memberState", shown.Message);
        Assert.Null(shown.Data);
    }

    // A caller that could choose the address it is counted under would have no limit.
    [Fact]
    public async Task WhereACallIsSaidToComeFrom_MakesNoDifferenceToItsLimit()
    {
        var first = await RemainingAsync("198.51.100.7");
        var second = await RemainingAsync("203.0.113.9");

        Assert.True(second < first, $"{first} requests were left, and then {second}.");
    }

    private async Task<int> RemainingAsync(string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await suite.Gateway.SendAsync(request);
        var limit = response.Headers.GetValues("RateLimit").Single(); // "minute";r=599;t=60
        return int.Parse(limit.Split("r=")[1].Split(';')[0]);
    }
}
