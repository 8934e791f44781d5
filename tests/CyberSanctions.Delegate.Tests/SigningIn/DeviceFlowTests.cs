using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.SigningIn;

namespace CyberSanctions.Delegate.Tests.SigningIn;

public sealed class DeviceFlowTests
{
    private readonly HurriedTime _time = new();

    [Fact]
    public async Task SignInAsync_PendingThenGranted_AsksAtTheIntervalAndGivesTheToken()
    {
        await using var provider = await IdentityProvider.StartAsync(
            "authorization_pending", "authorization_pending", "token abc");
        DeviceAuthorization? announced = null;

        var token = await SignInAsync(provider, authorization => announced = authorization);

        Assert.Equal("abc", token.Token);
        Assert.Equal(_time.GetUtcNow().AddSeconds(900), token.ExpiresAt);
        Assert.Equal(("WDJB-MJHT", "https://id.example/device"), (announced!.UserCode, announced.Address));
        Assert.Equal([5, 5, 5], _time.Waited.Select(pause => pause.TotalSeconds));
        Assert.Equal(
            "urn:ietf:params:oauth:grant-type:device_code the-device cybersanctions-delegate",
            Assert.Single(provider.Asked.Distinct()));
    }

    [Fact]
    public async Task SignInAsync_SlowDown_WaitsFiveSecondsMoreFromThenOn()
    {
        await using var provider = await IdentityProvider.StartAsync("slow_down", "authorization_pending", "token abc");

        await SignInAsync(provider);

        Assert.Equal([5, 10, 10], _time.Waited.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData("access_denied", "denied")]
    [InlineData("expired_token", "expired")]
    [InlineData("invalid_grant", "invalid_grant")]
    public async Task SignInAsync_Refused_SaysWhy(string error, string words)
    {
        await using var provider = await IdentityProvider.StartAsync(error);

        var stop = await Assert.ThrowsAsync<StopException>(() => SignInAsync(provider));

        Assert.Equal(ExitCode.NotSignedIn, stop.Code);
        Assert.Contains(words, stop.Message);
        Assert.Single(provider.Asked);
    }

    [Fact]
    public async Task SignInAsync_NobodyTypesTheCode_StopsWhenItExpires()
    {
        await using var provider = await IdentityProvider.StartAsync("authorization_pending");

        var stop = await Assert.ThrowsAsync<StopException>(() => SignInAsync(provider));

        Assert.Contains("expired", stop.Message);
        Assert.Equal(12, provider.Asked.Count);
    }

    [Fact]
    public async Task SignInAsync_AProviderWithoutTls_IsRefused()
    {
        using var http = new HttpClient();
        var flow = new DeviceFlow(http, _time);

        var stop = await Assert.ThrowsAsync<StopException>(
            () => flow.SignInAsync(new Uri("http://id.example"), "c", "openid", _ => { }, default));

        Assert.Equal(ExitCode.Usage, stop.Code);
    }

    [Fact]
    public async Task SignInAsync_AtAnAddressThatIsNoProvider_BlamesThatAddress()
    {
        await using var provider = await IdentityProvider.StartAsync("authorization_pending");
        using var http = new HttpClient();
        var elsewhere = new Uri(provider.Address, "elsewhere");

        var stop = await Assert.ThrowsAsync<StopException>(
            () => new DeviceFlow(http, _time).SignInAsync(elsewhere, "c", "openid", _ => { }, default));

        Assert.Equal(ExitCode.Unreachable, stop.Code);
        Assert.Contains($"{elsewhere} does not answer as an identity provider does", stop.Message);
    }

    [Fact]
    public void AccessToken_KeptAndRead_TellsWhoseItIs_UntilItExpires()
    {
        using var rehearsal = new Rehearsal();
        var folder = PrivateFolder.Locate(rehearsal.Surroundings.Variable);
        new AccessToken(Rehearsal.Token("FR"), Chain.Start).Write(folder);

        var token = AccessToken.Read(folder, Chain.Start.AddSeconds(-1));

        Assert.Equal(("delegate-1", "FR"), (token.Subject, token.MemberState));
        Assert.Contains("Sign in again", Assert.Throws<StopException>(() => AccessToken.Read(folder, Chain.Start)).Message);
    }

    private async Task<AccessToken> SignInAsync(IdentityProvider provider, Action<DeviceAuthorization>? announce = null)
    {
        using var http = new HttpClient();
        return await new DeviceFlow(http, _time).SignInAsync(
            provider.Address, "cybersanctions-delegate", "openid", announce ?? (_ => { }), default);
    }
}
