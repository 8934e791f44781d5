using System.Net;
using static CyberSanctions.Publication.Tests.TwoVersions;

namespace CyberSanctions.Publication.Tests;

/// <summary>Two published versions, asked for only if, and only in part (RFC 9110 sections 13 and 14).</summary>
public sealed class ConditionalFetchingTests(TwoVersions published) : IClassFixture<TwoVersions>
{
    private const string Latest = "/lists/eu-cyber/latest/list.json";

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"another\", {0}")]
    [InlineData("*")]
    public async Task IfNoneMatch_WithWhatTheClientHas_Is304WithoutABody(string ifNoneMatch)
    {
        using var first = await published.GetAsync(Latest);
        using var again = await published.GetAsync(
            Latest, ("If-None-Match", string.Format(ifNoneMatch, first.Headers.ETag!.Tag)));

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
        using var response = await published.GetAsync(Latest, ("If-None-Match", ifNoneMatch));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task IfNoneMatch_WithTheTagOfAnotherVersionOrCoding_GetsTheList()
    {
        using var older = await published.GetAsync("/lists/eu-cyber/versions/1/list.json");
        using var gzip = await published.GetAsync(Latest, ("Accept-Encoding", "gzip"));

        using var response = await published.GetAsync(Latest, ("If-None-Match", $"{older.Headers.ETag}, {gzip.Headers.ETag}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task IfModifiedSince_WithADateThatTellsVersionsApart_Is304()
    {
        using var first = await published.GetAsync("/lists/eu-cyber/versions/1/list.json");
        var date = first.Content.Headers.LastModified!.Value;

        using var same = await published.GetAsync(
            "/lists/eu-cyber/versions/1/list.json", ("If-Modified-Since", date.ToString("R")));
        using var before = await published.GetAsync(
            "/lists/eu-cyber/versions/1/list.json", ("If-Modified-Since", date.AddSeconds(-1).ToString("R")));
        using var garbage = await published.GetAsync("/lists/eu-cyber/versions/1/list.json", ("If-Modified-Since", "yesterday"));

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
        await ProblemAsync(
            await published.GetAsync(path, (header, value)), HttpStatusCode.PreconditionFailed, "precondition-failed");

        using var head = await published.SendAsync(HttpMethod.Head, path, (header, value));
        Assert.Equal(HttpStatusCode.PreconditionFailed, head.StatusCode);
        Assert.Equal("application/problem+json", head.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", Header(head, "Cache-Control"));
    }

    [Fact]
    public async Task IfMatch_WithWhatIsThere_GetsTheList()
    {
        using var first = await published.GetAsync(Latest);
        using var again = await published.GetAsync(
            Latest, ("If-Match", first.Headers.ETag!.Tag), ("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData("/lists/eu-cyber/versions/1/list.json", "Range", "bytes=99999999-", 416)]
    [InlineData("/lists/eu-cyber/versions/1/list.json", "If-Match", "\"another\"", 412)]
    [InlineData("/lists/eu-cyber/versions/1/list.json", "Accept-Encoding", "identity;q=0", 406)]
    [InlineData("/lists/eu-cyber/versions/9/list.json", "Accept", "*/*", 404)]
    public async Task Error_CarriesNothingOfTheFileThatItIsNot(string path, string header, string value, int status)
    {
        using var response = await published.GetAsync(path, (header, value));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("no-store", Header(response, "Cache-Control"));
        foreach (var name in (string[])[
            "ETag", "Last-Modified", "Content-Location", "Link", "Repr-Digest", "Content-Encoding", "Accept-Ranges"
        ])
        {
            Assert.Equal((name, ""), (name, Header(response, name)));
        }
    }

    [Theory]
    [InlineData("lines=0-1")]
    [InlineData("bytes=0-1,4-5")]
    public async Task Range_ThatIsNotUnderstood_GetsTheWhole(string range)
    {
        using var whole = await published.GetAsync(Latest);
        using var response = await published.GetAsync(Latest, ("Range", range));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await whole.Content.ReadAsByteArrayAsync(), await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=0-9")]
    [InlineData("bytes=99999999-")]
    public async Task Range_IsForGetAlone(string range)
    {
        using var get = await published.GetAsync(Latest);
        using var head = await published.SendAsync(HttpMethod.Head, Latest, ("Range", range));

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal("", Header(head, "Content-Range"));
    }

    [Fact]
    public async Task Range_OfTheSameRepresentation_IsAPartOfIt_AndOtherwiseTheWhole()
    {
        using var whole = await published.GetAsync(Latest);
        var bytes = await whole.Content.ReadAsByteArrayAsync();

        using var part = await published.GetAsync(Latest, ("Range", "bytes=10-19"), ("If-Range", whole.Headers.ETag!.Tag));
        using var other = await published.GetAsync(Latest, ("Range", "bytes=10-19"), ("If-Range", "\"another\""));
        using var byDate = await published.GetAsync(
            Latest, ("Range", "bytes=10-19"), ("If-Range", whole.Content.Headers.LastModified!.Value.ToString("R")));
        using var beyond = await published.GetAsync(Latest, ("Range", $"bytes={bytes.Length}-"));

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[10..20], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(Header(whole, "Repr-Digest"), Header(part, "Repr-Digest"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byDate.StatusCode);
        Assert.Equal($"bytes 10-19/{bytes.Length}", Header(part, "Content-Range"));
        Assert.Equal($"bytes */{bytes.Length}", Header(beyond, "Content-Range"));
        await ProblemAsync(beyond, HttpStatusCode.RequestedRangeNotSatisfiable, "range-not-satisfiable");
    }
}
