using System.Security.Cryptography;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>How evidence comes in: whole or in parts, and nothing half.</summary>
public sealed class UploadTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const int MiB = Holding.MiB;

    [Theory]
    [InlineData(1)]
    [InlineData(MiB - 1)]
    [InlineData(MiB)]
    [InlineData((2 * MiB) + 12_345)]
    public async Task Upload_OfTheWhole_IsWhatTheItemSaysFromThenOn_AndMakesNoVersion(int length)
    {
        var held = await HoldAsync(Holding.Content(length));
        var before = await held.Officer.GetDossierAsync(new GetDossierRequest { Reference = held.Reference });
        Assert.Null((await held.EvidenceAsync()).Content);

        var upload = await held.UploadAsync();

        Assert.Equal((length, length, true), (upload.Received, upload.Total, upload.CompletedNow));
        var content = (await held.EvidenceAsync()).Content;
        Assert.Equal((upload.Content, length, Holding.Somebody), (content, content.Size, content.ReceivedBy));
        Assert.Equal(held.Bytes, (await held.DownloadAsync()).Bytes);
        var entry = Assert.Single(await held.CustodyAsync(), entry => entry.Kind == CustodyKind.Received);
        Assert.Equal((1, held.Sha256, length), (entry.Number, entry.Sha256, entry.Size));
        Assert.Equal(before, await held.Officer.GetDossierAsync(new GetDossierRequest { Reference = held.Reference }));
    }

    [Fact]
    public async Task Upload_InParts_GoesOnFromWhereItIs_AndNowhereElse()
    {
        var held = await HoldAsync(Holding.Content((3 * MiB) + 7));
        var total = held.Bytes.Length;

        Assert.Equal("upload-offset", await Holding.ReasonAsync(held.PartAsync(MiB, MiB)));
        var first = await held.PartAsync(0, 2 * MiB);
        Assert.Equal((2L * MiB, total, null), (first.Received, first.Total, first.Content));
        Assert.Equal(first, await held.ProgressAsync());

        foreach (var wrong in (int[])[0, MiB, 3 * MiB])
        {
            var refusal = await Holding.RefusalAsync(held.PartAsync(wrong, wrong == 3 * MiB ? 7 : MiB));
            Assert.Equal(("upload-offset", "start.first"), (refusal.Reason, refusal.Fields[0].Field));
            Assert.Contains($"{2 * MiB}", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal("upload-total", await Holding.ReasonAsync(held.PartAsync(2 * MiB, MiB, total + 1)));
        Assert.Equal(2L * MiB, (await held.ProgressAsync()).Received);
        await held.PartAsync(2 * MiB, MiB);
        var last = await held.PartAsync(3 * MiB, 7);

        Assert.True(last.CompletedNow);
        Assert.Equal(held.Bytes, (await held.DownloadAsync()).Bytes);
        Assert.Equal("not-found", await Holding.ReasonAsync(held.ProgressAsync()));
    }

    [Theory]
    [InlineData(0, 5, 10, "start.length")]
    [InlineData(0, MiB + 1, 3 * MiB, "start.length")]
    [InlineData(5, 10, 10, "start.length")]
    [InlineData(-1, 5, 10, "start.first")]
    [InlineData(0, -1, 10, "start.length")]
    [InlineData(0, 0, 0, "start.total")]
    [InlineData(0, 0, -1, "start.total")]
    [InlineData(long.MaxValue, long.MaxValue, long.MaxValue, "start.length")]
    public async Task Part_ThatCannotBe_IsRefusedByItsField(long first, long length, long total, string field)
    {
        var held = await HoldAsync(Holding.Content(10));
        var refusal = await Holding.RefusalAsync(
            held.SendAsync(new UploadStart { First = first, Length = length, Total = total }, []));
        Assert.Equal(("invalid-field", field), (refusal.Reason, refusal.Fields[0].Field));
        Assert.Equal((0, 0), await held.StoredAsync());
    }

    [Fact]
    public async Task Upload_ThatEndsEarly_KeepsWholeChunks_AndGoesOn()
    {
        var held = await HoldAsync(Holding.Content((2 * MiB) + 100));
        var start = new UploadStart { Length = held.Bytes.Length, Total = held.Bytes.Length, Anew = true };

        Assert.Equal("upload-truncated", await Holding.ReasonAsync(held.SendAsync(start, held.Bytes[..(MiB + 50)])));
        Assert.Equal(MiB, (await held.ProgressAsync()).Received);
        Assert.Null((await held.EvidenceAsync()).Content);

        Assert.True((await held.PartAsync(MiB, MiB + 100)).CompletedNow);
        Assert.Equal(held.Bytes, (await held.DownloadAsync()).Bytes);
    }

    [Fact]
    public async Task Upload_OfMoreThanWasSaid_OrOfNothingThatCouldBeBytes_IsRefused()
    {
        var held = await HoldAsync(Holding.Content(100));
        var start = new UploadStart { Length = 100, Total = 100, Anew = true };
        Assert.Equal("invalid-field", await Holding.ReasonAsync(held.SendAsync(start, Holding.Content(101))));

        using var call = held.Store().UploadContent();
        try
        {
            await call.RequestStream.WriteAsync(new UploadContentRequest { Bytes = ByteString.CopyFrom([1]) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Grpc.Core.RpcException)
        {
            // It was refused before all of it was sent; why, the answer says.
        }

        var refusal = await Holding.RefusalAsync(call.ResponseAsync);
        Assert.Equal("start", refusal.Fields[0].Field);
        Assert.Null((await held.EvidenceAsync()).Content);
    }

    [Fact]
    public async Task Upload_OfOtherBytes_IsRefused_AndLeavesNothing()
    {
        var held = await HoldAsync(Holding.Content(MiB + 100));
        var entries = (await attribution.JournalOfAsync(held.Reference)).Count;

        Assert.Equal("digest-mismatch", await Holding.ReasonAsync(held.UploadAsync(Holding.Content(MiB + 100))));
        Assert.Equal((0, 0), await held.StoredAsync());

        // Also when it came in parts, of which only the first was another.
        var start = new UploadStart { Length = MiB, Total = held.Bytes.Length };
        await held.SendAsync(start, Holding.Content(MiB));
        Assert.Equal("digest-mismatch", await Holding.ReasonAsync(held.PartAsync(MiB, 100)));
        Assert.Equal((0, 0), await held.StoredAsync());
        Assert.Null((await held.EvidenceAsync()).Content);
        Assert.Empty(await held.CustodyAsync());
        Assert.Equal(entries, (await attribution.JournalOfAsync(held.Reference)).Count);
    }

    [Fact]
    public async Task Upload_WithAnotherDigestThanTheItems_IsRefusedBeforeAByteIsKept()
    {
        var held = await HoldAsync(Holding.Content(100));
        var start = new UploadStart
        {
            Length = 100,
            Total = 100,
            Anew = true,
            Sha256 = ByteString.CopyFrom(SHA256.HashData([1])),
        };
        Assert.Equal("digest-mismatch", await Holding.ReasonAsync(held.SendAsync(start, held.Bytes)));
        start.Sha256 = ByteString.CopyFrom(SHA256.HashData(held.Bytes));
        Assert.True((await held.SendAsync(start, held.Bytes)).CompletedNow);
    }

    [Fact]
    public async Task Upload_DoneAgain_IsDone_ButOtherBytesAreNotSaidToBeThere()
    {
        var held = await HoldAsync(Holding.Content(MiB + 1));
        var first = await held.UploadAsync();

        var again = await held.UploadAsync(by: "tiberius.quill");
        Assert.Equal((false, first.Content), (again.CompletedNow, again.Content));
        Assert.False((await held.PartAsync(MiB, 1)).CompletedNow);
        Assert.Equal("digest-mismatch", await Holding.ReasonAsync(held.UploadAsync(Holding.Content(MiB + 1))));
        Assert.Equal("upload-total", await Holding.ReasonAsync(held.UploadAsync(Holding.Content(5))));
        Assert.Single(await held.CustodyAsync());
        Assert.Equal((1, 2), await held.StoredAsync());
    }

    [Fact]
    public async Task IdenticalBytes_AreStoredOnce_ButEachItemNeedsThemAll_AndNobodyLearnsThatTheyAreThere()
    {
        var bytes = Holding.Content(MiB + 1);
        var (one, other) = (await HoldAsync(bytes), await HoldAsync(bytes));
        var first = await one.UploadAsync();

        // Who knows the hash has nothing by it.
        Assert.Null((await other.EvidenceAsync()).Content);
        Assert.Equal("no-content", await Holding.ReasonAsync(other.DownloadAsync()));
        Assert.Equal("not-found", await Holding.ReasonAsync(other.ProgressAsync()));
        Assert.Equal("upload-offset", await Holding.ReasonAsync(other.PartAsync(MiB, 1)));
        var asked = other.SendAsync(new UploadStart { Length = 0, Total = bytes.Length }, []);
        Assert.Equal("upload-offset", await Holding.ReasonAsync(asked));

        var second = await other.UploadAsync(by: "tiberius.quill");
        Assert.Equal((true, "tiberius.quill"), (second.CompletedNow, second.Content.ReceivedBy));
        Assert.True(second.Content.ReceivedAt > first.Content.ReceivedAt);
        Assert.Equal(bytes, (await other.DownloadAsync()).Bytes);
        await attribution.Service.Services.GetRequiredService<UploadSweeper>().RunAsync(CancellationToken.None);
        Assert.Equal(((1, 2), (0, 0)), (await one.StoredAsync(), await other.StoredAsync()));
    }

    [Fact]
    public async Task TwoUploads_OfOneItemAtOnce_AndOfTheSameBytesAtOnce_AreEachThereOnce()
    {
        var bytes = Holding.Content((2 * MiB) + 3);
        var (one, other) = (await HoldAsync(bytes), await HoldAsync(bytes));

        var uploads = await Task.WhenAll(
            one.UploadAsync(),
            one.UploadAsync(by: "tiberius.quill"),
            other.UploadAsync(),
            other.UploadAsync(by: "livia.stratus"));

        Assert.Equal(
            (1, 1), (uploads[..2].Count(upload => upload.CompletedNow), uploads[2..].Count(upload => upload.CompletedNow)));
        await attribution.Service.Services.GetRequiredService<UploadSweeper>().RunAsync(CancellationToken.None);
        var (ofOne, ofOther) = (await one.StoredAsync(), await other.StoredAsync());
        Assert.Equal((1, 3), (ofOne.Uploads + ofOther.Uploads, ofOne.Chunks + ofOther.Chunks));
        Assert.Equal((1, 1), ((await one.CustodyAsync()).Count, (await other.CustodyAsync()).Count));
    }

    [Fact]
    public async Task SecondTab_ThatBeginsAnew_EndsTheFirst_WhichLeavesNothing()
    {
        var held = await HoldAsync(Holding.Content((2 * MiB) + 3));
        using var first = held.Store().UploadContent();
        await first.RequestStream.WriteAsync(new UploadContentRequest
        {
            Start = new() { Reference = held.Reference, Id = held.Id, Length = 2 * MiB, Total = held.Bytes.Length },
        });
        for (var at = 0; at < MiB; at += MiB / 4)
        {
            await first.RequestStream.WriteAsync(
                new UploadContentRequest { Bytes = ByteString.CopyFrom(held.Bytes, at, MiB / 4) });
        }

        await Eventually.HoldsAsync(async () => (await held.StoredAsync()).Chunks == 1, "No chunk is there.");
        Assert.True((await held.UploadAsync()).CompletedNow);

        for (var at = MiB; at < 2 * MiB; at += MiB / 4)
        {
            await first.RequestStream.WriteAsync(
                new UploadContentRequest { Bytes = ByteString.CopyFrom(held.Bytes, at, MiB / 4) });
        }

        await first.RequestStream.CompleteAsync();
        Assert.Equal("upload-offset", await Holding.ReasonAsync(first.ResponseAsync));
        Assert.Equal((1, 3), await held.StoredAsync());
    }

    [Fact]
    public async Task CorrectedHash_VoidsTheContent_AndTheFormerHashBringsItBack()
    {
        var held = await HoldAsync(Holding.Content(MiB + 1));
        await held.UploadAsync();
        var another = Holding.Content(50);

        var corrected = held with { Bytes = another };
        await AmendAsync(held, corrected.Sha256);
        Assert.Null((await held.EvidenceAsync()).Content);
        Assert.Equal("no-content", await Holding.ReasonAsync(held.DownloadAsync()));
        Assert.Equal("digest-mismatch", await Holding.ReasonAsync(held.UploadAsync()));
        await corrected.UploadAsync();
        Assert.Equal(another, (await corrected.DownloadAsync()).Bytes);

        await AmendAsync(held, held.Sha256);
        Assert.Equal(held.Bytes, (await held.DownloadAsync()).Bytes);
        Assert.Equal(
            [held.Sha256, corrected.Sha256, corrected.Sha256, held.Sha256], (await held.CustodyAsync()).Select(e => e.Sha256));
    }

    [Fact]
    public async Task Key_OfAnUpload_StandsForItsBytes_AndAnswersForNoOthers()
    {
        var held = await HoldAsync(Holding.Content(100));
        var start = new UploadStart { Length = 100, Total = 100, Anew = true };
        await held.SendAsync(start, held.Bytes, key: "the-same");
        var corrected = held with { Bytes = Holding.Content(100) };
        await AmendAsync(held, corrected.Sha256);

        Assert.Equal(
            "idempotency-key-reused", await Holding.ReasonAsync(corrected.SendAsync(start, corrected.Bytes, key: "the-same")));
        Assert.Null((await corrected.EvidenceAsync()).Content);
        Assert.True((await corrected.SendAsync(start, corrected.Bytes, key: "another")).CompletedNow);
    }

    [Fact]
    public async Task Upload_IntoADossierThatWasConcludedMeanwhile_IsRefused_AndNothingOfItIsThere()
    {
        var held = await HoldAsync(Holding.Content(MiB + 1));
        await held.PartAsync(0, MiB);
        await held.Officer.ConcludeDossierAsync(new ConcludeDossierRequest
        {
            Reference = held.Reference,
            Assessment = "They did it.",
        });
        await attribution.ConfirmAsync(held.Reference);

        Assert.Equal("dossier-concluded", await Holding.ReasonAsync(held.PartAsync(MiB, 1)));
        Assert.Equal("dossier-concluded", await Holding.ReasonAsync(held.UploadAsync()));
        Assert.Null((await held.EvidenceAsync()).Content);
    }

    [Fact]
    public async Task Upload_IsItsUploadersOwn_AndIsGivenUpByThemAlone()
    {
        var held = await HoldAsync(Holding.Content(MiB + 1));
        await held.PartAsync(0, MiB);

        Assert.Equal("not-found", await Holding.ReasonAsync(held.ProgressAsync("tiberius.quill")));
        var request = new DiscardUploadRequest { Reference = held.Reference, Id = held.Id };
        Assert.Equal(
            "not-found", await Holding.ReasonAsync(held.Store("tiberius.quill").DiscardUploadAsync(request).ResponseAsync));
        Assert.Equal(MiB, (await held.Store().DiscardUploadAsync(request)).Received);
        Assert.Equal((0, 0), await held.StoredAsync());
    }

    [Theory]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Partner)]
    public async Task Upload_IsForOfficersAlone(string role)
    {
        var held = await HoldAsync(Holding.Content(5));
        using var call = held.Store("somebody.else", role).UploadContent();
        Assert.Equal("permission-denied", await Holding.ReasonAsync(call.ResponseAsync));
    }

    [Fact]
    public async Task Upload_ToWhatIsNotThere_IsNotFound()
    {
        var (held, other) = (await HoldAsync(Holding.Content(5)), await HoldAsync(Holding.Content(5)));
        foreach (var wrong in (Holding[])[
            held with { Id = other.Id }, held with { Id = Guid.NewGuid().ToString() }, held with { Reference = "ATT-2026-9999" }])
        {
            Assert.Equal("not-found", await Holding.ReasonAsync(wrong.UploadAsync()));
            Assert.Equal("not-found", await Holding.ReasonAsync(wrong.DownloadAsync()));
        }
    }

    private Task<Holding> HoldAsync(byte[] bytes) => Holding.OfAsync(attribution.Service, bytes);

    private static async Task AmendAsync(Holding held, string sha256)
    {
        var evidence = Examples.Evidence();
        evidence.Sha256 = sha256;
        await held.Officer.AmendEvidenceAsync(
            new AmendEvidenceRequest { Reference = held.Reference, Id = held.Id, Evidence = evidence, Reason = "Misread." });
    }
}
