using System.Net;
using System.Text.Json;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Gateway.Tests.Tokens;

/// <summary>RFC 8725, and who may be known by a token.</summary>
public sealed class TokenRulesTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    [Theory]
    [InlineData("""{"alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"jwt"}""")]
    [InlineData("""{"alg":"HS256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"HS256","typ":"application/at+jwt","kid":"elsewhere"}""")]
    public Task Header_OfATokenForThis_IsAccepted(string header) => AssertAccepted(HandmadeToken.Of(header: header));

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS384","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"hs256","typ":"JWT"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"dpop+jwt"}""")]
    [InlineData("""{"alg":"HS256","typ":"logout+jwt"}""")]
    [InlineData("""{"alg":"HS256","typ":""}""")]
    [InlineData("""{"alg":"HS256","crit":["b64"],"b64":true}""")]
    [InlineData("""{"alg":"HS256","crit":["https://blue-heron.example/x"],"https://blue-heron.example/x":1}""")]
    [InlineData("""{"alg":"HS256","crit":[]}""")]
    [InlineData("""{"alg":"HS256","alg":"none"}""")]
    [InlineData("""{"alg":"none","alg":"HS256"}""")]
    public Task Header_OfAnyOther_IsRefused(string header) => AssertRefused(HandmadeToken.Of(header: header));

    [Theory]
    [InlineData("sub", null)]
    [InlineData("sub", "\"\"")]
    [InlineData("sub", "null")]
    [InlineData("sub", "7")]
    [InlineData("sub", "[\"aurelia.nimbus\"]")]
    [InlineData("sub", "[\"aurelia.nimbus\",\"blue.heron\"]")]
    [InlineData("sub", "{\"name\":\"aurelia.nimbus\"}")]
    [InlineData("sub", "\"service:voting\"")]
    [InlineData("sub", "\"Service:voting\"")]
    [InlineData("member_state", "[\"FR\"]")]
    [InlineData("member_state", "[\"FR\",\"DE\"]")]
    [InlineData("member_state", "7")]
    [InlineData("roles", "[\"officer\",7]")]
    [InlineData("roles", "{\"officer\":true}")]
    [InlineData("exp", null)]
    [InlineData("exp", "1000000000")]
    [InlineData("exp", "\"never\"")]
    [InlineData("nbf", "9999999999")]
    [InlineData("iss", null)]
    [InlineData("iss", "\"elsewhere\"")]
    [InlineData("aud", null)]
    [InlineData("aud", "\"elsewhere\"")]
    [InlineData("aud", "[]")]
    public Task Claim_ThatIsMissingOrWrong_IsRefused(string claim, string? value)
        => AssertRefused(HandmadeToken.Of(new() { [claim] = value }));

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\u00a0")]
    [InlineData("\0")]
    [InlineData("aurelia\0")]
    [InlineData("aurelia\nnimbus")]
    [InlineData("aurelia\u007f")]
    [InlineData("aurelia\u0085")]
    [InlineData("aurelia\u200b")]
    [InlineData("aurelia\u200d")]
    [InlineData("\u202eaurelia")]
    [InlineData("aurelia\ufeff")]
    [InlineData("aurelia\u00ad")]
    [InlineData("aurelia\u3164")]
    [InlineData("aurelia\u2800")]
    [InlineData("aurelia\u2028")]
    [InlineData("aurelia\ufffd")]
    [InlineData("aurelia\U000e0041")]
    [InlineData("aurelia\ufe0f")]
    public Task Subject_ThatCannotBeReadAsItIs_IsRefused(string subject)
        => AssertRefused(HandmadeToken.Of(new() { ["sub"] = JsonSerializer.Serialize(subject) }));

    [Fact]
    public async Task Subject_MayHave255Characters_AndNoMore()
    {
        await AssertAccepted(HandmadeToken.Of(new() { ["sub"] = $"\"{new string('a', 255)}\"" }));
        await AssertRefused(HandmadeToken.Of(new() { ["sub"] = $"\"{new string('a', 256)}\"" }));
    }

    [Theory]
    [InlineData("auth0|5f7c8ec7c33c6c004bbafe82")]
    [InlineData("Aurelia Nimbus")]
    [InlineData("aurelia@council.example")]
    [InlineData("Αυρηλία")]
    [InlineData("aurélia")]
    public void Subject_ThatCanBeRead_IsOne(string subject) => Assert.True(TokenRules.IsReadable(subject));

    [Fact]
    public async Task Claim_SaidTwice_IsRefused()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var rest = $$"""
            "iss":"tests","aud":"cybersanctions","roles":["officer"],"exp":{{now + 300}}
            """;
        await AssertRefused(HandmadeToken.Signed(
            """{"alg":"HS256"}""", $$"""{"sub":"aurelia.nimbus","sub":"blue.heron",{{rest}}}"""));
        await AssertRefused(HandmadeToken.Signed(
            """{"alg":"HS256"}""", $$"""{"sub":"aurelia.nimbus","member_state":"FR","member_state":"DE",{{rest}}}"""));
        await AssertRefused(HandmadeToken.Signed(
            """{"alg":"HS256"}""", $$"""{"sub":"aurelia.nimbus","roles":["observer"],{{rest}}}"""));
        await AssertAccepted(HandmadeToken.Signed("""{"alg":"HS256"}""", $$"""{"sub":"aurelia.nimbus",{{rest}}}"""));
    }

    // What was verified is remembered for a minute: what was refused is not.
    [Fact]
    public async Task RefusedToken_IsRefusedAgain()
    {
        var token = HandmadeToken.Of(new() { ["sub"] = "\"\"" });
        await AssertRefused(token);
        await AssertRefused(token);
    }

    [Fact]
    public async Task Answer_SaysWhatIsWrongWithTheToken()
    {
        using var client = gateway.Client(HandmadeToken.Of(new() { ["sub"] = null }));
        using var response = await client.GetAsync(new Uri("/api/v1/dossiers", UriKind.Relative));

        Assert.Equal("/problems/invalid-token", (string?)(await GatewayApp.ProblemAsync(response))["type"]);
        Assert.Contains("it has no sub", Assert.Single(response.Headers.WwwAuthenticate).Parameter);
    }

    // A query that nobody knows is refused only after authentication and authorization.
    private async Task AssertAccepted(string token) => Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(token));

    private async Task AssertRefused(string token) => Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var client = gateway.Client(token);
        using var response = await client.GetAsync(new Uri("/api/v1/dossiers?unknown=1", UriKind.Relative));
        return response.StatusCode;
    }
}
