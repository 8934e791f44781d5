using System.Diagnostics.Metrics;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Attribution.Tests.EvidenceFiles;

/// <summary>A byte that was changed where nobody may change one: noticed, told, and handed out to nobody.</summary>
public sealed class DamageTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const int MiB = Holding.MiB;

    [Fact]
    public async Task Rehash_OfWhatIsWhole_IsInTheCustody_WithWhoAskedAndWhy()
    {
        var held = await UploadedAsync(MiB + 5);
        var before = (await held.EvidenceAsync()).Content;

        var entry = await RehashAsync(held);

        Assert.Equal(
            (CustodyKind.Rehashed, RehashOutcome.Intact, "The array failed.", "livia.stratus"),
            (entry.Kind, entry.Outcome, entry.Reason, entry.RecordedBy));
        Assert.Equal(entry, (await held.CustodyAsync())[^1]);
        Assert.True((await held.EvidenceAsync()).Content.CheckedAt > before.CheckedAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rehash_OfWhatWasChangedOrIsMissing_RaisesAnAlarm_AndNothingRestsOnItFromThenOn(bool missing)
    {
        var held = await UploadedAsync((2 * MiB) + 5);
        var other = await Holding.InAsync(attribution.Service, held.Reference, held.Bytes);
        await other.UploadAsync();
        var log = new ErrorLog();
        attribution.Service.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var alarms = new Alarms();
        await (missing ? RemoveAsync(held) : held.DamageAsync(number: 1));

        var entry = await RehashAsync(held);

        Assert.Equal(missing ? RehashOutcome.Missing : RehashOutcome.Changed, entry.Outcome);
        Assert.NotNull((await held.EvidenceAsync()).Content.DamagedAt);
        Assert.Contains(log.Errors, error => error.Contains(held.Sha256, StringComparison.Ordinal));
        Assert.Equal(1, alarms.Count);

        // The other item has the same bytes, and its custody says so by the store itself.
        var told = (await other.CustodyAsync())[^1];
        Assert.Equal((entry.Outcome, Rehashing.Actor), (told.Outcome, told.RecordedBy));

        Assert.Equal("content-damaged", await Holding.ReasonAsync(held.DownloadAsync()));
        Assert.Equal("content-damaged", await Holding.ReasonAsync(other.DownloadAsync(first: 5, length: 5)));
        Assert.Equal("content-damaged", await Holding.ReasonAsync(ConcludeAsync(held)));
        Assert.Equal(
            "content-damaged",
            await Holding.ReasonAsync(
                held.Store("livia.stratus", Roles.Legal).DecideReleaseAsync(ReleaseTests.Yes(held)).ResponseAsync));
    }

    [Fact]
    public async Task Dossier_WhoseEvidenceIsDamagedBetweenConclusionAndConfirmation_IsNotConfirmed()
    {
        var held = await UploadedAsync(100);
        await ConcludeAsync(held);
        await held.DamageAsync(at: 5);
        await RehashAsync(held);

        Assert.Equal("content-damaged", await Holding.ReasonAsync(attribution.ConfirmAsync(held.Reference)));

        // Restored, hashed again, and all is well.
        await held.DamageAsync(at: 5);
        Assert.Equal(RehashOutcome.Intact, (await RehashAsync(held)).Outcome);
        Assert.Null((await held.EvidenceAsync()).Content.DamagedAt);
        await attribution.ConfirmAsync(held.Reference);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Download_OfWhatWasChangedAndNobodyKnows_BreaksOffBeforeItsEnd_AndRaisesTheAlarm(int number)
    {
        var held = await UploadedAsync((2 * MiB) + 500);
        await held.DamageAsync(number);

        Assert.Equal("content-damaged", await Holding.ReasonAsync(held.DownloadAsync()));
        Assert.NotNull((await held.EvidenceAsync()).Content.DamagedAt);
        Assert.Equal(RehashOutcome.Changed, (await held.CustodyAsync())[^1].Outcome);
    }

    [Fact]
    public async Task WholeCopy_TakesThePlaceOfADamagedOne_ForAllWhoHaveTheSameBytes()
    {
        var held = await UploadedAsync(MiB + 5);
        var other = await Holding.InAsync(attribution.Service, held.Reference, held.Bytes);
        await other.UploadAsync();
        await held.DamageAsync(number: 1, at: 1);
        await RehashAsync(held);

        Assert.True((await held.UploadAsync()).CompletedNow);

        Assert.Equal(held.Bytes, (await held.DownloadAsync()).Bytes);
        Assert.Equal(held.Bytes, (await other.DownloadAsync()).Bytes);
        Assert.Null((await other.EvidenceAsync()).Content.DamagedAt);
        Assert.Equal(
            [RehashOutcome.Changed, RehashOutcome.Intact],
            (await other.CustodyAsync()).Where(entry => entry.Kind == CustodyKind.Rehashed).Select(entry => entry.Outcome));
        await attribution.Service.Services.GetRequiredService<UploadSweeper>().RunAsync(CancellationToken.None);
        Assert.Equal((1, 2), await held.StoredAsync());
    }

    [Fact]
    public async Task Store_HashesByItself_WhatWasNotHashedForThePeriod_OldestFirst_AndOnce()
    {
        var clock = new TestClock();
        await using var service = await TestService.StartAsync<Program>("attribution", clock, redis: null);
        var (one, other) =
            (await Holding.OfAsync(service, Holding.Content(10)), await Holding.OfAsync(service, Holding.Content(20)));
        await one.UploadAsync();
        await other.UploadAsync();
        await other.DamageAsync(at: 1);
        var rehashing = service.Services.GetRequiredService<RehashingService>();

        Assert.Equal(0, await rehashing.RunAsync(CancellationToken.None));
        clock.Move(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.Equal(2, await rehashing.RunAsync(CancellationToken.None));
        Assert.Equal(0, await rehashing.RunAsync(CancellationToken.None));

        // What was hashed in a future that has not come is hashed again, and not first in years.
        clock.Move(TimeSpan.FromDays(-8));
        Assert.Equal(2, await rehashing.RunAsync(CancellationToken.None));

        var (intact, changed) = ((await one.CustodyAsync())[^1], (await other.CustodyAsync())[^1]);
        Assert.Equal((RehashOutcome.Intact, RehashOutcome.Changed), (intact.Outcome, changed.Outcome));
        Assert.Equal((Rehashing.Actor, Rehashing.Actor), (intact.RecordedBy, changed.RecordedBy));
    }

    private static async Task<CustodyEntry> RehashAsync(Holding held)
        => await held.Store("livia.stratus", Roles.Legal).RehashContentAsync(
            new RehashContentRequest { Reference = held.Reference, Id = held.Id, Reason = "The array failed." });

    private static Task RemoveAsync(Holding held) => AttributionService.AsAdministratorAsync(
        held.Service,
        """
        SET session_replication_role = replica;
        DELETE FROM evidence_chunk WHERE number = 1 AND upload = (
            SELECT c.upload FROM evidence_content c WHERE c.sha256 = decode(@Sha256, 'hex'));
        """,
        new { held.Sha256 });

    private static async Task<Dossier> ConcludeAsync(Holding held)
        => await held.Officer.ConcludeDossierAsync(
            new ConcludeDossierRequest { Reference = held.Reference, Assessment = "They did it." });

    private async Task<Holding> UploadedAsync(int length)
    {
        var held = await Holding.OfAsync(attribution.Service, Holding.Content(length));
        await held.UploadAsync();
        return held;
    }

    // What is counted by this name while it lives; nobody else in this class damages anything meanwhile.
    private sealed class Alarms : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public Alarms()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "cybersanctions.evidence.damaged")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
