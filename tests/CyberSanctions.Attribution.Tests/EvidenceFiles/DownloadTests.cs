using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>How evidence goes out: to whom it may, for a reason, and only as it came in.</summary>
public sealed class DownloadTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const int MiB = Holding.MiB;

    [Theory]
    [InlineData(0, 1, "0-0")]
    [InlineData(0, MiB, "0-1048575")]
    [InlineData(MiB - 1, 2, "1048575-1048576")]
    [InlineData(5, (2 * MiB) - 5, "5-2097151")]
    [InlineData((2 * MiB) + 6, 0, "2097158-2097158")]
    [InlineData(1, 0, "1-2097158")]
    public async Task Range_IsThoseBytes_AndTheCustodySaysWhich(long first, long length, string range)
    {
        var held = await UploadedAsync((2 * MiB) + 7);

        var (head, bytes) = await held.DownloadAsync(first, length);

        var expected = held.Bytes.AsMemory((int)first, (int)(length > 0 ? length : held.Bytes.Length - first)).ToArray();
        Assert.Equal(expected, bytes);
        Assert.Equal((held.Bytes.Length, first, expected.Length, held.Sha256), (head.Size, head.First, head.Length, head.Sha256));
        Assert.Equal(range, (await held.CustodyAsync())[^1].Range);
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(7, 1)]
    [InlineData(0, 8)]
    [InlineData(6, 2)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public async Task Range_BeyondTheEnd_IsRefused_AndIsNotInTheCustody(long first, long length)
    {
        var held = await UploadedAsync(7);
        Assert.Equal("outside-content", await Holding.ReasonAsync(held.DownloadAsync(first, length)));
        Assert.Single(await held.CustodyAsync());
    }

    [Fact]
    public async Task Download_IsInTheCustody_BeforeTheFirstByteIsSent_ThoughNobodyReadsOn()
    {
        var held = await UploadedAsync(3 * MiB);
        using (var call = held.Store("livia.stratus", Roles.Legal).DownloadContent(Request(held)))
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        }

        var entry = (await held.CustodyAsync())[^1];
        Assert.Equal((CustodyKind.Viewed, "livia.stratus", "To read it."), (entry.Kind, entry.RecordedBy, entry.Reason));
    }

    [Fact]
    public async Task TwoDownloads_AreTwoEntries_AlsoWithOneIdempotencyKey()
    {
        var held = await UploadedAsync(10);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var call = held.Store().DownloadContent(Request(held), new Metadata { { Commands.IdempotencyKey, "same" } });
            await foreach (var part in call.ResponseStream.ReadAllAsync())
            {
                Assert.NotNull(part);
            }
        }

        Assert.Equal(2, (await held.CustodyAsync()).Count(entry => entry.Kind == CustodyKind.Viewed));
    }

    [Fact]
    public async Task ManyDownloadsAtOnce_AreCountedWithoutGaps_AndEachNamesTheOneBefore()
    {
        var held = await UploadedAsync(10);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => held.DownloadAsync(
            by: $"reader-{i}", purpose: i % 2 == 0 ? DownloadPurpose.Export : DownloadPurpose.Viewing)));

        var custody = await held.CustodyAsync();
        Assert.Equal(Enumerable.Range(1, 13).Select(number => (long)number), custody.Select(entry => entry.Number));
        Assert.Equal(13, custody.Select(entry => entry.Previous).Distinct().Count());
        Assert.Equal(6, custody.Count(entry => entry.Kind == CustodyKind.Exported));
    }

    [Theory]
    [InlineData(Roles.Partner)]
    [InlineData(Roles.Observer)]
    [InlineData(Roles.Delegate)]
    [InlineData(Roles.Administrator)]
    public async Task Download_IsNotForThoseWhoOnlyReadDossiers(string role)
    {
        var held = await UploadedAsync(10);
        var client = new EvidenceStore.EvidenceStoreClient(
            attribution.Service.Channel("somebody.else", [role], role == Roles.Delegate ? "FR" : ""));
        using var call = client.DownloadContent(Request(held));
        Assert.Equal("permission-denied", await Holding.ReasonAsync(call.ResponseStream.MoveNext(CancellationToken.None)));
        Assert.Single(await held.CustodyAsync());
    }

    [Fact]
    public async Task Download_OfAWithdrawnItem_IsNotFound_ButItsCustodyIsStillThere()
    {
        var held = await UploadedAsync(10);
        await held.Officer.WithdrawItemAsync(
            new WithdrawItemRequest { Reference = held.Reference, Id = held.Id, Reason = "Of another case." });

        Assert.Equal("not-found", await Holding.ReasonAsync(held.DownloadAsync()));
        Assert.Single(await held.CustodyAsync());
    }

    private static DownloadContentRequest Request(Holding held) => new()
    {
        Reference = held.Reference,
        Id = held.Id,
        Purpose = DownloadPurpose.Viewing,
        Reason = "To read it.",
    };

    private async Task<Holding> UploadedAsync(int length)
    {
        var held = await Holding.OfAsync(attribution.Service, Holding.Content(length));
        await held.UploadAsync();
        return held;
    }
}
