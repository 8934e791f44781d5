using System.Net;
using System.Net.Http.Json;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>Whom the suite knows by a token of the provider, and whom it does not.</summary>
[Collection(ProvidedSuiteCollection.Name)]
public sealed class AdmissionTests(ProvidedSuite suite)
{
    private const string Clearance = "/api/v1/proposals/LP-1/clearance";
    private static readonly Person Aurelia = new("aurelia.nimbus", "", "officer");

    [Fact]
    public async Task Officer_ByDeviceFlow_DraftsADossier_AndMayNotClearWhatTheyDrafted()
    {
        var officer = await suite.Provider.SignInAsync(Aurelia);
        var draft = new { title = "Paper Rain", summary = "Invented.", handling = "TLP:GREEN", exercise = false };

        var dossier = await suite.AskAsync(HttpMethod.Post, "/api/v1/dossiers", officer, draft);

        Assert.Equal("aurelia.nimbus", dossier.GetProperty("createdBy").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, await suite.StatusAsync(HttpMethod.Post, Clearance, officer));
    }

    [Fact]
    public async Task Program_ByClientCredentials_HasTheRolesThatTheProviderGivesIt()
    {
        var registry = await suite.Provider.TokenAsync(Client.Registry);

        Assert.Equal(HttpStatusCode.OK, await suite.StatusAsync(HttpMethod.Get, "/api/v1/dossiers", registry));
        Assert.Equal(HttpStatusCode.NotFound, await suite.StatusAsync(HttpMethod.Post, Clearance, registry));
        Assert.Equal(HttpStatusCode.Forbidden, await suite.StatusAsync(HttpMethod.Get, "/api/v1/journals/voting", registry));
    }

    [Theory]
    [InlineData("FR", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.Forbidden)]
    [InlineData("GR", HttpStatusCode.Forbidden)]
    public async Task Delegate_OfAMemberState_ReadsBallots_AndOfNoneDoesNot(string memberState, HttpStatusCode expected)
    {
        var token = await suite.TokenAsync($"delegate.{memberState}", "delegate", memberState);

        Assert.Equal(expected, await suite.StatusAsync(HttpMethod.Get, "/api/v1/ballots", token));
    }

    [Fact]
    public async Task TokenForSeveralAudiences_IsAccepted_IfTheSuiteIsOneOfThem()
    {
        var both = await suite.Provider.SignInAsync(Aurelia, $"{IdentityProvider.Archive} {IdentityProvider.Audience}");

        Assert.Equal(HttpStatusCode.OK, await suite.StatusAsync(HttpMethod.Get, "/api/v1/dossiers", both));
    }

    [Theory]
    [InlineData(IdentityProvider.Archive)]
    [InlineData("openid profile")]
    public async Task TokenForAnotherAudience_OrForNone_IsRefused(string scope)
        => await AssertRefused(await suite.Provider.SignInAsync(Aurelia, scope));

    [Fact]
    public async Task IdToken_WhichIsForTheClientAndNotForTheSuite_IsRefused()
        => await AssertRefused(await suite.Provider.SignInAsync(Aurelia, kind: "id_token"));

    [Fact]
    public async Task TokenOfAnotherIssuer_EvenWithTheSameKeys_IsRefused()
    {
        await using var other = await IdentityProvider.StartAsync([.. suite.Provider.SigningKeys]);

        await AssertRefused(await other.SignInAsync(Aurelia));
    }

    [Fact]
    public async Task EncryptedAccessToken_IsRefusedLikeAnyOtherThatCannotBeRead()
    {
        suite.Provider.EncryptAccessTokens(true);
        var encrypted = await suite.Provider.SignInAsync(Aurelia);
        suite.Provider.EncryptAccessTokens(false);

        Assert.Equal(5, encrypted.Split('.').Length);
        await AssertRefused(encrypted);
    }

    [Fact]
    public async Task DevelopmentTokens_AreNotMade_WhereThereIsAProvider()
    {
        var wish = new { subject = "aurelia.nimbus", roles = new[] { "officer" } };
        using var response = await suite.Gateway.PostAsJsonAsync("/dev/tokens", wish);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task AssertRefused(string token)
    {
        var (status, said) = await suite.ReceivedAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("/problems/invalid-token", said);
    }
}
