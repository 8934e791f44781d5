using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Publication.Artifacts;
using static CyberSanctions.Publication.Tests.TwoVersions;

namespace CyberSanctions.Publication.Tests;

/// <summary>What holds for each file of a version.</summary>
public sealed class EveryArtifactTests(TwoVersions published) : IClassFixture<TwoVersions>
{
    public static TheoryData<string, string, string> Files => new()
    {
        { "list.json", "application/json", "" },
        { "list.xml", "application/xml; charset=utf-8", "" },
        { "list.csv", "text/csv; charset=utf-8; header=present", "attachment; filename=\"eu-cyber-2-list.csv\"" },
        { "entities.ftm.json", "application/x-ndjson", "" },
        {
            "targets.simple.csv", "text/csv; charset=utf-8; header=present",
            "attachment; filename=\"eu-cyber-2-targets.simple.csv\""
        },
        { "names.txt", "text/plain; charset=utf-8", "" },
        { "index.json", "application/json", "" },
    };

    [Fact]
    public void NoFile_IsForgotten()
        => Assert.Equal(ArtifactKind.All.Select(kind => kind.Name).Order(), Files.Select(file => (string)file[0]).Order());

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_IsServedInEveryCoding_WithValidatorsOfItsOwn(string file, string mediaType, string disposition)
    {
        using var plain = await published.GetAsync($"/lists/eu-cyber/latest/{file}");
        var bytes = await plain.Content.ReadAsByteArrayAsync();
        var tags = new HashSet<string>();
        foreach (var coding in (string[])["identity", "gzip", "br"])
        {
            using var response = await published.GetAsync($"/lists/eu-cyber/versions/2/{file}", ("Accept-Encoding", coding));
            var sent = await response.Content.ReadAsByteArrayAsync();
            var hash = SHA256.HashData(sent);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(mediaType, Header(response, "Content-Type"));
            Assert.Equal(disposition, Header(response, "Content-Disposition"));
            Assert.Equal(coding == "identity" ? "" : coding, Header(response, "Content-Encoding"));
            Assert.Equal($"\"{Convert.ToHexStringLower(hash)}\"", response.Headers.ETag!.Tag);
            Assert.Equal($"sha-256=:{Convert.ToBase64String(hash)}:", Header(response, "Repr-Digest"));
            Assert.Equal("Accept-Encoding", Header(response, "Vary"));
            Assert.Equal("public, max-age=31536000, immutable", Header(response, "Cache-Control"));
            Assert.Equal($"/lists/eu-cyber/versions/2/{file}", Header(response, "Content-Location"));
            Assert.Equal(bytes, Decode(coding, sent));
            tags.Add(response.Headers.ETag.Tag);
        }

        Assert.Equal(3, tags.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_HeedsHead_ConditionsAndRanges(string file, string mediaType, string disposition)
    {
        var path = $"/lists/eu-cyber/latest/{file}";
        using var whole = await published.GetAsync(path);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        var tag = whole.Headers.ETag!.Tag;

        using var head = await published.SendAsync(HttpMethod.Head, path);
        Assert.Equal((HttpStatusCode.OK, bytes.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));
        Assert.Equal((mediaType, disposition), (Header(head, "Content-Type"), Header(head, "Content-Disposition")));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());

        using var unchanged = await published.GetAsync(path, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal("", Header(unchanged, "Content-Disposition"));

        using var part = await published.GetAsync(path, ("Range", "bytes=3-9"), ("If-Range", tag));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[3..10], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(disposition, Header(part, "Content-Disposition"));

        await ProblemAsync(
            await published.GetAsync(path, ("Range", $"bytes={bytes.Length}-")),
            HttpStatusCode.RequestedRangeNotSatisfiable,
            "range-not-satisfiable");
        await ProblemAsync(
            await published.GetAsync(path, ("If-Match", "\"another\"")),
            HttpStatusCode.PreconditionFailed,
            "precondition-failed");
        await ProblemAsync(
            await published.GetAsync(path, ("Accept-Encoding", "identity;q=0")), HttpStatusCode.NotAcceptable, "not-acceptable");
    }

    [Fact]
    public async Task Index_NamesEveryOtherFile_WithWhatAStrangerCounts()
    {
        var index = JsonNode.Parse(await published.Client.GetStringAsync("/lists/eu-cyber/latest/index.json"))!;
        var document = JsonNode.Parse(await published.Client.GetStringAsync("/lists/eu-cyber/versions/2"))!;
        var files = index["artifacts"]!.AsArray();

        Assert.Equal(
            ArtifactKind.All.Select(kind => kind.Name).Except(["index.json"]).Order(StringComparer.Ordinal),
            files.Select(file => (string)file!["name"]!));
        Assert.Equal(
            ("cybersanctions-index/1", "eu-cyber", false, 2L, 2), (
                (string?)index["format"], (string?)index["list"], (bool)index["exercise"]!, (long)index["version"]!,
                (int)index["entries"]!));
        Assert.Equal((string?)document["recordedAt"], (string?)index["recordedAt"]);
        foreach (var file in files)
        {
            var bytes = await published.Client.GetByteArrayAsync((string)file!["url"]!);
            Assert.Equal(bytes.Length, (int)file["bytes"]!);
            Assert.Equal(Sum("sha256sum", bytes), (string?)file["sha256"]);
            Assert.Equal(Sum("sha1sum", bytes), (string?)file["sha1"]);
            var described = document["artifacts"]!.AsArray().Single(one => (string?)one!["name"] == (string?)file["name"])!;
            Assert.Equal((string?)described["sha256"], (string?)file["sha256"]);
            Assert.Equal((string?)described["mediaType"], (string?)file["mediaType"]);
        }

        Assert.Contains(document["artifacts"]!.AsArray(), one => (string?)one!["name"] == "index.json");
    }

    [Fact]
    public void LongFiles_DecodeToThemselvesToo()
    {
        var bytes = new byte[5_000_000];
        new Random(4711).NextBytes(bytes.AsSpan(0, 2_500_000));
        Assert.Equal(bytes, Decode("gzip", ContentCoding.Gzip.Encode(bytes)));
        Assert.Equal(bytes, Decode("br", ContentCoding.Brotli.Encode(bytes)));
    }

    // As coreutils count it.
    private static string Sum(string program, byte[] bytes)
    {
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, bytes);
        using var process = Process.Start(new ProcessStartInfo(program, [file])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var sum = process.StandardOutput.ReadToEnd().Split(' ')[0];
        process.WaitForExit();
        File.Delete(file);
        return sum;
    }

    private static byte[] Decode(string coding, byte[] bytes)
    {
        if (coding == "identity")
        {
            return bytes;
        }

        using var decoder = coding == "br"
            ? (Stream)new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var decoded = new MemoryStream();
        decoder.CopyTo(decoded);
        return decoded.ToArray();
    }
}
