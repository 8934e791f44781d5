using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>Nobody fills the disk with what is unfinished.</summary>
public sealed class LimitsTests
{
    private const int MiB = Holding.MiB;

    [Fact]
    public async Task Content_AboveTheGreatestSize_IsRefused_BeforeAByteOfItIsRead()
    {
        await using var service = await StartAsync();
        var held = await Holding.OfAsync(service, Holding.Content((4 * MiB) + 1));

        Assert.Equal("content-too-large", await Holding.ReasonAsync(held.UploadAsync()));
        Assert.Equal("content-too-large", await Holding.ReasonAsync(held.PartAsync(0, MiB)));
        Assert.True((await (await Holding.OfAsync(service, Holding.Content(4 * MiB))).UploadAsync()).CompletedNow);
    }

    [Fact]
    public async Task Unfinished_OfAPerson_AndOfAll_AreLimited_UntilTheyAreFinishedOrGivenUp()
    {
        await using var service = await StartAsync();
        var held = new List<Holding>();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            held.Add(await Holding.OfAsync(service, Holding.Content((3 * MiB) + 1)));
        }

        await held[0].PartAsync(0, MiB);
        await held[1].PartAsync(0, MiB);
        Assert.Equal("too-many-uploads", await Holding.ReasonAsync(held[2].PartAsync(0, MiB)));

        // Somebody else may, as far as there is room for all: 10 MiB.
        await held[2].PartAsync(0, MiB, by: "tiberius.quill");
        Assert.Equal("too-many-uploads", await Holding.ReasonAsync(held[3].PartAsync(0, MiB, by: "tiberius.quill")));

        await held[0].PartAsync(MiB, (2 * MiB) + 1);
        await held[3].PartAsync(0, MiB);
    }

    [Fact]
    public async Task BeginningAnewAgainAndAgain_KeepsNoMoreThanOne()
    {
        await using var service = await StartAsync();
        var held = await Holding.OfAsync(service, Holding.Content((3 * MiB) + 1));
        var start = new UploadStart { Length = held.Bytes.Length, Total = held.Bytes.Length, Anew = true };
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Assert.Equal("upload-truncated", await Holding.ReasonAsync(held.SendAsync(start.Clone(), held.Bytes[..(2 * MiB)])));
            Assert.Equal((1, 2), await held.StoredAsync());
        }
    }

    [Fact]
    public async Task Abandoned_IsDiscarded_ByTheDatabasesClock_AndWhatIsContentIsNot()
    {
        await using var service = await StartAsync();
        var held = await Holding.OfAsync(service, Holding.Content((2 * MiB) + 1));
        var whole = await Holding.InAsync(service, held.Reference, Holding.Content(MiB));
        await whole.UploadAsync();
        await held.PartAsync(0, MiB);
        var sweeper = service.Services.GetRequiredService<UploadSweeper>();

        Assert.Equal(0, await sweeper.RunAsync(CancellationToken.None));
        await AttributionService.AsAdministratorAsync(
            service, "UPDATE evidence_upload SET touched_at = now() - interval '25 hours' WHERE state = 1");
        Assert.Equal(1, await sweeper.RunAsync(CancellationToken.None));

        Assert.Equal(((0, 0), (1, 1)), (await held.StoredAsync(), await whole.StoredAsync()));
        Assert.Equal("upload-offset", await Holding.ReasonAsync(held.PartAsync(MiB, MiB)));
        Assert.True((await held.UploadAsync()).CompletedNow);
    }

    private static Task<TestService<Program>> StartAsync() => TestService.StartAsync<Program>(
        "attribution",
        redis: null,
        ("Evidence:LargestContent", $"{4 * MiB}"),
        ("Evidence:UnfinishedPerPerson", "2"),
        ("Evidence:UnfinishedBytes", $"{10 * MiB}"));
}
