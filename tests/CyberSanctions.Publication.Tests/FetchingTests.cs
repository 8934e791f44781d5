using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Publication.Acts;
using CyberSanctions.ServiceDefaults.Problems;
using CyberSanctions.Testing;

namespace CyberSanctions.Publication.Tests;

/// <summary>Two published versions, fetched in every way.</summary>
public sealed class FetchingTests(FetchingTests.TwoVersions published) : IClassFixture<FetchingTests.TwoVersions>
{
    private const string Latest = "/lists/eu-cyber/latest/list.json";
    private readonly HttpClient _client = published.Client;

    [Theory]
    [InlineData("list.json", "application/json")]
    [InlineData("list.xml", "application/xml")]
    public async Task Latest_IsTheNewestVersion_ByteForByte(string artifact, string mediaType)
    {
        using var latest = await GetAsync($"/lists/eu-cyber/latest/{artifact}");
        using var second = await GetAsync($"/lists/eu-cyber/versions/2/{artifact}");

        Assert.Equal(HttpStatusCode.OK, latest.StatusCode);
        Assert.Equal(mediaType, latest.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await second.Content.ReadAsByteArrayAsync(), await latest.Content.ReadAsByteArrayAsync());
        Assert.Equal(second.Headers.ETag, latest.Headers.ETag);
        Assert.Equal("public, max-age=5", Header(latest, "Cache-Control"));
        Assert.Equal("public, max-age=31536000, immutable", Header(second, "Cache-Control"));
        Assert.Equal($"/lists/eu-cyber/versions/2/{artifact}", Header(latest, "Content-Location"));
        Assert.NotNull(latest.Content.Headers.LastModified);
    }

    [Fact]
    public async Task ETagAndReprDigest_AreTheHashOfTheBytes()
    {
        using var response = await GetAsync(Latest);
        var hash = SHA256.HashData(await response.Content.ReadAsByteArrayAsync());

        Assert.Equal($"\"{Convert.ToHexStringLower(hash)}\"", response.Headers.ETag!.Tag);
        Assert.False(response.Headers.ETag.IsWeak);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(hash)}:", Header(response, "Repr-Digest"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Codings_HaveValidatorsOfTheirOwn_AndDecodeToTheSameFile(string coding)
    {
        using var plain = await GetAsync(Latest);
        using var encoded = await GetAsync(Latest, ("Accept-Encoding", coding));
        var bytes = await encoded.Content.ReadAsByteArrayAsync();
        using var decoder = coding == "br" ? (Stream)new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress) : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        await decoder.CopyToAsync(decoded);

        Assert.Equal([coding], encoded.Content.Headers.ContentEncoding);
        Assert.Equal("Accept-Encoding", Header(encoded, "Vary"));
        Assert.Equal("Accept-Encoding", Header(plain, "Vary"));
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), decoded.ToArray());
        Assert.NotEqual(plain.Headers.ETag, encoded.Headers.ETag);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", encoded.Headers.ETag!.Tag);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", Header(encoded, "Repr-Digest"));
    }

    [Fact]
    public async Task NoCodingThatIsAccepted_IsSaidSo()
        => await ProblemAsync(await GetAsync(Latest, ("Accept-Encoding", "identity;q=0, zstd")), HttpStatusCode.NotAcceptable, "not-acceptable");

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"another\", {0}")]
    [InlineData("*")]
    public async Task IfNoneMatch_WithWhatTheClientHas_Is304WithoutABody(string ifNoneMatch)
    {
        using var first = await GetAsync(Latest);
        using var again = await GetAsync(Latest, ("If-None-Match", string.Format(ifNoneMatch, first.Headers.ETag!.Tag)));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("public, max-age=5", Header(again, "Cache-Control"));
        Assert.Equal("Accept-Encoding", Header(again, "Vary"));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("\"another\"")]
    [InlineData("not a tag")]
    public async Task IfNoneMatch_WithSomethingElse_GetsTheList(string ifNoneMatch)
    {
        using var response = await GetAsync(Latest, ("If-None-Match", ifNoneMatch));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task IfNoneMatch_WithTheTagOfAnotherVersionOrCoding_GetsTheList()
    {
        using var older = await GetAsync("/lists/eu-cyber/versions/1/list.json");
        using var gzip = await GetAsync(Latest, ("Accept-Encoding", "gzip"));

        using var response = await GetAsync(Latest, ("If-None-Match", $"{older.Headers.ETag}, {gzip.Headers.ETag}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task IfModifiedSince_WithADateThatTellsVersionsApart_Is304()
    {
        using var first = await GetAsync("/lists/eu-cyber/versions/1/list.json");
        var date = first.Content.Headers.LastModified!.Value;

        using var same = await GetAsync("/lists/eu-cyber/versions/1/list.json", ("If-Modified-Since", date.ToString("R")));
        using var before = await GetAsync("/lists/eu-cyber/versions/1/list.json", ("If-Modified-Since", date.AddSeconds(-1).ToString("R")));
        using var garbage = await GetAsync("/lists/eu-cyber/versions/1/list.json", ("If-Modified-Since", "yesterday"));

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.OK, garbage.StatusCode);
    }

    [Theory]
    [InlineData("If-Match", "\"another\"", Latest)]
    [InlineData("If-Match", "\"another\"", "/lists/eu-cyber/versions/1/list.xml")]
    [InlineData("If-Match", "\"another\"", "/lists/eu-cyber/latest")]
    [InlineData("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT", Latest)]
    [InlineData("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT", "/lists/eu-cyber/versions/2")]
    public async Task Precondition_ThatFails_Is412_ForGetAndHead(string header, string value, string path)
    {
        await ProblemAsync(await GetAsync(path, (header, value)), HttpStatusCode.PreconditionFailed, "precondition-failed");

        using var head = await SendAsync(HttpMethod.Head, path, (header, value));
        Assert.Equal(HttpStatusCode.PreconditionFailed, head.StatusCode);
        Assert.Equal("application/problem+json", head.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", Header(head, "Cache-Control"));
    }

    [Fact]
    public async Task IfMatch_WithWhatIsThere_GetsTheList()
    {
        using var first = await GetAsync(Latest);
        using var again = await GetAsync(Latest, ("If-Match", first.Headers.ETag!.Tag), ("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData("/lists/eu-cyber/versions/1/list.json", "Range", "bytes=99999999-", 416)]
    [InlineData("/lists/eu-cyber/versions/1/list.json", "If-Match", "\"another\"", 412)]
    [InlineData("/lists/eu-cyber/versions/1/list.json", "Accept-Encoding", "identity;q=0", 406)]
    [InlineData("/lists/eu-cyber/versions/9/list.json", "Accept", "*/*", 404)]
    public async Task Error_CarriesNothingOfTheFileThatItIsNot(string path, string header, string value, int status)
    {
        using var response = await GetAsync(path, (header, value));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("no-store", Header(response, "Cache-Control"));
        foreach (var name in (string[])["ETag", "Last-Modified", "Content-Location", "Link", "Repr-Digest", "Content-Encoding", "Accept-Ranges"])
        {
            Assert.Equal((name, ""), (name, Header(response, name)));
        }
    }

    [Theory]
    [InlineData("lines=0-1")]
    [InlineData("bytes=0-1,4-5")]
    public async Task Range_ThatIsNotUnderstood_GetsTheWhole(string range)
    {
        using var whole = await GetAsync(Latest);
        using var response = await GetAsync(Latest, ("Range", range));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await whole.Content.ReadAsByteArrayAsync(), await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=0-9")]
    [InlineData("bytes=99999999-")]
    public async Task Range_IsForGetAlone(string range)
    {
        using var get = await GetAsync(Latest);
        using var head = await SendAsync(HttpMethod.Head, Latest, ("Range", range));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal("", Header(head, "Content-Range"));
    }

    [Fact]
    public async Task Scripts_OfAnyOrigin_MayReadTheLists_AndWhatIsRefused()
    {
        using var list = await GetAsync(Latest, ("Origin", "https://bank.example"));
        using var missing = await GetAsync("/lists/eu-cyber/versions/99", ("Origin", "https://bank.example"));
        using var unchanged = await GetAsync(Latest, ("If-None-Match", "*"));
        using var preflight = await SendAsync(
            HttpMethod.Options, Latest, ("Origin", "https://bank.example"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match"));

        Assert.All([list, missing, unchanged, preflight], response => Assert.Equal("*", Header(response, "Access-Control-Allow-Origin")));
        Assert.Contains("Repr-Digest", Header(list, "Access-Control-Expose-Headers"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal("GET, HEAD", Header(preflight, "Access-Control-Allow-Methods"));
        Assert.Contains("If-None-Match", Header(preflight, "Access-Control-Allow-Headers"));
        Assert.Equal(["GET", "HEAD", "OPTIONS"], preflight.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_SaysTheSameWithoutABody()
    {
        using var get = await GetAsync(Latest, ("Accept-Encoding", "br"));
        using var request = new HttpRequestMessage(HttpMethod.Head, Latest);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var head = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(["br"], head.Content.Headers.ContentEncoding);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Range_OfTheSameRepresentation_IsAPartOfIt_AndOtherwiseTheWhole()
    {
        using var whole = await GetAsync(Latest);
        var bytes = await whole.Content.ReadAsByteArrayAsync();

        using var part = await GetAsync(Latest, ("Range", "bytes=10-19"), ("If-Range", whole.Headers.ETag!.Tag));
        using var other = await GetAsync(Latest, ("Range", "bytes=10-19"), ("If-Range", "\"another\""));
        using var byDate = await GetAsync(Latest, ("Range", "bytes=10-19"), ("If-Range", whole.Content.Headers.LastModified!.Value.ToString("R")));
        using var beyond = await GetAsync(Latest, ("Range", $"bytes={bytes.Length}-"));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[10..20], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(Header(whole, "Repr-Digest"), Header(part, "Repr-Digest"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byDate.StatusCode);
        Assert.Equal($"bytes 10-19/{bytes.Length}", Header(part, "Content-Range"));
        Assert.Equal($"bytes */{bytes.Length}", Header(beyond, "Content-Range"));
        await ProblemAsync(beyond, HttpStatusCode.RequestedRangeNotSatisfiable, "range-not-satisfiable");
    }

    [Fact]
    public async Task Links_LeadToTheNeighboursAndTheLatest()
    {
        using var first = await GetAsync("/lists/eu-cyber/versions/1/list.xml");
        using var second = await GetAsync("/lists/eu-cyber/versions/2/list.xml");

        Assert.Equal(
            "</lists/eu-cyber/latest/list.xml>; rel=\"latest-version\", </lists/eu-cyber/versions/2/list.xml>; rel=\"next\"", Header(first, "Link"));
        Assert.Equal(
            "</lists/eu-cyber/latest/list.xml>; rel=\"latest-version\", </lists/eu-cyber/versions/1/list.xml>; rel=\"prev\"", Header(second, "Link"));
    }

    [Theory]
    [InlineData("/lists/eu-cyber/latest")]
    [InlineData("/lists/eu-cyber/versions/2")]
    public async Task VersionItself_IsDescribed(string path)
    {
        using var response = await GetAsync(path);
        var version = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        using var file = await GetAsync((string)version["artifacts"]![0]!["url"]!);
        var bytes = await file.Content.ReadAsByteArrayAsync();

        Assert.Equal(2, (int?)version["version"]);
        Assert.Equal("ACT-2026-0002", (string?)version["act"]!["reference"]);
        Assert.Equal("2026-02-02", (string?)version["inForceFrom"]);
        Assert.Equal(2, (int?)version["entries"]);
        Assert.Equal(1, (int?)version["added"]);
        Assert.Equal(bytes.Length, (int?)version["artifacts"]![0]!["bytes"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)version["artifacts"]![0]!["sha256"]);
        using var again = await GetAsync(path, ("If-None-Match", response.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/lists/eu-cyber/versions/3/list.json")]
    [InlineData("/lists/eu-cyber/versions/0/list.json")]
    [InlineData("/lists/eu-cyber/versions/-1/list.json")]
    [InlineData("/lists/eu-cyber/versions/01/list.json")]
    [InlineData("/lists/eu-cyber/versions/+1/list.json")]
    [InlineData("/lists/eu-cyber/versions/%201/list.json")]
    [InlineData("/lists/eu-cyber/versions/1.0/list.json")]
    [InlineData("/lists/eu-cyber/versions/abc/list.json")]
    [InlineData("/lists/eu-cyber/versions/9223372036854775807/list.json")]
    [InlineData("/lists/eu-cyber/versions/999999999999999999999/list.json")]
    [InlineData("/lists/eu-cyber/versions/999999999999999999999")]
    [InlineData("/lists/eu-cyber/versions/1/list.csv")]
    [InlineData("/lists/eu-cyber/latest/..%2f..%2fetc%2fpasswd")]
    [InlineData("/lists/eu-cyber/latest/list.json/more")]
    [InlineData("/lists/eu-cyber")]
    [InlineData("/lists/")]
    [InlineData("/lists/eu-land/latest/list.json")]
    public async Task WhatThereIsNot_Is404WithAProblem(string path) => await ProblemAsync(await GetAsync(path), HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task NothingPublishedYet_IsSaidSo()
        => await ProblemAsync(await GetAsync("/exercise/lists/eu-cyber-exercise/latest/list.json"), HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task OtherMethods_AreNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Latest);
        var response = await _client.SendAsync(request);

        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
        await ProblemAsync(response, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    private static string Header(HttpResponseMessage response, string name)
        => string.Join(", ", response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? values : []);

    private static async Task ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string type)
    {
        using (response)
        {
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("no-store", Header(response, "Cache-Control"));
            var problem = await response.Content.ReadFromJsonAsync<JsonNode>();
            Assert.Equal($"/problems/{type}", (string?)problem!["type"]);
            Assert.Equal((int)status, (int?)problem["status"]);
            Assert.Equal(Title(type), (string?)problem["title"]);
            Assert.NotEmpty((string)problem["traceId"]!);
        }
    }

    // The gateway's own: one title for one type (RFC 9457 section 3.1.3).
    private static string Title(string type)
        => typeof(ProblemKind).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(kind => (ProblemKind)kind.GetValue(null)!)
            .Single(kind => kind.Reason == type).Title;

    private Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _client.SendAsync(request);
    }

    /// <summary>Published once for all tests here: none of them changes anything.</summary>
    public sealed class TwoVersions : IAsyncLifetime
    {
        private TestService<Program> _service = null!;

        internal HttpClient Client { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _service = await TestService.StartAsync<Program>("publication");
            await _service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(1, Invented.AureliaNimbus())));
            await _service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(2, Invented.BlueHeron())));
            Client = _service.CreateClient();
        }

        public async Task DisposeAsync()
        {
            Client.Dispose();
            await _service.DisposeAsync();
        }
    }
}
