using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CyberSanctions.Gateway.Tests.Tokens;

public sealed class DevelopmentTokensTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    private static readonly Uri Address = new("/dev/tokens", UriKind.Relative);

    [Fact]
    public async Task Token_SaysWhatWasAskedFor()
    {
        var answer = await MintAsync(
            """{"subject":"delegate-fr","roles":["delegate","observer"],"memberState":"FR","minutes":5}""");

        var token = new JsonWebToken((string)answer["token"]!);
        Assert.Equal("delegate-fr", token.Subject);
        Assert.Equal(["delegate", "observer"], token.Claims.Where(c => c.Type == "roles").Select(c => c.Value));
        Assert.Equal("FR", token.GetClaim("member_state").Value);
        Assert.Equal(TimeSpan.FromMinutes(5), token.ValidTo - token.ValidFrom);
        Assert.Equal(token.ValidTo, ((DateTime)answer["expiresAt"]!).ToUniversalTime(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Token_IsAccepted()
    {
        var token = (string)(await MintAsync("""{"subject":"officer-1","roles":["officer"]}"""))["token"]!;
        using var client = gateway.Client(token);

        // Refused for its query, so past authentication and authorization.
        using var response = await client.GetAsync(new Uri("/api/v1/dossiers?unknown=1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"subject":"","roles":["officer"]}""", "subject")]
    [InlineData("""{"subject":"two words","roles":["officer"]}""", "subject")]
    [InlineData("""{"subject":"a\u0000","roles":["officer"]}""", "subject")]
    [InlineData("""{"subject":"a","roles":[]}""", "roles")]
    [InlineData("""{"subject":"a"}""", "roles")]
    [InlineData("""{"subject":"a","roles":["king"]}""", "roles[0]")]
    [InlineData("""{"subject":"a","roles":["service"]}""", "roles[0]")]
    [InlineData("""{"subject":"a","roles":["delegate"]}""", "memberState")]
    [InlineData("""{"subject":"a","roles":["delegate"],"memberState":"fr"}""", "memberState")]
    [InlineData("""{"subject":"a","roles":["delegate"],"memberState":"FRA"}""", "memberState")]
    [InlineData("""{"subject":"a","roles":["delegate"],"memberState":"GR"}""", "memberState")]
    [InlineData("""{"subject":"a","roles":["delegate"],"memberState":"UK"}""", "memberState")]
    [InlineData("""{"subject":"a","roles":["authority"]}""", "memberState")]
    [InlineData("""{"subject":"a","roles":["authority"],"memberState":"GR"}""", "memberState")]
    [InlineData("""{"subject":"service:voting","roles":["officer"]}""", "subject")]
    [InlineData("""{"subject":"a","roles":["officer"],"memberState":"FR"}""", "memberState")]
    [InlineData("""{"subject":"a","roles":["partner"]}""", "partner")]
    [InlineData("""{"subject":"a","roles":["partner"],"partner":"us"}""", "partner")]
    [InlineData("""{"subject":"a","roles":["partner"],"partner":"FR"}""", "partner")]
    [InlineData("""{"subject":"a","roles":["partner","officer"],"partner":"US"}""", "roles")]
    [InlineData("""{"subject":"a","roles":["officer"],"partner":"US"}""", "partner")]
    [InlineData("""{"subject":"a","roles":["officer"],"minutes":0}""", "minutes")]
    [InlineData("""{"subject":"a","roles":["officer"],"minutes":1441}""", "minutes")]
    [InlineData("""{"subject":"a","roles":["officer"],"sub":"b"}""", "sub")]
    public async Task Token_IsNotMintedFor(string body, string field)
    {
        using var client = gateway.Client();
        using var response = await client.PostAsync(Address, GatewayApp.Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, (string?)(await GatewayApp.ProblemAsync(response))["errors"]![0]!["field"]);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task OutsideDevelopment_TheEndpointDoesNotExist(string environment)
    {
        using var elsewhere = new GatewayApp(environment, []);
        using var client = elsewhere.Client();

        using var response = await client.PostAsync(Address, GatewayApp.Json("""{"subject":"a","roles":["officer"]}"""));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await GatewayApp.ProblemAsync(response);
    }

    [Fact]
    public async Task WithoutAKey_TheEndpointDoesNotExist()
    {
        using var keyless = new GatewayApp(Environments.Development, [("Authentication:Schemes:Bearer:SigningKeys:0:Value", "")]);
        using var client = keyless.Client();

        using var response = await client.PostAsync(Address, GatewayApp.Json("""{"subject":"a","roles":["officer"]}"""));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<JsonObject> MintAsync(string body)
    {
        using var client = gateway.Client();
        using var response = await client.PostAsync(Address, GatewayApp.Json(body));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
