using System.Security.Claims;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;

namespace CyberSanctions.Gateway.Tests.Tokens;

public sealed class VerifiedTokensTests
{
    private static readonly ClaimsPrincipal Officer = new(new ClaimsIdentity([new Claim("sub", "officer-1")], "Bearer"));
    private readonly TestClock _clock = new();

    [Fact]
    public void VerifiedToken_IsRememberedForAMinute()
    {
        var verified = new VerifiedTokens(_clock);
        verified.Remember("token", Officer, _clock.GetUtcNow().AddHours(1));

        _clock.Move(TimeSpan.FromSeconds(40));
        Assert.Same(Officer, verified.Find("token"));
        _clock.Move(TimeSpan.FromSeconds(20));
        Assert.Null(verified.Find("token"));
    }

    [Fact]
    public void TokenThatEndsBefore_IsNotRememberedPastItsEnd()
    {
        var verified = new VerifiedTokens(_clock);
        verified.Remember("token", Officer, _clock.GetUtcNow().AddSeconds(20));

        _clock.Move(TimeSpan.FromSeconds(20));
        Assert.Null(verified.Find("token"));
    }

    [Fact]
    public void OtherToken_IsNotFound()
    {
        var verified = new VerifiedTokens(_clock);
        verified.Remember("token", Officer, _clock.GetUtcNow().AddHours(1));

        Assert.Null(verified.Find("toke"));
        Assert.Null(verified.Find("tokens"));
        Assert.Null(verified.Find(""));
    }
}
