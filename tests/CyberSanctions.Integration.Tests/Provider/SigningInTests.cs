using System.Text.RegularExpressions;
using CyberSanctions.Integration.Tests.Delegates;

namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>Delegates at their terminals, who sign in at the provider with a browser.</summary>
[Collection(ProvidedSuiteCollection.Name)]
public sealed partial class SigningInTests(ProvidedSuite suite) : IDisposable
{
    private static readonly Person Aurelia = new("aurelia.nimbus", "FR", "delegate");
    private readonly string _folder = Directory.CreateTempSubdirectory("signing-in-").FullName;

    private Seat France => new("FR", _folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Delegate_TypesTheCodeAtTheProvider_AndVotes()
    {
        var act = await suite.ProposeAsync();

        var signedIn = await SignInAsync(Aurelia, "openid cybersanctions");

        signedIn.ExitedWith(0);
        Assert.Contains("Signed in as aurelia.nimbus, delegate of FR", signedIn.Words);
        await RegisterAsync(await France.RunAsync("key", "new"));
        Assert.Contains(act.Ballot, (await France.RunAsync("agenda")).Words);
        Assert.Contains("FR votes for", (await France.StateAsync("vote", act.Ballot, "for")).Words);
        Assert.Contains("1 receipt, which verifies", (await France.RunAsync("receipts", act.Ballot)).Words);
    }

    [Fact]
    public async Task Delegate_WhomTheProviderDenies_IsToldSo_AndNotSignedIn()
    {
        var denied = await SignInAsync(null, "openid cybersanctions");

        denied.ExitedWith(3);
        Assert.Contains("Signing in was denied.", denied.Words);
        (await France.RunAsync("agenda")).ExitedWith(3);
    }

    [Fact]
    public async Task Delegate_WhoseTokenIsNotMeantForTheGateway_IsToldWhatToDo()
    {
        var signedIn = await SignInAsync(Aurelia, "openid profile");

        signedIn.ExitedWith(1);
        Assert.Contains(
            "But the gateway does not take this token: The token has expired, is meant for somebody else,", signedIn.Words);
        Assert.Contains("with --scope.", signedIn.Words);
    }

    [Fact]
    public async Task Delegate_WhoseTokenIsEncrypted_IsToldThatTheProviderHasToChange()
    {
        suite.Provider.EncryptAccessTokens(true);
        var signedIn = await SignInAsync(Aurelia, "openid cybersanctions");
        suite.Provider.EncryptAccessTokens(false);

        signedIn.ExitedWith(1);
        Assert.Contains("issued an access token that is no signed JWT", signedIn.Words);
        Assert.False(Directory.Exists(France.Home));
    }

    private async Task<Output> SignInAsync(Person? person, string scope)
    {
        using var terminal = France.Start(
            "login", "--authority", suite.Provider.Address.ToString(), "--scope", scope,
            "--gateway", suite.GrpcAddress.ToString(), "--lists", suite.Gateway.BaseAddress!.ToString());
        var words = await terminal.SeeAsync("Waiting for at most");
        Assert.Contains($"Open this address in a browser: {suite.Provider.Address}{Endpoints.Verification} and", words);
        await suite.Provider.DecideAsync(Code().Match(words).Groups[1].Value, person);
        return await terminal.EndAsync();
    }

    private async Task RegisterAsync(Output printed) => await suite.AskAsync(
        HttpMethod.Post,
        "/api/v1/delegations/FR/keys",
        await suite.TokenAsync("administrator.keys", "administrator"),
        new { publicKey = printed.Lines[^1].Trim(), validTo = DateTime.UtcNow.Date.AddYears(1) });

    [GeneratedRegex("type in this code: ([^ ]+) ")]
    private static partial Regex Code();
}
