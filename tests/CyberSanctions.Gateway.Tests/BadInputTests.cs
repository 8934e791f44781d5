using System.Text.Json.Nodes;
using CyberSanctions.Integration.Tests.BadInput;
using CyberSanctions.Testing;

namespace CyberSanctions.Gateway.Tests;

/// <summary>The part of the table of bad requests that the gateway refuses by itself, without a service.</summary>
public sealed class BadInputTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    private static readonly Dictionary<string, string> References = Placeholders.All.ToDictionary(
        name => name, _ => "ATT-2026-0001");

    private static readonly Authorizations Authorizations = new(
        TestTokens.Settings["Authentication:Schemes:Bearer:SigningKeys:0:Value"]!,
        TestTokens.Settings["Authentication:Schemes:Bearer:SigningKeys:0:Issuer"]!,
        TestTokens.Settings["Authentication:Schemes:Bearer:ValidAudiences:0"]!);

    public static TheoryData<string> Names
        => [.. BadRequests.All.Where(request => !request.ByService).Select(request => request.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task BadInput_IsRefusedWithAProblemThatNamesTheField(string name)
    {
        var bad = BadRequests.All.Single(request => request.Name == name);
        using var client = gateway.Client();

        using var request = bad.ToRequest(gateway.Address, References, Authorizations.For(bad.Token));
        using var response = await client.SendAsync(request);

        Assert.Equal(bad.Status, (int)response.StatusCode);
        var problem = await GatewayApp.ProblemAsync(response);
        Assert.Equal($"/problems/{bad.Problem}", (string?)problem["type"]);
        if (bad.Field is not null)
        {
            Assert.Contains(bad.Field, problem["errors"]!.AsArray().Select(error => (string)error!["field"]!));
        }

        Assert.Equal(bad.Status == 401, response.Headers.WwwAuthenticate.Count > 0);
        Assert.Empty(gateway.Log.Errors);
    }

    [Fact]
    public void Table_HoldsMoreThanAHundredRequests_EachUnderItsOwnName()
    {
        var names = BadRequests.All.Select(request => request.Name).ToList();

        Assert.True(names.Count > 110, $"{names.Count} requests");
        Assert.Distinct(names);
    }

    [Fact]
    public async Task EveryExpectedProblem_IsExplainedAtItsAddress()
    {
        using var client = gateway.Client();
        foreach (var reason in BadRequests.All.Select(request => request.Problem).Distinct())
        {
            var explanation = JsonNode.Parse(await client.GetStringAsync(new Uri($"/problems/{reason}", UriKind.Relative)))!;

            Assert.Equal($"/problems/{reason}", (string?)explanation["type"]);
            Assert.NotEmpty((string)explanation["explanation"]!);
        }
    }
}
