using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using static CyberSanctions.Publication.Tests.TwoVersions;

namespace CyberSanctions.Publication.Tests;

/// <summary>Two published versions, fetched in every way.</summary>
public sealed class FetchingTests(TwoVersions published) : IClassFixture<TwoVersions>
{
    private const string Latest = "/lists/eu-cyber/latest/list.json";

    [Theory]
    [InlineData("list.json", "application/json")]
    [InlineData("list.xml", "application/xml")]
    public async Task Latest_IsTheNewestVersion_ByteForByte(string artifact, string mediaType)
    {
        using var latest = await published.GetAsync($"/lists/eu-cyber/latest/{artifact}");
        using var second = await published.GetAsync($"/lists/eu-cyber/versions/2/{artifact}");

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
        using var response = await published.GetAsync(Latest);
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
        using var plain = await published.GetAsync(Latest);
        using var encoded = await published.GetAsync(Latest, ("Accept-Encoding", coding));
        var bytes = await encoded.Content.ReadAsByteArrayAsync();
        using var decoder = coding == "br"
            ? (Stream)new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
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
        => await ProblemAsync(
            await published.GetAsync(Latest, ("Accept-Encoding", "identity;q=0, zstd")),
            HttpStatusCode.NotAcceptable,
            "not-acceptable");

    [Fact]
    public async Task Scripts_OfAnyOrigin_MayReadTheLists_AndWhatIsRefused()
    {
        using var list = await published.GetAsync(Latest, ("Origin", "https://bank.example"));
        using var missing = await published.GetAsync("/lists/eu-cyber/versions/99", ("Origin", "https://bank.example"));
        using var unchanged = await published.GetAsync(Latest, ("If-None-Match", "*"));
        using var preflight = await published.SendAsync(
            HttpMethod.Options,
            Latest,
            ("Origin", "https://bank.example"),
            ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", "if-none-match"));

        Assert.All(
            [list, missing, unchanged, preflight],
            response => Assert.Equal("*", Header(response, "Access-Control-Allow-Origin")));
        Assert.Contains("Repr-Digest", Header(list, "Access-Control-Expose-Headers"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal("GET, HEAD", Header(preflight, "Access-Control-Allow-Methods"));
        Assert.Contains("If-None-Match", Header(preflight, "Access-Control-Allow-Headers"));
        Assert.Equal(["GET", "HEAD", "OPTIONS"], preflight.Content.Headers.Allow);
    }

    [Fact]
    public async Task Head_SaysTheSameWithoutABody()
    {
        using var get = await published.GetAsync(Latest, ("Accept-Encoding", "br"));
        using var request = new HttpRequestMessage(HttpMethod.Head, Latest);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var head = await published.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(["br"], head.Content.Headers.ContentEncoding);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Links_LeadToTheNeighboursAndTheLatest()
    {
        using var first = await published.GetAsync("/lists/eu-cyber/versions/1/list.xml");
        using var second = await published.GetAsync("/lists/eu-cyber/versions/2/list.xml");

        Assert.Equal(
            "</lists/eu-cyber/latest/list.xml>; rel=\"latest-version\", </lists/eu-cyber/versions/2/list.xml>; rel=\"next\"",
            Header(first, "Link"));
        Assert.Equal(
            "</lists/eu-cyber/latest/list.xml>; rel=\"latest-version\", </lists/eu-cyber/versions/1/list.xml>; rel=\"prev\"",
            Header(second, "Link"));
    }

    [Theory]
    [InlineData("/lists/eu-cyber/latest")]
    [InlineData("/lists/eu-cyber/versions/2")]
    public async Task VersionItself_IsDescribed(string path)
    {
        using var response = await published.GetAsync(path);
        var version = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        using var file = await published.GetAsync((string)version["artifacts"]![0]!["url"]!);
        var bytes = await file.Content.ReadAsByteArrayAsync();

        Assert.Equal(2, (int?)version["version"]);
        Assert.Equal("ACT-2026-0002", (string?)version["act"]!["reference"]);
        Assert.Equal("2026-02-02", (string?)version["inForceFrom"]);
        Assert.Equal(2, (int?)version["entries"]);
        Assert.Equal(1, (int?)version["added"]);
        Assert.Equal(bytes.Length, (int?)version["artifacts"]![0]!["bytes"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string?)version["artifacts"]![0]!["sha256"]);
        using var again = await published.GetAsync(path, ("If-None-Match", response.Headers.ETag!.Tag));
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
    [InlineData("/lists/eu-cyber/versions/1/list.pdf")]
    [InlineData("/lists/eu-cyber/latest/..%2f..%2fetc%2fpasswd")]
    [InlineData("/lists/eu-cyber/latest/list.json/more")]
    [InlineData("/lists/eu-cyber")]
    [InlineData("/lists/")]
    [InlineData("/lists/eu-land/latest/list.json")]
    public async Task WhatThereIsNot_Is404WithAProblem(string path)
        => await ProblemAsync(await published.GetAsync(path), HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task NothingPublishedYet_IsSaidSo()
        => await ProblemAsync(
            await published.GetAsync("/exercise/lists/eu-cyber-exercise/latest/list.json"), HttpStatusCode.NotFound, "not-found");

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task OtherMethods_AreNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Latest);
        var response = await published.Client.SendAsync(request);

        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
        await ProblemAsync(response, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }
}
