using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;

namespace CyberSanctions.Gateway.Tests.Taxii;

/// <summary>
/// TAXII 2.1 as its standard says it, written down once more by hand: what is answered where, in which media type, to whom.
/// </summary>
public sealed class TaxiiTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    private const string Media = "application/taxii+json;version=2.1";
    private const string Root = "/taxii2/partners/";

    [Fact]
    public async Task Discovery_Root_AndCollections_HaveWhatTheStandardRequires()
    {
        var discovery = await GetAsync("/taxii2/");
        Assert.NotEmpty((string)discovery["title"]!);
        Assert.Equal([(string)discovery["default"]!], discovery["api_roots"]!.AsArray().Select(root => (string)root!));
        Assert.Equal(Root, (string)discovery["default"]!);

        var root = await GetAsync(Root);
        Assert.NotEmpty((string)root["title"]!);
        Assert.Equal([Media], root["versions"]!.AsArray().Select(version => (string)version!));
        Assert.True((int)root["max_content_length"]! > 0);

        var collection = Assert.Single((await GetAsync($"{Root}collections/"))["collections"]!.AsArray())!.AsObject();
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", (string)collection["id"]!);
        Assert.Equal("Shared with United States", (string?)collection["title"]);
        Assert.True((bool)collection["can_read"]!);
        Assert.False((bool)collection["can_write"]!);
        Assert.Equal(
            ["application/stix+json;version=2.1"], collection["media_types"]!.AsArray().Select(type => (string)type!));
        Assert.True(JsonNode.DeepEquals(collection, await GetAsync($"{Root}collections/{collection["id"]}/")));

        // With and without the slash at the end; and the collection is the same tomorrow.
        Assert.True(JsonNode.DeepEquals(collection, await GetAsync($"{Root}collections/{collection["id"]}")));
        Assert.Equal("916c9971", ((string)collection["id"]!)[..8]);
    }

    [Fact]
    public async Task Collection_OfAnotherPartner_AnswersAsOneThatIsNot()
    {
        var theirs = await IdAsync("UA");
        var never = Guid.NewGuid().ToString();
        Assert.NotEqual(theirs, await IdAsync("US"));
        foreach (var (method, path) in ((string, string)[])
            [
                ("GET", ""), ("GET", "manifest/"), ("GET", "objects/"), ("POST", "objects/"),
                ("GET", "objects/report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10/"),
                ("DELETE", "objects/report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10/"),
                ("GET", "objects/report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10/versions/"),
            ])
        {
            var (one, other) = (
                await RefusedAsync(method, $"{Root}collections/{theirs}/{path}", 404),
                await RefusedAsync(method, $"{Root}collections/{never}/{path}", 404));
            Assert.Equal(
                one["description"]!.ToString().Replace(theirs, never, StringComparison.Ordinal),
                other["description"]!.ToString());
        }
    }

    [Theory]
    [InlineData(null, "US", 401, "unauthenticated")]
    [InlineData("officer", "", 403, "permission-denied")]
    [InlineData("officer", "US", 403, "permission-denied")]
    [InlineData("partner", "", 403, "no-partner")]
    [InlineData("partner", "FR", 403, "no-partner")]
    [InlineData("partner", "us", 403, "no-partner")]
    [InlineData("partner,officer", "US", 403, "no-partner")]
    public async Task WhoeverSpeaksForNoPartner_IsToldSo(string? roles, string partner, int status, string code)
    {
        foreach (var path in (string[])
            ["/taxii2/", Root, $"{Root}collections/", $"{Root}collections/x/objects/", $"{Root}status/1/"])
        {
            using var answer = await SendAsync("GET", path, roles is null ? null : Token(partner, roles.Split(',')));
            Assert.Equal(code, (string?)(await ErrorAsync(answer, status))["error_code"]);
            Assert.Equal(status == 401, answer.Headers.WwwAuthenticate.Count > 0);
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("*/*", true)]
    [InlineData("application/*", true)]
    [InlineData("application/taxii+json", true)]
    [InlineData("application/taxii+json;version=2.1", true)]
    [InlineData("application/taxii+json; version=\"2.1\"", true)]
    [InlineData("text/html, APPLICATION/TAXII+JSON;version=2.1;q=0.1", true)]
    [InlineData("application/taxii+json;version=2.0", false)]
    [InlineData("application/taxii+json;version=2.1;q=0", false)]
    [InlineData("application/json", false)]
    [InlineData("application/stix+json;version=2.1", false)]
    [InlineData("application/vnd.oasis.taxii+json; version=2.0", false)]
    [InlineData("text/*", false)]
    [InlineData("nonsense", false)]
    [InlineData(";;,", false)]
    public async Task Accept_HasToAdmitTheMediaTypeOfTaxii(string? accept, bool taken)
    {
        using var answer = await SendAsync("GET", "/taxii2/", Token(), accept);
        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.NotAcceptable, answer.StatusCode);
        Assert.Equal(Media, TypeOf(answer));
    }

    [Theory]
    [InlineData("POST", "objects/", 403)]
    [InlineData("DELETE", "objects/report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10/", 403)]
    [InlineData("PUT", "objects/", 405)]
    [InlineData("PATCH", "", 405)]
    [InlineData("DELETE", "", 405)]
    [InlineData("POST", "manifest/", 405)]
    [InlineData("GET", "nothing/", 404)]
    [InlineData("GET", "objects/x/", 404)]
    [InlineData("GET", "objects/report--1'%20OR%20'1'='1/", 404)]
    [InlineData("GET", "objects/r%C3%A9port--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10/versions/", 404)]
    public async Task Collection_IsReadAndNotWritten(string method, string path, int status)
        => await RefusedAsync(method, $"{Root}collections/{await IdAsync("US")}/{path}", status);

    [Theory]
    [InlineData("HEAD", "/taxii2/", 405)]
    [InlineData("POST", "/taxii2/", 405)]
    [InlineData("GET", "/taxii2/elsewhere/", 404)]
    [InlineData("GET", "/taxii2/elsewhere/collections/", 404)]
    [InlineData("GET", "/taxii2/partners/status/2d086da7-4bdc-4f91-900e-d77486753710/", 404)]
    public async Task WhatIsNotThere_IsAnErrorOfTaxii(string method, string path, int status)
    {
        using var answer = await SendAsync(method, path, Token());
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/taxii+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1.5", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=%D9%A1", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("added_after=yesterday", "added_after")]
    [InlineData("added_after=", "added_after")]
    [InlineData("added_after=2026-02-30T00:00:00Z", "added_after")]
    [InlineData("added_after=2026-02-03", "added_after")]
    [InlineData("added_after=2026-02-03T04:05:06", "added_after")]
    [InlineData("added_after=2026-02-03T04:05:06.12345678901Zx", "added_after")]
    [InlineData("next=", "next")]
    [InlineData("next=%00", "next")]
    [InlineData("next=a&next=b", "next")]
    [InlineData("match[colour]=red", "match[colour]")]
    [InlineData("page=2", "page")]
    public async Task Condition_ThatIsNone_IsRefused_ByItsName(string query, string name)
    {
        foreach (var what in (string[])["objects/", "manifest/"])
        {
            var error = await RefusedAsync("GET", $"{Root}collections/{await IdAsync("US")}/{what}?{query}", 400);
            Assert.Equal([name], error["details"]!.AsObject().Select(detail => detail.Key));
        }
    }

    // That it comes to ask the service, which is away, says that it was taken.
    [Theory]
    [InlineData("limit=99999999999999999999999")]
    [InlineData("limit=1&added_after=9999-12-31T23:59:59.999999999Z&match[type]=note,report&match[version]=all")]
    [InlineData("added_after=2026-02-03T04:05:06.1234567890123Z")]
    [InlineData("added_after=2026-02-03T04:05:06%2B01:00")]
    public async Task Condition_ThatIsOne_IsTaken_AndAServiceThatIsAwayIsAnErrorOfTaxii(string query)
        => Assert.Equal("unavailable", (string?)(await RefusedAsync(
            "GET", $"{Root}collections/{await IdAsync("US")}/objects/?{query}", 503))["error_code"]);

    private static string Token(string partner = "US", params string[] roles)
        => TestTokens.Mint(
            "us.analyst",
            roles.Length == 0 ? [Roles.Partner] : roles,
            "",
            DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(10),
            partner);

    private async Task<string> IdAsync(string partner)
        => (string)(await GetAsync($"{Root}collections/", Token(partner)))["collections"]![0]!["id"]!;

    private async Task<JsonObject> GetAsync(string path, string? token = null)
    {
        using var answer = await SendAsync("GET", path, token ?? Token());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Media, TypeOf(answer));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<JsonObject> RefusedAsync(string method, string path, int status)
    {
        using var answer = await SendAsync(method, path, Token());
        return await ErrorAsync(answer, status);
    }

    // 3.6.1: the title is required, and the status is a text.
    private static async Task<JsonObject> ErrorAsync(HttpResponseMessage answer, int status)
    {
        Assert.Equal((status, Media), ((int)answer.StatusCode, TypeOf(answer)));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var error = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.NotEmpty((string)error["title"]!);
        Assert.Equal($"{status}", (string?)error["http_status"]);
        Assert.All(error, member => Assert.Contains(
            member.Key,
            (string[])["title", "description", "error_id", "error_code", "http_status", "external_details", "details"]));
        return error;
    }

    // As it was sent, and not as the client would write it.
    private static string TypeOf(HttpResponseMessage answer) => answer.Content.Headers.NonValidated["Content-Type"].ToString();

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? token, string? accept = Media)
    {
        using var client = gateway.Client(token);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new StringContent("""{"objects":[]}""", new MediaTypeHeaderValue("application/taxii+json"));
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await client.SendAsync(request);
    }
}
