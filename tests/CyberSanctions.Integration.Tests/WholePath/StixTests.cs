using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CyberSanctions.Integration.Tests.BadInput;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>Dossiers as bundles of STIX, over HTTP.</summary>
[Collection(SuiteCollection.Name)]
public sealed class StixTests(Suite suite)
{
    private const string MediaType = "application/stix+json;version=2.1";
    private const string Stated = "handling=TLP:GREEN&exercise=true";

    private static readonly string Officer = Suite.Authorizations.For(TokenKind.Officer)!["Bearer ".Length..];

    [Fact]
    public async Task Dossier_GoesOut_ComesIn_AndGoesOut_AsTheSameBytes()
    {
        var dossier = await suite.AskAsync(
            HttpMethod.Post,
            "/api/v1/dossiers",
            Officer,
            new { title = "Pumps", summary = "In two <b>cities</b>.", handling = "TLP:AMBER", exercise = true });
        var address = $"/api/v1/dossiers/{dossier.GetProperty("reference").GetString()}";
        await suite.AskAsync(
            HttpMethod.Post, $"{address}/actors", Officer,
                new { kind = "group", name = "Blue Heron", involvement = "Stopped them." });
        using var first = await GetAsync(address);
        Assert.Equal(MediaType, first.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("attachment", first.Content.Headers.ContentDisposition!.DispositionType);
        var bundle = await first.Content.ReadAsByteArrayAsync();

        using var imported = await PostAsync(Stated, bundle);
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (imported.StatusCode, imported.Headers.ETag!.Tag));
        var answer = JsonDocument.Parse(await imported.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("TLP:AMBER", answer.GetProperty("dossier").GetProperty("handling").GetString());
        Assert.Contains(
            answer.GetProperty("objects").EnumerateArray(),
            stix => stix.GetProperty("outcome").GetString() == "item" && stix.GetProperty("itemKind").GetString() == "actor");
        using var second = await GetAsync(imported.Headers.Location!.ToString());
        Assert.Equal(bundle, await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Bundle_ThatIsTooLarge_IsAnsweredWith413_WhetherItSaysSoOrNot()
    {
        // 100 MB, of which the length alone is read.
        using var announced = await PostAsync(Stated, new EndlessContent(100_000_000, isAnnounced: true));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, announced.StatusCode);
        Assert.Contains("20 MiB", await announced.Content.ReadAsStringAsync());
        using var silent = await PostAsync(Stated, new EndlessContent(22_000_000, isAnnounced: false));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, silent.StatusCode);
        Assert.Contains("/problems/bundle-too-large", await silent.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/stix+json;version=2.0", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/stix+json", HttpStatusCode.BadRequest)]
    [InlineData("application/json", HttpStatusCode.BadRequest)]
    public async Task MediaType_IsThatOfStix21_OrPlainJson(string type, HttpStatusCode status)
    {
        using var answer = await PostAsync(Stated, new ByteArrayContent("{}"u8.ToArray()), type);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("exercise=true&title=x", "handling")]
    [InlineData("handling=TLP:GREEN&title=x", "exercise")]
    [InlineData(Stated, "title")]
    [InlineData(Stated + "&title=x&partial=maybe", "partial")]
    [InlineData(Stated + "&title=x&external=1", "external")]
    [InlineData(Stated + "&title=%00", "title")]
    [InlineData(Stated + "&titel=x", "titel")]
    public async Task WhatIsSaidWrongly_IsNamedAsItWasSent(string query, string field)
    {
        using var answer = await PostAsync(query, Sample("\"valid_from\":\"2025-03-01T10:00:00Z\""));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Contains(problem.GetProperty("errors").EnumerateArray(), error => error.GetProperty("field").GetString() == field);
    }

    [Fact]
    public async Task WhatIsWrongInAnObject_IsNamedByItsPathInTheBundle()
    {
        using var answer = await PostAsync($"{Stated}&title=x", Sample("\"valid_from\":\"soon\""));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("/problems/bundle-refused", problem.GetProperty("type").GetString());
        Assert.Equal("objects[0].valid_from", Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("field")
            .GetString());
    }

    [Fact]
    public async Task BundleOfStix20_IsAnsweredSo()
    {
        using var answer = await PostAsync($"{Stated}&title=x", "{\"type\":\"bundle\",\"spec_version\":\"2.0\"}"u8.ToArray());
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Contains(
            problem.GetProperty("errors").EnumerateArray(),
            error => error.GetProperty("field").GetString() == "bundle.spec_version"
                && error.GetProperty("description").GetString()!.Contains("STIX 2.0", StringComparison.Ordinal));
    }

    private static byte[] Sample(string property) => Encoding.UTF8.GetBytes(
        "{\"type\":\"bundle\",\"id\":\"bundle--3f1c6f2e-0a4b-4a54-9f0e-6c1f5a2b7d10\",\"objects\":[{\"type\":\"indicator\","
        + "\"spec_version\":\"2.1\",\"id\":\"indicator--66666666-6666-4666-8666-666666666666\","
        + "\"created\":\"2025-03-01T10:00:00.000Z\","
        + "\"modified\":\"2025-03-01T10:00:00.000Z\",\"pattern\":\"[url:value = 'x']\",\"pattern_type\":\"stix\"," + property
            + "}]}");

    private Task<HttpResponseMessage> GetAsync(string address)
        => SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{address}/stix"));

    private Task<HttpResponseMessage> PostAsync(string query, byte[] bundle) => PostAsync(query, new ByteArrayContent(bundle));

    private Task<HttpResponseMessage> PostAsync(string query, HttpContent bundle, string type = MediaType)
    {
        bundle.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/api/v1/dossiers/stix?{query}") { Content = bundle });
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Officer);
            request.Headers.ExpectContinue = true;
            return await suite.Gateway.SendAsync(request);
        }
    }

    // Blanks, as many as there are to be; a server that has answered gets no more of them.
    private sealed class EndlessContent(long length, bool isAnnounced) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var blanks = new byte[64 * 1024];
            blanks.AsSpan().Fill((byte)' ');
            for (var left = length; left > 0; left -= blanks.Length)
            {
                await stream.WriteAsync(blanks.AsMemory(0, (int)Math.Min(left, blanks.Length)));
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return isAnnounced;
        }
    }
}
