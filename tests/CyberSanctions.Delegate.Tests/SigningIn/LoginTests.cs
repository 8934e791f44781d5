using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Tests.SigningIn;

public sealed class LoginTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new();

    public void Dispose() => _rehearsal.Dispose();

    [Theory]
    [InlineData("GR", "Greece is EL in the Council")]
    [InlineData("XX", "you speak for XX. Must be the Council's code")]
    [InlineData("fr", "write FR")]
    public async Task Login_ForAStateThatDoesNotExist_WhoeverSaysSo_StoresNothing(string memberState, string why)
    {
        await using var service = await VotingService.StartAsync();
        service.TokenFor = memberState;

        Assert.Equal(ExitCode.Refused, await LoginAsync(service));

        Assert.Contains(why, _rehearsal.Error.ToString());
        Assert.False(Directory.Exists(_rehearsal.Home));
    }

    [Fact]
    public async Task Login_PinsTheFirstKeyOfEachGateway_AndSaysSo()
    {
        await using var one = await VotingService.StartAsync();
        await using var other = await VotingService.StartAsync();

        Assert.Equal(ExitCode.Ok, await LoginAsync(one));
        Assert.Equal(ExitCode.Ok, await LoginAsync(other));
        Assert.Equal(ExitCode.Ok, await LoginAsync(one));

        Assert.Equal(2, _rehearsal.Error.ToString().Split("From now on only this key is trusted").Length - 1);
        one.PresentedKey = [.. other.Key.Public.Spki];
        Assert.Equal(ExitCode.DoesNotVerify, await LoginAsync(one));
    }

    [Fact]
    public async Task Trust_ByFingerprint_TakesTheGatewaysKeyOnlyIfItIsThatOne()
    {
        await using var service = await VotingService.StartAsync();
        await LoginAsync(service, "--trust-key", Convert.ToBase64String([.. service.Key.Public.Spki]));

        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync("trust", "--fingerprint", service.Key.Public.Id));
        Assert.Equal(ExitCode.DoesNotVerify, await _rehearsal.RunAsync("trust", "--fingerprint", new string('a', 43)));
        Assert.DoesNotContain("the first that the gateway presented", _rehearsal.Out.ToString());
    }

    private Task<int> LoginAsync(VotingService service, params string[] more) => _rehearsal.RunAsync(
    [
        "login", "--development", "--member-state", "FR", "--subject", "amelie",
        "--gateway", service.GrpcAddress.ToString(), "--lists", service.HttpAddress.ToString(), .. more,
    ]);
}
