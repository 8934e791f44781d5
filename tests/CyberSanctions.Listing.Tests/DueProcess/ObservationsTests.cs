using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using static CyberSanctions.Listing.Tests.DueProcess.DueProcessService;

namespace CyberSanctions.Listing.Tests.DueProcess;

/// <summary>
/// Whoever is listed is heard. Who gains from abuse: whoever does not want to answer; whoever floods, so that others are not
/// heard; whoever reads what a person says for themselves; whoever learns here of a listing before it takes effect.
/// </summary>
public sealed class ObservationsTests(DueProcessService service) : IClassFixture<DueProcessService>
{
    private static readonly byte[] File = RandomNumberGenerator.GetBytes((2 * 1024 * 1024) + 7);

    [Fact]
    public async Task Observations_ComeWithoutAToken_AreReadWordForWord_AndOpenAReview()
    {
        var entry = await service.ListAsync();
        var receipt = await service.ObserveAsync(entry, File);
        Assert.Equal(
            (ObservationsState.Received, "eu-cyber", entry, ""),
            (receipt.State, receipt.List, receipt.EntryReference, receipt.Answer));
        var read = await service.Officer.GetObservationsAsync(new() { Reference = receipt.Reference });
        Assert.Equal(
            (Observing(entry).Text, Observing(entry).Sender, Observing(entry).Contact, Handling.TlpAmberStrict, "service:public"),
            (read.Text, read.Sender, read.Contact, read.Handling, read.RecordedBy));
        Assert.Equal(
            ("annex.pdf", (long)File.Length, Convert.ToHexStringLower(SHA256.HashData(File))),
            (read.File.Name, read.File.Size, read.File.Sha256));
        Assert.Equal(Day(service.Today), read.ReceivedOn);
        var review = await service.ReviewOfAsync(entry);
        Assert.Equal(
            (review.Reference, ReviewGround.Observations, receipt.Reference, Handling.TlpAmberStrict),
            (read.ReviewReference, review.Openings[0].Ground, review.Openings[0].Reason, review.Handling));
        Assert.Equal(File, await FetchAsync(receipt.Reference));
    }

    [Fact]
    public async Task NoAnswer_BeforeTheReviewIsConcluded_ThenItIsOwed_AndTheSenderReadsItByTheNumber()
    {
        var entry = await service.ListAsync();
        var receipt = await service.ObserveAsync(entry, File);
        Assert.Equal("review-open", await ReasonAsync(AnswerAsync(receipt.Reference)));
        Assert.DoesNotContain(await service.DueAsync(entry), due => due.Kind == DueKind.Answer);
        await service.ConcludeAsync(entry);
        Assert.Equal(
            (receipt.Reference, Day(service.Today)),
            (await service.DueAsync(entry)).Where(due => due.Kind == DueKind.Answer)
                .Select(due => (due.Reference, due.DueOn)).Single());
        Assert.Equal("", (await service.Anybody.GetObservationsAnswerAsync(new() { Reference = receipt.Reference })).Answer);

        var answered = await AnswerAsync(receipt.Reference);
        Assert.Equal(("legal-1", ObservationsState.Answered), (answered.AnsweredBy, answered.State));
        var told = await service.Anybody.GetObservationsAnswerAsync(new() { Reference = receipt.Reference });
        Assert.Equal("The listing is maintained.", told.Answer);
        Assert.All(
            ["legal-1", "cumulus", "servers", "REV-"],
            secret => Assert.DoesNotContain(secret, told.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await service.DueAsync(entry), due => due.Kind == DueKind.Answer);
        Assert.Equal("observations-answered", await ReasonAsync(AnswerAsync(receipt.Reference)));

        // It belongs to the file of the case.
        Assert.Equal(File, await FetchAsync(receipt.Reference));
    }

    [Fact]
    public async Task Entry_ThatThereIsNot_OnThatList_OrNotYet_DoesNotExist()
    {
        var exercise = await service.ListAsync(list: "eu-cyber-exercise");
        var ahead = await service.ListAsync(service.Today.AddDays(20));
        Assert.Equal("not-found", await ReasonAsync(service.ObserveAsync("EU.999.99")));
        Assert.Equal("not-found", await ReasonAsync(service.ObserveAsync(exercise)));
        Assert.Equal("not-found", await ReasonAsync(service.ObserveAsync(exercise, list: "eu-cyber2")));
        Assert.Equal("not-found", await ReasonAsync(service.ObserveAsync(ahead)));
        Assert.Equal("invalid-field", await ReasonAsync(service.ObserveAsync("ЕU.1.1")));
        Assert.Equal("not-found", await ReasonAsync(service.ObserveAsync(exercise.ToLowerInvariant())));
        var receipt = await service.ObserveAsync(exercise, list: "eu-cyber-exercise");
        Assert.Equal(
            "eu-cyber-exercise", (await service.Officer.GetObservationsAsync(new() { Reference = receipt.Reference })).List);
        Assert.Empty((await service.Officer.ListReceivedObservationsAsync(new() { EntryReference = exercise })).Observations);
    }

    [Fact]
    public async Task Delisted_NobodyObservesAnyMore_ButWhatWasObservedIsAnswered()
    {
        var entry = await service.ListAsync();
        var receipt = await service.ObserveAsync(entry);
        await service.ActAsync(entry, OperationKind.Delist);
        Assert.Equal("entry-off-the-list", await ReasonAsync(service.ObserveAsync(entry)));
        Assert.Equal("review-open", await ReasonAsync(AnswerAsync(receipt.Reference)));
        await service.SweepAsync();
        Assert.Contains(await service.DueAsync(entry), due => due.Kind == DueKind.Answer);
        Assert.Equal(ObservationsState.Answered, (await AnswerAsync(receipt.Reference)).State);
    }

    [Fact]
    public async Task DelistingThatHasYetToTakeEffect_IsToldNobody()
    {
        var entry = await service.ListAsync();
        await service.ActAsync(entry, OperationKind.Delist, effective: service.Clock.GetUtcNow().UtcDateTime.AddDays(9));
        var receipt = await service.ObserveAsync(entry);
        var read = await service.Officer.GetObservationsAsync(new() { Reference = receipt.Reference });
        Assert.Equal("", read.ReviewReference);
        Assert.Contains(await service.DueAsync(entry), due => due.Kind == DueKind.Answer);
        var redress = await service.Anybody.GetRedressAsync(new() { Reference = entry });
        Assert.True(redress.Listed);
        Assert.DoesNotContain(redress.Notifications, told => told.Cause == NotificationCause.Delisted);
    }

    [Fact]
    public async Task OfficerRecords_WhatCameByPost_NotBeforeTheListing_NorAfterToday()
    {
        var entry = await service.ListAsync(service.Today.AddDays(-10));
        var recorded = await service.Officer.RecordObservationsAsync(Recording(entry, -10));
        Assert.Equal(
            ("aurelia.nimbus", Handling.TlpGreen, Proof()), (recorded.RecordedBy, recorded.Handling, recorded.Document));
        Assert.Equal(recorded.ReviewReference, (await service.ReviewOfAsync(entry)).Reference);
        Assert.Equal("invalid-field", await ReasonAsync(service.Officer.RecordObservationsAsync(Recording(entry, -11))));
        Assert.Equal("invalid-field", await ReasonAsync(service.Officer.RecordObservationsAsync(Recording(entry, 1))));

        // Whoever recorded them has opened the review.
        await service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry));
        Assert.Equal(
            "own-review", await ReasonAsync(service.Officer.ConcludeReviewAsync(new() { Reference = recorded.ReviewReference })));
    }

    // By the number anybody reads the answer.
    [Fact]
    public async Task Observer_WhoMayReadAReview_DoesNotLearnTheNumbers()
    {
        var entry = await service.ListAsync();
        var recorded = await service.Officer.RecordObservationsAsync(Recording(entry, 0));
        await service.Second.ProposeOutcomeAsync(await service.OutcomeAsync(entry));
        var observer = service.As("flavia.fog", Roles.Observer);
        var seen = (await observer.GetEntryProcessAsync(new() { Reference = entry })).Reviews.Single();
        Assert.Equal((ReviewGround.Observations, ""), (seen.Openings.Single().Ground, seen.Openings[0].Reason));
        Assert.DoesNotContain("OBS-", seen.ToString(), StringComparison.Ordinal);
        Assert.Equal([recorded.Reference], (await service.ReviewOfAsync(entry)).Proposed.Considered);
    }

    [Fact]
    public async Task NobodyElse_ReadsWhatAPersonSaysForThemselves()
    {
        var receipt = await service.ObserveAsync(await service.ListAsync());
        foreach (var role in (string[])[Roles.Delegate, Roles.Observer, Roles.Partner, Roles.Publisher, Roles.Administrator])
        {
            var somebody = service.As("flavia.fog", role);
            Assert.Equal(
                "permission-denied", await ReasonAsync(somebody.GetObservationsAsync(new() { Reference = receipt.Reference })));
            Assert.Equal("permission-denied", await ReasonAsync(somebody.ListReceivedObservationsAsync(new())));
        }

        var outside = await Assert.ThrowsAsync<RpcException>(
            () => service.Anybody.GetObservationsAsync(new() { Reference = receipt.Reference }).ResponseAsync);
        Assert.Equal(StatusCode.Unauthenticated, outside.StatusCode);
        Assert.Equal(
            "not-found",
            await ReasonAsync(service.Anybody.GetObservationsAnswerAsync(new() { Reference = ObservationRules.NewReference() })));
    }

    [Fact]
    public async Task Journal_SaysThatTheyCame_ButNeitherWhatTheySay_NorWhoSentThem_NorTheAnswer()
    {
        var entry = await service.ListAsync();
        var receipt = await service.ObserveAsync(entry, File);
        await FetchAsync(receipt.Reference);
        await service.ConcludeAsync(entry);
        await AnswerAsync(receipt.Reference);
        await service.Service.Services.GetRequiredService<CyberSanctions.Journal.Reading.JournalReader>()
            .HeadAsync(CancellationToken.None);
        var entries = (await service.Service.JournalAsync()).Where(e => e.Subject == receipt.Reference).ToList();
        Assert.Equal(["service:public", "aurelia.nimbus", "legal-1"], entries.Select(e => e.Actor));
        var received = ObservationsReceived.Parser.ParseFrom(entries[0].Payload);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Observing(entry).Text))), received.TextSha256);
        Assert.All(
            await service.Service.JournalAsync(),
            e => Assert.All(
                ["Cumulus", "avocats.example", "sold the servers", "is maintained.", "still hers"],
                secret => Assert.DoesNotContain(secret, Encoding.UTF8.GetString(e.Payload.Span), StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(8, 7)]
    [InlineData(8, 9)]
    [InlineData(0, 1)]
    public async Task FileOfAnotherLengthThanWasSaid_IsRefused_AndNothingIsKept(int said, int sent)
    {
        var entry = await service.ListAsync();
        var observations = Observing(entry);
        (observations.FileName, observations.FileSize) = (said > 0 ? "a.bin" : "", said);
        Assert.Equal("invalid-field", await ReasonAsync(service.SendAsync(observations, [new byte[sent]])));
        observations.FileSize = ObservationRules.LargestFile + 1;
        Assert.Equal("observations-too-large", await ReasonAsync(service.SendAsync(observations, [])));
        Assert.Equal("invalid-field", await ReasonAsync(service.SendAsync(null, [[1]])));
        Assert.Empty((await service.ReadAsync(entry)).Reviews);
        Assert.Empty((await service.Officer.ListReceivedObservationsAsync(new() { EntryReference = entry })).Observations);
    }

    [Fact]
    public async Task SentTwiceWithOneKey_TheyAreOnce()
    {
        var entry = await service.ListAsync();
        var key = Guid.NewGuid().ToString();
        var first = await service.ObserveAsync(entry, key: key);
        Assert.Equal(first, await service.ObserveAsync(entry, key: key));
        Assert.Equal("idempotency-key-reused", await ReasonAsync(service.ObserveAsync(entry, [1], key: key)));
        Assert.Single((await service.ReviewOfAsync(entry)).Openings);
    }

    [Fact]
    public async Task List_IsOldestFirst_PageByPage_WithoutTexts()
    {
        var entry = await service.ListAsync();
        var sent = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            sent.Add((await service.ObserveAsync(entry)).Reference);
        }

        var read = new List<ReceivedObservations>();
        var request = new ListReceivedObservationsRequest
        {
            EntryReference = entry,
            State = ObservationsState.Received,
            Page = new() { Size = 2 },
        };
        do
        {
            var page = await service.As("flavia.fog", Roles.Auditor).ListReceivedObservationsAsync(request);
            read.AddRange(page.Observations);
            request.Page.Cursor = page.NextCursor;
        }
        while (request.Page.Cursor.Length > 0);
        Assert.Equal(sent, read.Select(o => o.Reference));
        Assert.All(read, o => Assert.Equal("", o.Text));
    }

    private RecordObservationsRequest Recording(string entry, int day) => new()
    {
        EntryReference = entry,
        Sender = "Marius Cumulus, avocat, for Aurelia Nimbus",
        Text = "She has sold the servers.",
        Handling = Handling.TlpGreen,
        ReceivedOn = Day(service.Today.AddDays(day)),
        Document = Proof(),
    };

    private Task<ReceivedObservations> AnswerAsync(string reference)
        => service.Legal.AnswerObservationsAsync(
            new() { Reference = reference, Answer = "The listing is maintained." }).ResponseAsync;

    private async Task<byte[]> FetchAsync(string reference)
    {
        using var call = service.Officer.FetchObservationsFile(new() { Reference = reference, Reason = "To have it looked at." });
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(file);
        }

        return file.ToArray();
    }
}

/// <summary>A flood on one entry stops there; whoever observes on another one is heard.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task Flood_OfOneEntry_StopsThere_AndOfAll_WhereItIsFull()
    {
        var service = new Narrow();
        await service.InitializeAsync();
        try
        {
            var (flooded, other) = (await service.ListAsync(), await service.ListAsync());
            await service.ObserveAsync(flooded, new byte[60]);
            Assert.Equal("too-many-observations", await ReasonAsync(service.ObserveAsync(flooded, new byte[60])));
            await service.ObserveAsync(flooded);
            Assert.Equal("too-many-observations", await ReasonAsync(service.ObserveAsync(flooded)));
            await service.ObserveAsync(other);
            Assert.Equal("too-many-observations", await ReasonAsync(service.ObserveAsync(other)));

            // What comes by post is never too much.
            await service.Officer.RecordObservationsAsync(new()
            {
                EntryReference = flooded,
                Sender = "Marius Cumulus",
                Text = "x",
                Handling = Handling.TlpAmber,
                ReceivedOn = Day(service.Today),
                Document = Proof(),
            });
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    private sealed class Narrow : DueProcessService
    {
        protected override (string Key, string Value)[] Settings =>
        [
            ("Observations:MostWaiting", "3"), ("Observations:MostWaitingOnEntry", "2"), ("Observations:MostWaitingBytes", "100"),
        ];
    }
}
