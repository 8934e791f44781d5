using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using CyberSanctions.Integration.Tests.BadInput;

namespace CyberSanctions.Integration.Tests.WholePath;

/// <summary>Evidence itself, over HTTP: in, out, and never shown.</summary>
[Collection(SuiteCollection.Name)]
public sealed class EvidenceTests(Suite suite)
{
    private const int MiB = 1024 * 1024;

    private static readonly string Officer = Suite.Authorizations.For(TokenKind.Officer)!["Bearer ".Length..];

    [Fact]
    public async Task Upload_InOneGo_AndDownload_AreTheSameBytes_AsAFileToBeSaved()
    {
        var bytes = "<!DOCTYPE html><script>alert(document.domain)</script>"u8.ToArray();
        var (address, evidence) = await HoldAsync(bytes, "../<b>x</b>.html");

        using var upload = await PutAsync(address, bytes);
        Assert.Equal(HttpStatusCode.Created, upload.StatusCode);
        using (var again = await PutAsync(address, bytes))
        {
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }

        using var download = await DownloadAsync(address);
        var headers = download.Content.Headers;
        Assert.Equal(bytes, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            ("application/octet-stream", "attachment"),
            (headers.ContentType!.MediaType, headers.ContentDisposition!.DispositionType));
        Assert.Matches("^\"?ATT-[0-9]{4}-[0-9]+ b_x_b_html\\.bin\"?$", headers.ContentDisposition.FileName);
        Assert.Equal(
            ["sandbox; default-src 'none'; frame-ancestors 'none'"], download.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], download.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(download.Headers.CacheControl!.NoStore);
        Assert.Equal(
            [$"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:"], download.Headers.GetValues("Repr-Digest"));
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", download.Headers.ETag!.Tag);
        var item = await suite.AskAsync(HttpMethod.Get, evidence, Officer);
        Assert.Equal("text/html", item.GetProperty("content").GetProperty("mediaType").GetString());
    }

    [Fact]
    public async Task Upload_InParts_IsGoneOnWith_AndRangesOfItAreRead()
    {
        var bytes = RandomNumberGenerator.GetBytes((2 * MiB) + 11);
        var (address, _) = await HoldAsync(bytes, "Image");
        using (var first = await PutAsync(address, bytes[..MiB], $"bytes 0-{MiB - 1}/{bytes.Length}"))
        {
            Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        }

        using (var gap = await PutAsync(address, bytes[(2 * MiB)..], $"bytes {2 * MiB}-{bytes.Length - 1}/{bytes.Length}"))
        {
            Assert.Equal(HttpStatusCode.Conflict, gap.StatusCode);
            Assert.Contains("Content-Range", await gap.Content.ReadAsStringAsync());
        }

        var progress = await suite.AskAsync(HttpMethod.Get, $"{address}/upload", Officer);
        var at = progress.GetProperty("received").GetInt32();
        Assert.Equal(MiB, at);
        using (var last = await PutAsync(address, bytes[at..], $"bytes {at}-{bytes.Length - 1}/{bytes.Length}"))
        {
            Assert.Equal(HttpStatusCode.Created, last.StatusCode);
        }

        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
        await RangeAsync("bytes=5-9", bytes[5..10], $"bytes 5-9/{bytes.Length}");
        await RangeAsync($"bytes={MiB - 1}-{MiB}", bytes[(MiB - 1)..(MiB + 1)], $"bytes {MiB - 1}-{MiB}/{bytes.Length}");
        await RangeAsync("bytes=-7", bytes[^7..], $"bytes {bytes.Length - 7}-{bytes.Length - 1}/{bytes.Length}");
        await RangeAsync(
            $"bytes={bytes.Length - 3}-", bytes[^3..], $"bytes {bytes.Length - 3}-{bytes.Length - 1}/{bytes.Length}");
        await RangeAsync("bytes=5-9", bytes[5..10], $"bytes 5-9/{bytes.Length}", etag);
        await RangeAsync("bytes=5-9", bytes, null, "\"another\"");
        await RangeAsync("bytes=1-2,5-9", bytes, null);
        await RangeAsync("lines=1-2", bytes, null);
        using var beyond = await DownloadAsync(address, $"bytes={bytes.Length}-");
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.Equal([$"bytes */{bytes.Length}"], beyond.Content.Headers.GetValues("Content-Range"));
        Assert.Contains("/problems/outside-content", await beyond.Content.ReadAsStringAsync());

        async Task RangeAsync(string range, byte[] expected, string? contentRange, string? ifRange = null)
        {
            using var response = await DownloadAsync(address, range, ifRange);
            Assert.Equal(contentRange is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent, response.StatusCode);
            Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString());
            Assert.Equal(expected, await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Upload_OfOtherBytes_IsRefused_AndOfAnArchiveBombIsABlob()
    {
        var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[64 * MiB]);
        }

        var (address, evidence) = await HoldAsync(bomb.ToArray(), "Archive");
        using (var other = await PutAsync(address, new byte[100]))
        {
            Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
            Assert.Contains("/problems/digest-mismatch", await other.Content.ReadAsStringAsync());
        }

        using var upload = await PutAsync(address, bomb.ToArray());
        Assert.Equal(HttpStatusCode.Created, upload.StatusCode);
        var content = (await suite.AskAsync(HttpMethod.Get, evidence, Officer)).GetProperty("content");
        Assert.Equal(
            ("application/gzip", bomb.Length),
            (content.GetProperty("mediaType").GetString(), content.GetProperty("size").GetInt64()));
    }

    [Fact]
    public async Task Upload_ThatIsBrokenOff_OrSentWithoutALength_LeavesNothingHalf()
    {
        var bytes = RandomNumberGenerator.GetBytes((3 * MiB) + 11);
        var (address, evidence) = await HoldAsync(bytes, "Image");
        using (var request = new HttpRequestMessage(HttpMethod.Put, address))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Officer);
            request.Headers.TransferEncodingChunked = true;

            // It is refused by its headers: a client that did not ask would still be sending.
            request.Headers.ExpectContinue = true;
            request.Content = new StreamContent(new MemoryStream(bytes));
            using var chunked = await suite.Gateway.SendAsync(request);
            Assert.Equal(HttpStatusCode.LengthRequired, chunked.StatusCode);
        }

        using var breaking = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<Exception>(() => PutAsync(address, new Breaking(bytes, 2 * MiB, breaking), breaking.Token));
        Assert.False((await suite.AskAsync(HttpMethod.Get, evidence, Officer)).TryGetProperty("content", out _));

        using var whole = await PutAsync(address, bytes);
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        using var download = await DownloadAsync(address);
        Assert.Equal(bytes, await download.Content.ReadAsByteArrayAsync());
    }

    private async Task<(string Content, string Evidence)> HoldAsync(byte[] bytes, string title)
    {
        var dossier = await suite.AskAsync(
            HttpMethod.Post,
            "/api/v1/dossiers",
            Officer,
            new { title = "Invented evidence", handling = "TLP:GREEN", exercise = true });
        var evidence = $"/api/v1/dossiers/{dossier.GetProperty("reference").GetString()}/evidence";
        var item = await suite.AskAsync(HttpMethod.Post, evidence, Officer, new
        {
            title,
            reliability = "B",
            credibility = 2,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            handling = "TLP:GREEN",
        });
        var address = $"{evidence}/{item.GetProperty("id").GetString()}";
        return ($"{address}/content", address);
    }

    private Task<HttpResponseMessage> PutAsync(string address, byte[] bytes, string? range = null)
    {
        var content = new ByteArrayContent(bytes);
        if (range is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Range", range);
        }

        return PutAsync(address, content, CancellationToken.None);
    }

    private Task<HttpResponseMessage> PutAsync(string address, HttpContent content, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Officer);
        return suite.Gateway.SendAsync(request, cancel);
    }

    private Task<HttpResponseMessage> DownloadAsync(string address, string? range = null, string? ifRange = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{address}?reason=To%20compare%20it.");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Officer);
        request.Headers.TryAddWithoutValidation("Range", range);
        request.Headers.TryAddWithoutValidation("If-Range", ifRange);
        return suite.Gateway.SendAsync(request);
    }

    // Says how much will come, sends some of it, and then nobody is there any more.
    private sealed class Breaking(byte[] bytes, int after, CancellationTokenSource end) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, after));
            await stream.FlushAsync();
            await end.CancelAsync();
            await Task.Delay(Timeout.Infinite, end.Token);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
