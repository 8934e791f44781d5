using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Attribution.Tests;

/// <summary>gRPC messages that are none, or that become too large: refused with details, before they cost anything.</summary>
public sealed class MessagesTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const int MiB = 1024 * 1024;

    public static TheoryData<string, byte[]> NoProtobuf => new()
    {
        { "a text that is no UTF-8", [0x0A, 0x03, 0x41, 0xC3, 0x28] },
        { "a text that breaks off", [0x0A, 0x50, 0x41] },
        { "a number without end", [.. Enumerable.Repeat((byte)0xFF, 11)] },
        { "a group that is not closed", [0x0B] },
        { "the end of a group", [0x0C] },
        { "field number 0", [0x00, 0x01] },
        { "wire type 7", [0x0F, 0x01] },
        { "JSON", [.. "{\"title\":\"Paper Rain\"}"u8] },
    };

    [Theory]
    [MemberData(nameof(NoProtobuf))]
    public async Task Message_ThatIsNoProtobuf_IsAnInvalidArgument_AndNoFaultOfTheService(string what, byte[] message)
    {
        var log = new ErrorLog();
        attribution.Service.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);

        var refusal = await CallAsync(message, compressed: false);

        Assert.True(refusal.Status == StatusCode.InvalidArgument, $"{what}: {refusal}");
        Assert.Equal("malformed-request", refusal.Reason);
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task Message_ThatIsNotCompressedAsItSays_IsAnInvalidArgument()
    {
        var refusal = await CallAsync([1, 2, 3, 4, 5, 6, 7, 8, 9], compressed: true);

        Assert.Equal((StatusCode.InvalidArgument, "malformed-request"), (refusal.Status, refusal.Reason));
    }

    [Theory]
    [InlineData("gzip", 2)]
    [InlineData("gzip", 200)]
    [InlineData("deflate", 200)]
    public async Task Message_ThatInflatesBeyondTheLimit_IsRefusedBeforeItDoes(string coding, int size)
    {
        var log = new ErrorLog();
        attribution.Service.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var bomb = Compress(coding, size);
        Assert.True(bomb.Length < MiB, $"{bomb.Length} bytes");

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var refusal = await CallAsync(bomb, compressed: true, coding);

        // Tests beside this one allocate as well, but nothing like that.
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 * MiB);
        Assert.Equal((StatusCode.ResourceExhausted, "too-large"), (refusal.Status, refusal.Reason));
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task Message_OfNoMoreThanTheLimit_IsRead_CompressedOrNot()
    {
        var request = Examples.NewDossier();
        request.Summary = new string('x', 900_000);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(request.ToByteArray());
        }

        var plain = await CallAsync(request.ToByteArray(), compressed: false);
        var inflated = await CallAsync(compressed.ToArray(), compressed: true);

        // Understood, and refused for what it says.
        Assert.Equal("summary", Assert.Single(plain.Fields).Field);
        Assert.Equal("summary", Assert.Single(inflated.Fields).Field);
    }

    [Fact]
    public async Task Message_LargerThanTheLimit_IsRefusedAlsoUncompressed()
    {
        var refusal = await CallAsync(new byte[2 * MiB], compressed: false);

        Assert.Equal((StatusCode.ResourceExhausted, "too-large"), (refusal.Status, refusal.Reason));
    }

    [Fact]
    public async Task MethodThatThereIsNot_IsUnimplemented_WithDetails()
    {
        var refusal = await CallAsync([], compressed: false, method: "BurnDossier");

        Assert.Equal((StatusCode.Unimplemented, "no-such-method"), (refusal.Status, refusal.Reason));
    }

    private static byte[] Compress(string coding, int mib)
    {
        using var compressed = new MemoryStream();
        using (Stream encoder = coding == "gzip"
            ? new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)
            : new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[MiB];
            for (var written = 0; written < mib; written++)
            {
                encoder.Write(zeros);
            }
        }

        return compressed.ToArray();
    }

    // One message in gRPC's framing: compressed or not, length, bytes.
    private async Task<ReceivedRefusal> CallAsync(
        byte[] message, bool compressed, string coding = "gzip", string method = "CreateDossier")
    {
        var frame = new byte[5 + message.Length];
        frame[0] = compressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        using var client = attribution.Service.CreateClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/{Contracts.Attribution.V1.Dossiers.Descriptor.FullName}/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer", TestTokens.Mint("aurelia.nimbus", [Roles.Officer]));
        request.Headers.Add("grpc-encoding", coding);
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();

        string? Trailer(string name)
            => response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values)
                ? values.Single()
                : null;
        var trailers = new Metadata();
        if (Trailer("grpc-status-details-bin") is { } details)
        {
            trailers.Add(
                "grpc-status-details-bin", Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '=')));
        }

        var status = (StatusCode)int.Parse(Trailer("grpc-status")!, CultureInfo.InvariantCulture);
        return StatusDetails.FromRpcException(new RpcException(new Status(status, Trailer("grpc-message") ?? ""), trailers));
    }
}
