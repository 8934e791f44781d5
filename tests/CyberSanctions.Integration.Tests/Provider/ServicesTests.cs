namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>The services read one another's journals by tokens of the provider.</summary>
[Collection(ProvidedSuiteCollection.Name)]
public sealed class ServicesTests(ProvidedSuite suite)
{
    [Fact]
    public async Task Services_WhoseTokenIsByAWithdrawnKey_GetAnother_AndGoOnReading()
    {
        await suite.ProposeAsync();
        var before = suite.TokensOfServices;
        Assert.NotEqual(0, before);

        await suite.RotateAsync(IdentityProvider.Rsa());
        await suite.KillAndStartAsync("listing");

        // Listing verifies the old token anew, and refuses it; voting opens the ballot when it has heard of the act all the same.
        await suite.ProposeAsync();
        Assert.True(suite.TokensOfServices > before, "All go by the tokens that they had.");
    }
}
