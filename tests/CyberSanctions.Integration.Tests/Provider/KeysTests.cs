using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>By which keys and algorithms tokens are accepted, also after the provider has changed its keys.</summary>
[Collection(ProvidedSuiteCollection.Name)]
public sealed class KeysTests(ProvidedSuite suite)
{
    private static readonly Person Aurelia = new("aurelia.nimbus", "", "officer");

    [Fact]
    public async Task TokensByRs256AndByEs256_AreAccepted()
    {
        var (rsa, ec) = (IdentityProvider.Rsa(), IdentityProvider.Ec());

        await suite.RotateAsync(rsa, ec);
        var byRsa = await suite.Provider.SignInAsync(Aurelia);
        await suite.RotateAsync(ec, rsa);
        var byEc = await suite.Provider.SignInAsync(Aurelia);

        Assert.Equal(("RS256", "ES256"), (new JsonWebToken(byRsa).Alg, new JsonWebToken(byEc).Alg));
        await AssertAccepted(byRsa);
        await AssertAccepted(byEc);
    }

    [Fact]
    public async Task KeyThatSaysItsAlgorithm_IsGoodForNoOther_AndOneThatDoesNotForTheUsualOnes()
    {
        var rsa = IdentityProvider.Rsa();

        await suite.RotateAsync(rsa);
        var byPs256 = await ForgedAsync(new SigningCredentials(rsa.Key, SecurityAlgorithms.RsaSsaPssSha256));
        await AssertRefused(byPs256, "The token is signed by PS256, for which its key is not.");

        var other = IdentityProvider.Rsa();
        suite.Provider.PublishAlgorithms(false);
        await suite.RotateAsync(other);
        await AssertAccepted(await ForgedAsync(new SigningCredentials(other.Key, SecurityAlgorithms.RsaSsaPssSha256)));
        await AssertRefused(
            await ForgedAsync(new SigningCredentials(other.Key, SecurityAlgorithms.RsaSha512)),
            "The token is signed by RS512, for which its key is not.");
        suite.Provider.PublishAlgorithms(true);
    }

    [Fact]
    public async Task PublicKeyTakenForASecret_IsNoKey()
    {
        var rsa = IdentityProvider.Rsa();
        await suite.RotateAsync(rsa);
        using var published = RSA.Create(((RsaSecurityKey)rsa.Key).Rsa.ExportParameters(includePrivateParameters: false));

        var pem = System.Text.Encoding.ASCII.GetBytes(published.ExportSubjectPublicKeyInfoPem());

        foreach (var secret in new[] { published.ExportSubjectPublicKeyInfo(), pem })
        {
            var key = new SymmetricSecurityKey(secret) { KeyId = rsa.Key.KeyId };
            await AssertRefused(await ForgedAsync(new SigningCredentials(key, SecurityAlgorithms.HmacSha256)));
        }
    }

    [Fact]
    public async Task TokenWithoutASignature_IsRefused()
    {
        var genuine = (await suite.Provider.SignInAsync(Aurelia)).Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""");

        await AssertRefused($"{header}.{genuine[1]}.");
        await AssertRefused($"{header}.{genuine[1]}.{genuine[2]}");
    }

    [Fact]
    public async Task NewKey_IsAcceptedAtItsFirstToken_AndTheWithdrawnOneNoLonger()
    {
        var (old, next) = (IdentityProvider.Rsa(), IdentityProvider.Ec());
        await suite.RotateAsync(old);
        var (before, unseen) = (await suite.Provider.SignInAsync(Aurelia), await suite.Provider.SignInAsync(Aurelia));
        await AssertAccepted(before);

        await suite.RotateAsync(next);
        await AssertAccepted(await suite.Provider.SignInAsync(Aurelia));

        await AssertRefused(unseen);
    }

    // A genuine token's claims under another signature by the provider's own key, if that is what it is.
    private async Task<string> ForgedAsync(SigningCredentials credentials)
    {
        var genuine = new JsonWebToken(await suite.Provider.SignInAsync(Aurelia));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            Base64UrlEncoder.Decode(genuine.EncodedPayload), credentials, new Dictionary<string, object> { ["typ"] = "at+jwt" });
    }

    private async Task AssertAccepted(string token)
    {
        var (status, said) = await suite.ReceivedAsync(token);
        Assert.True(status == HttpStatusCode.OK, said);
    }

    private async Task AssertRefused(string token, string why = "")
    {
        var (status, said) = await suite.ReceivedAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains(why, said);
    }
}
