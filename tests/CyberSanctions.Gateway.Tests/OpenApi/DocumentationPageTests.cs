using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Gateway.Tests.OpenApi;

/// <summary>The page at /docs: all of it from the gateway, and in production only to be read.</summary>
public sealed partial class DocumentationPageTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    private static readonly Uri Docs = new("/docs/", UriKind.Relative);

    [Fact]
    public async Task Page_IsPublic_AndLeadsToTheGatewayAlone()
    {
        using var client = gateway.Client();
        var page = await client.GetStringAsync(Docs);

        Assert.Contains("<title>CyberSanctions API</title>", page);
        Assert.Contains("\"url\":\"openapi/v1.json\"", page);
        Assert.DoesNotContain("//", page);
        foreach (var said in (string[])[
            "\"withDefaultFonts\":false", "\"telemetry\":false", "\"agent\":{\"disabled\":true}", "\"mcp\":{\"disabled\":true}"
        ])
        {
            Assert.Contains(said, page);
        }

        foreach (var script in Sources().Matches(page).Select(match => match.Groups[1].Value))
        {
            using var answer = await client.GetAsync(new Uri($"/docs/{script}", UriKind.Relative));
            Assert.Equal(
                (HttpStatusCode.OK, "text/javascript"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.NotNull(answer.Headers.ETag);
        }
    }

    [Fact]
    public async Task Page_RunsTheScriptsThatItWasWrittenWith_AndNoOthers()
    {
        var (page, policy) = await ReadAsync();
        var (_, next) = await ReadAsync();

        var scripts = Scripts().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();
        Assert.Equal(Regex.Count(page, "<script"), scripts.Count);
        Assert.All(scripts, nonce => Assert.Contains($"script-src 'nonce-{nonce}';", policy));
        Assert.StartsWith("default-src 'none';", policy);
        Assert.EndsWith("connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", policy);
        Assert.NotEqual(policy, next);

        async Task<(string Page, string Policy)> ReadAsync()
        {
            using var client = gateway.Client();
            using var answer = await client.GetAsync(Docs);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            return (await answer.Content.ReadAsStringAsync(), Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        }
    }

    [Fact]
    public async Task Development_TriesWithATokenThatEveryOperationAccepts()
    {
        using var reader = gateway.Client();
        var page = await reader.GetStringAsync(Docs);
        Assert.DoesNotContain("hideTestRequestButton", page);

        using var client = gateway.Client(Token().Match(page).Groups[1].Value);
        string[] paths =
            [
                "dossiers", "proposals", "acts", "ballots", "ballots/BAL-2026-0003/receipts", "delegations/keys",
                "journals/voting", "work"
            ];
        foreach (var path in paths)
        {
            // Past the door: there is no service behind it here.
            using var answer = await client.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Production_IsReadOnly_AndGivesNoToken()
    {
        await using var production = new GatewayApp(Environments.Production, []);
        using var client = production.Client();
        var page = await client.GetStringAsync(Docs);

        Assert.Contains("\"hideTestRequestButton\":true", page);
        Assert.DoesNotContain("\"token\"", page);
    }

    [Theory]
    [InlineData("GET", "/docs", HttpStatusCode.Found)]
    [InlineData("HEAD", "/docs", HttpStatusCode.Found)]
    [InlineData("HEAD", "/docs/", HttpStatusCode.OK)]
    [InlineData("GET", "/docs/v1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/docs/v1/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/docs/no/such", HttpStatusCode.NotFound)]
    [InlineData("POST", "/docs/", HttpStatusCode.MethodNotAllowed)]
    public async Task Address_Answers(string method, string path, HttpStatusCode status)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = gateway.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.Found)
        {
            // Relative, so also behind a proxy that puts something before it.
            Assert.Equal("docs/", answer.Headers.Location!.ToString());
        }
        else if (status != HttpStatusCode.OK)
        {
            await GatewayApp.ProblemAsync(answer);
        }
    }

    [GeneratedRegex("src=\"([^\"]+)\"")]
    private static partial Regex Sources();

    [GeneratedRegex("<script[^>]* ?nonce=\"([^\"]+)\"")]
    private static partial Regex Scripts();

    [GeneratedRegex("\"token\":\"([^\"]+)\"")]
    private static partial Regex Token();
}
