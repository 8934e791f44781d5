using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.SigningIn;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Tests.Verifying;

/// <summary>Nobody is told that a roll call verifies who has not said whom they trust.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new();
    private readonly SigningKey _service = SigningKey.Create();
    private readonly SigningKey _delegation = SigningKey.Create();
    private readonly string _file;

    public VerifyTests()
    {
        _file = Path.Combine(Path.GetDirectoryName(_rehearsal.Home)!, "a ballot.json");
        File.WriteAllBytes(_file, Decided.RollCall(_service, _delegation));
    }

    private string Base64 => Convert.ToBase64String([.. _service.Public.Spki]);

    public void Dispose()
    {
        _rehearsal.Dispose();
        _service.Dispose();
        _delegation.Dispose();
    }

    [Fact]
    public async Task Verify_WithoutAnyKey_EndsWith6_AndRepeatsTheCommandWithWhatIsMissing()
    {
        Assert.Equal(6, await _rehearsal.RunAsync("verify", _file));

        var printed = _rehearsal.Out.ToString().Replace(" \\\n ", "");
        Assert.Contains("NOBODY VOUCHES FOR IT", printed);
        Assert.Contains("NOT TRUSTED, taken from the file", printed);
        Assert.Contains($"delegate verify '{_file}' --trust-key KEY", printed);
        Assert.Contains($"CYBERSANCTIONS_DELEGATE_HOME={_rehearsal.Home} delegate verify", printed);
        Assert.DoesNotContain("The roll call verifies", printed);
    }

    [Fact]
    public async Task Verify_WithoutAnyKey_ForScripts_DoesNotVerifyEither()
    {
        Assert.Equal(6, await _rehearsal.RunAsync("verify", _file, "--json"));

        var json = JsonNode.Parse(_rehearsal.Out.ToString())!;
        Assert.False((bool?)json["verifies"]);
        Assert.True((bool?)json["fitsTogether"]);
        Assert.False((bool?)json["serviceKeyIsTrusted"]);
        Assert.True((bool?)json["exercise"]);
        Assert.Equal("meeting", (string?)json["ballot"]!["mode"]);
        Assert.Equal("not-adopted", (string?)json["outcome"]);
    }

    [Theory]
    [InlineData("base64")]
    [InlineData("base64 file")]
    [InlineData("PEM file")]
    [InlineData("JSON file")]
    public async Task Verify_WithTheKeyInAnyForm_EndsWith0(string form)
    {
        var text = form switch
        {
            "PEM file" => $"-----BEGIN PUBLIC KEY-----\n{Base64[..64]}\n{Base64[64..]}\n-----END PUBLIC KEY-----\n",
            "JSON file" => $$"""{ "keyId": "{{_service.Public.Id}}", "publicKey": "{{Base64}}" }""",
            _ => Base64,
        };

        Assert.Equal(0, await _rehearsal.RunAsync("verify", _file, "--trust-key", form == "base64" ? text : Write(text)));
        Assert.Contains("revision 2 of ACT-2026-0004, submission 3", _rehearsal.Out.ToString());
        Assert.Contains("trusted: named here", _rehearsal.Out.ToString());
        Assert.Contains("The roll call verifies. [EXERCISE]", _rehearsal.Out.ToString());
    }

    [Fact]
    public async Task Verify_WithTheFingerprint_EndsWith0_AndWithAnother20()
    {
        Assert.Equal(0, await _rehearsal.RunAsync("verify", _file, "--fingerprint", _service.Public.Id));
        Assert.Equal(20, await _rehearsal.RunAsync("verify", _file, "--fingerprint", _delegation.Public.Id));
        Assert.Equal(0, await _rehearsal.RunAsync(
            "verify", _file, "--fingerprint", _delegation.Public.Id, "--fingerprint", _service.Public.Id));
    }

    [Fact]
    public async Task Verify_AKeyThatIsNone_EndsWith2_AndOneThatIsNotWhatItSays5()
    {
        Assert.Equal(2, await _rehearsal.RunAsync("verify", _file, "--trust-key", "missing.pem"));
        Assert.Equal(2, await _rehearsal.RunAsync("verify", _file, "--trust-key", _file));
        Assert.Equal(2, await _rehearsal.RunAsync("verify", _file, "--trust-key", Write("")));
        Assert.Equal(2, await _rehearsal.RunAsync("verify", _file, "--trust-key", Write("{")));
        Assert.Equal(2, await _rehearsal.RunAsync("verify", _file, "--fingerprint", _service.Public.Id[1..]));
        Assert.Equal(2, await _rehearsal.RunAsync("verify", _file, "--fingerprint", ""));
        Assert.Equal(
            5,
            await _rehearsal.RunAsync(
                "verify",
                _file,
                "--trust-key",
                Write($$"""{ "keyId": "{{_delegation.Public.Id}}", "publicKey": "{{Base64}}" }""")));
        Assert.DoesNotContain("verifies", _rehearsal.Out.ToString());
    }

    [Fact]
    public async Task Trust_Pins_ForTheGatewayInUse_AndVerifyTakesItFromThere()
    {
        Assert.Equal(0, await _rehearsal.RunAsync("trust", Base64));
        Assert.Equal(0, await _rehearsal.RunAsync("verify", _file));
        Assert.Contains(
            "pinned for http://localhost:8081/ (given",
            string.Join(' ', _rehearsal.Out.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(0, await _rehearsal.RunAsync("trust", "--forget", _service.Public.Id));
        Assert.Equal(6, await _rehearsal.RunAsync("verify", _file));
        Assert.Equal(1, await _rehearsal.RunAsync("trust", "--forget", _service.Public.Id));
        Assert.Equal(2, await _rehearsal.RunAsync("trust", Base64, "--forget", _service.Public.Id));
    }

    [Fact]
    public async Task Pin_OfAnotherGateway_IsNotTrustedHere()
    {
        var folder = PrivateFolder.Locate(_rehearsal.Surroundings.Variable);
        new Settings { Gateway = new Uri("http://localhost:1") }.Pin(_service.Public, given: true).Write(folder);
        (Settings.Read(folder) with { Gateway = new Uri("http://localhost:2") }).Write(folder);

        Assert.Equal(6, await _rehearsal.RunAsync("verify", _file));
    }

    [Fact]
    public async Task Settings_FromBeforeKeysHadTheirGateway_ArePinsOfTheirs()
    {
        PrivateFolder.Locate(_rehearsal.Surroundings.Variable).Write(
            "settings.json", $$"""{ "gateway": "http://localhost:1", "serviceKeys": [ "{{Base64}}" ] }""");

        Assert.Equal(0, await _rehearsal.RunAsync("verify", _file));
        Assert.Equal(0, await _rehearsal.RunAsync("trust", "--json"));
        Assert.Contains("\"given\": false", _rehearsal.Out.ToString());
    }

    [Fact]
    public async Task OwnKeys_WhereThereIsNobodyOrNoKeyToCompareWith_EndsWith3()
    {
        Assert.Equal(3, await _rehearsal.RunAsync("verify", _file, "--own-keys", "--fingerprint", _service.Public.Id));
        SignIn("");
        Assert.Equal(3, await _rehearsal.RunAsync("verify", _file, "--own-keys", "--fingerprint", _service.Public.Id));
        SignIn("FR");
        Assert.Equal(3, await _rehearsal.RunAsync("verify", _file, "--own-keys", "--fingerprint", _service.Public.Id));
    }

    [Fact]
    public async Task OwnKeys_OfAnotherStatement_AreMissed_AndTheRightOnesAreCounted()
    {
        SignIn("FR");
        await _rehearsal.RunAsync("key", "new");
        Assert.Equal(29, await _rehearsal.RunAsync("verify", _file, "--own-keys", "--fingerprint", _service.Public.Id));

        PrivateFolder.Locate(_rehearsal.Surroundings.Variable).Write("keys/0-own.pem", _delegation.ToPem());
        Assert.Equal(0, await _rehearsal.RunAsync("verify", _file, "--own-keys", "--fingerprint", _service.Public.Id));
        Assert.Contains("1 statement of FR in it; 0 receipts kept here for it", _rehearsal.Out.ToString());
    }

    private void SignIn(string memberState)
        => new AccessToken(Rehearsal.Token(memberState), DateTimeOffset.UtcNow.AddHours(1))
            .Write(PrivateFolder.Locate(_rehearsal.Surroundings.Variable));

    private string Write(string text)
    {
        var path = Path.Combine(Path.GetDirectoryName(_rehearsal.Home)!, "key.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
