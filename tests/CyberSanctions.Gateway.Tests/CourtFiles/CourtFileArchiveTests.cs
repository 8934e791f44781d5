using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Gateway.Tests.CourtFiles;

/// <summary>A ZIP goes out as it comes in; and what breaks off is none.</summary>
public sealed class CourtFileArchiveTests : IAsyncLifetime
{
    private const string Address = "/api/v1/proposals/LP-2026-0012/court-file?reason=x";
    private static readonly DateTime At = new(2026, 11, 28, 17, 48, 24, DateTimeKind.Utc);

    private readonly Sent _service = new();
    private UpstreamJournal _listing = null!;
    private GatewayApp _gateway = null!;

    public async Task InitializeAsync()
    {
        _listing = await UpstreamJournal.StartAsync(_service);
        _gateway = new GatewayApp(Environments.Development, [("services:listing:grpc:0", _listing.Address)]);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _listing.DisposeAsync();
    }

    [Fact]
    public async Task Files_AreInTheArchive_InTheirOrder_WithTheTimeOfTheExport_TheSameEachTime()
    {
        var large = Enumerable.Repeat("Aurelia Nimbus "u8.ToArray(), 20_000).SelectMany(bytes => bytes).ToArray();
        _service.Parts =
        [
            .. File("proposal/proposal.html", "<p>\u0410\u0443</p>"u8.ToArray()), .. File("evidence/01/content.bin", large),
            .. File("evidence/01/empty.txt", []), .. File("manifest.json", "{}"u8.ToArray()), End(4),
        ];

        using var response = await GetAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("CFL-2026-0001 file of LP-2026-0012.zip", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.True(response.Headers.CacheControl!.NoStore);
        var zip = await response.Content.ReadAsByteArrayAsync();
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(
            ["proposal/proposal.html", "evidence/01/content.bin", "evidence/01/empty.txt", "manifest.json"],
            archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(At, entry.LastWriteTime.DateTime));
        Assert.Equal(large, await ReadAsync(archive.GetEntry("evidence/01/content.bin")!));
        Assert.Equal(
            "<p>\u0410\u0443</p>", Encoding.UTF8.GetString(await ReadAsync(archive.GetEntry("proposal/proposal.html")!)));
        Assert.Empty(await ReadAsync(archive.GetEntry("evidence/01/empty.txt")!));
        using var again = await GetAsync();
        Assert.Equal(zip, await again.Content.ReadAsByteArrayAsync());
    }

    public static TheoryData<string> Faults =>
        ["no end", "refused", "another count", "a path out", "a path twice", "bytes of nothing", "something after the end"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task WhatBreaksOff_IsNoArchive_AndTheConnectionSaysSo(string fault)
    {
        CourtFilePart[] good = [.. File("proposal/proposal.html", new byte[200_000]), .. File("manifest.json", "{}"u8.ToArray())];
        _service.Parts = fault switch
        {
            "no end" => good,
            "refused" => [.. good, Sent.Refusal],
            "another count" => [.. good, End(3)],
            "a path out" => [.. good, .. File("../evil.html", [1]), End(3)],
            "a path twice" => [.. good, .. File("Manifest.json", [1]), End(3)],
            "bytes of nothing" => [new CourtFilePart { Bytes = ByteString.CopyFromUtf8("x") }, .. good, End(2)],
            _ => [.. good, End(2), End(2)],
        };
        var received = new MemoryStream();
        var broken = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            // If it breaks off soon enough, there is not even a head.
            using var response = await GetAsync();
            await using var body = await response.Content.ReadAsStreamAsync();
            await body.CopyToAsync(received);
        });
        Assert.True(broken is IOException or HttpRequestException, broken.ToString());
        Assert.Throws<InvalidDataException>(() => new ZipArchive(new MemoryStream(received.ToArray())));
    }

    [Fact]
    public async Task WhatIsRefused_IsAProblem_AndNoArchive()
    {
        _service.Refuses = true;
        using var response = await GetAsync();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("/problems/not-found", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["type"]);
    }

    [Fact]
    public async Task WithoutAReason_OrByHead_NothingIsAsked()
    {
        using var client = Client();
        using var response = await client.GetAsync(new Uri(Address.Split('?')[0], UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Address));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
        Assert.Equal(0, _service.Asked);
    }

    private static IEnumerable<CourtFilePart> File(string path, byte[] bytes)
        => [
            new CourtFilePart { File = new CourtFileEntry { Path = path } },
            .. bytes.Chunk(64 * 1024).Select(chunk => new CourtFilePart { Bytes = ByteString.CopyFrom(chunk) }),
        ];

    private static CourtFilePart End(int files) => new() { End = new CourtFileEnd { Files = files } };

    private HttpClient Client() => _gateway.Client(TestTokens.Mint("legal-1", ["legal"]));

    private Task<HttpResponseMessage> GetAsync()
        => Client().GetAsync(new Uri(Address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>What the listing service would send.</summary>
    private sealed class Sent : Contracts.Listing.V1.CourtFiles.CourtFilesBase
    {
        public static readonly CourtFilePart Refusal = new();

        public IReadOnlyList<CourtFilePart> Parts { get; set; } = [];

        public bool Refuses { get; set; }

        public int Asked { get; private set; }

        public override async Task ExportCourtFile(
            ExportCourtFileRequest request, IServerStreamWriter<CourtFilePart> responseStream, ServerCallContext context)
        {
            Asked++;
            if (Refuses)
            {
                throw StatusDetails.ToRpcException(ServiceDefaults.Errors.Refusal.NotFound("proposal", request.Reference).Refusal);
            }

            await responseStream.WriteAsync(new CourtFilePart
            {
                Start = new CourtFileStart
                {
                    Reference = "CFL-2026-0001",
                    ProposalReference = request.Reference,
                    ExportedAt = At.ToTimestamp(),
                },
            });
            foreach (var part in Parts)
            {
                if (object.Equals(part, Refusal))
                {
                    throw new RpcException(new Status(StatusCode.Unavailable, "It is away."));
                }

                await responseStream.WriteAsync(part);
            }
        }
    }
}
