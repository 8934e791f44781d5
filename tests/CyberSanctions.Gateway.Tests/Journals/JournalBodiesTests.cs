using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Gateway.Tests.Journals;

/// <summary>What is too large for an entry of a journal, read by an auditor.</summary>
public sealed class JournalBodiesTests : IAsyncLifetime
{
    // But for the first digit.
    private const string NoBody = "591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e";
    private static readonly BallotDecided Large = new() { ActText = ByteString.CopyFrom(new byte[5 << 20]) };

    private UpstreamJournal _voting = null!;
    private GatewayApp _gateway = null!;

    public async Task InitializeAsync()
    {
        _voting = await UpstreamJournal.StartAsync();
        _voting.Append(new BallotNotOpened { ActReference = "ACT-2026-0001" });
        _voting.Append(Large);
        _gateway = new GatewayApp(Environments.Development, [("services:voting:grpc:0", _voting.Address)]);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _voting.DisposeAsync();
    }

    [Fact]
    public async Task Entry_ThatHasABody_NamesIt_AndTheBodyIsTheEvent()
    {
        using var auditor = _gateway.Client(Token(Roles.Auditor));
        var items = (await auditor.GetFromJsonAsync<JsonObject>("/api/v1/journals/voting"))!["items"]!.AsArray();

        Assert.Equal("ACT-2026-0001", (string?)items[0]!["event"]!["actReference"]);
        Assert.Null(items[0]!["bodySha256"]);
        Assert.Null(items[1]!["event"]);
        Assert.Equal("", (string?)items[1]!["payload"]);
        var sha256 = (string)items[1]!["bodySha256"]!;
        using var answer = await auditor.GetAsync($"/api/v1/journals/voting/bodies/{sha256}");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(body)));
        Assert.Equal(Large, BallotDecided.Parser.ParseFrom(body));
    }

    [Theory]
    [InlineData("voting", "no-hash", Roles.Auditor, HttpStatusCode.NotFound)]
    [InlineData("voting", "A" + NoBody, Roles.Auditor, HttpStatusCode.NotFound)]
    [InlineData("nobody", "a" + NoBody, Roles.Auditor, HttpStatusCode.NotFound)]
    [InlineData("voting", "a" + NoBody, Roles.Auditor, HttpStatusCode.NotFound)]
    [InlineData("voting", "a" + NoBody, Roles.Officer, HttpStatusCode.Forbidden)]
    public async Task Body_ThatIsNone_OrForSomebodyElse_IsRefused(
        string service, string sha256, string role, HttpStatusCode status)
    {
        using var client = _gateway.Client(Token(role));
        using var answer = await client.GetAsync($"/api/v1/journals/{service}/bodies/{sha256}");

        Assert.Equal(status, answer.StatusCode);
        await GatewayApp.ProblemAsync(answer);
    }

    private static string Token(string role)
        => TestTokens.Mint("someone", [role], "", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
}
