using System.Diagnostics;
using System.Diagnostics.Metrics;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Journal.Tests;

/// <summary>Following a journal whose entries have bodies: what is applied is what the entry names, or nothing is.</summary>
public sealed class FollowedBodiesTests : IAsyncLifetime
{
    private readonly TestRedis _redis = new();
    private Dictionary<string, string?> _upstreamSettings = null!;
    private JournalApp _upstream = null!;
    private Dictionary<string, string?> _settings = null!;

    public async Task InitializeAsync()
    {
        _upstreamSettings = await JournalApp.SettingsAsync("upstream", _redis);
        _upstream = await JournalApp.StartAsync("upstream", _upstreamSettings);
        _settings = await JournalApp.SettingsAsync("downstream", _redis, _upstream.Address);
    }

    public async Task DisposeAsync()
    {
        await _upstream.DisposeAsync();
        _redis.Dispose();
    }

    [Fact]
    public async Task Follow_EntriesWithBodiesAmongOthers_AppliesAllOfThemInOrder()
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings);
        await _upstream.AppendAsync("ATT-2026-0001");
        await AppendLargeAsync("ATT-2026-0002", 9 << 20);
        await _upstream.AppendAsync("ATT-2026-0003");
        await AppendLargeAsync("ATT-2026-0004", Body.LargestInline + 1);

        Assert.Equal(["ATT-2026-0001", "ATT-2026-0002", "ATT-2026-0003", "ATT-2026-0004"], await follower.AppliedAsync(4));
    }

    [Fact]
    public async Task Follow_AnEntryFromBeforeThereWereBodies_ThatNoMessageCouldHold_IsApplied()
    {
        await AsOwnerUpstreamAsync("ALTER TABLE journal DROP CONSTRAINT journal_payload_is_short");
        await AsOwnerUpstreamAsync(
            """
            INSERT INTO journal (recorded_at, actor, event_type, subject, payload, trace_parent)
            VALUES (now(), 'officer-1', @Type, '', @Payload, '')
            """,
            new { Type = DossierConcluded.Descriptor.FullName, Payload = Large("ATT-2026-0001", 5 << 20).ToByteArray() });
        await using var follower = await JournalApp.StartAsync("downstream", _settings);

        Assert.Equal(["ATT-2026-0001"], await follower.AppliedAsync(1));
    }

    [Theory]
    [InlineData("UPDATE journal_body SET bytes = bytes || '\\x00'", "is not the one that the entry names")]
    [InlineData("UPDATE journal_body SET sha256 = sha256('another')", "NotFound")]
    public async Task Follow_ABodyThatIsReplacedOrGone_AppliesNothingUntilItIsBack(string tampering, string told)
    {
        await AppendLargeAsync("ATT-2026-0001", 1 << 20);
        await _upstream.AppendAsync("ATT-2026-0002");
        await Tampering.LiftProtectionAsync(sql => AsOwnerUpstreamAsync(sql));
        await AsOwnerUpstreamAsync(tampering);
        await using var follower = await JournalApp.StartAsync("downstream", _settings);
        await Eventually.HoldsAsync(
            () => Task.FromResult(follower.Log.Lines.Count(line => line.Contains(told, StringComparison.Ordinal)) >= 2),
            $"It is not told twice: {told}");
        Assert.Empty(await follower.AppliedAsync());

        await AsOwnerUpstreamAsync(
            "UPDATE journal_body SET bytes = @Bytes, sha256 = sha256(@Bytes)",
            new { Bytes = Large("ATT-2026-0001", 1 << 20).ToByteArray() });
        Assert.Equal(["ATT-2026-0001", "ATT-2026-0002"], await follower.AppliedAsync(2));
    }

    [Fact]
    public async Task Follow_KilledBetweenFetchingABodyAndApplyingIt_AppliesItOnce()
    {
        await using var observer = await JournalApp.StartAsync(
            "downstream", _settings.Where(s => s.Key != "services:upstream:grpc:0"));
        await AppendLargeAsync("ATT-2026-0001", 5 << 20);
        await using (var connection = new NpgsqlConnection(_settings["ConnectionStrings:downstream_owner"]))
        {
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync("LOCK TABLE applied IN SHARE MODE", transaction: transaction);
            using var doomed = FollowerProcess.Start(_settings, TestTokens.Settings);
            await Eventually.SomebodyWaitsForAsync(transaction);
            doomed.Kill();
        }

        using var next = FollowerProcess.Start(_settings, TestTokens.Settings);
        await _upstream.AppendAsync("ATT-2026-0002");
        Assert.Equal(["ATT-2026-0001", "ATT-2026-0002"], await observer.AppliedAsync(2));
    }

    [Fact]
    public async Task Follow_WhatFailsAndWhatIsApplied_IsSeenInSpansAndMetrics()
    {
        var spans = new List<Activity>();
        var counted = new List<(string Name, double Value)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "CyberSanctions.Journal",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Add(spans, span),
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "CyberSanctions.Journal")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => Add(counted, (instrument.Name + Consumer(tags), value)));
        meters.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => Add(counted, (instrument.Name + Consumer(tags), value)));
        meters.Start();

        await using var follower = await JournalApp.StartAsync(
            "downstream", _settings, ("watched", events => events.On<EvidenceAdded, FailsOnce>()));
        await _upstream.AppendAsync(new EvidenceAdded { DossierReference = "ATT-2026-0001" }, "ATT-2026-0001");
        await _upstream.AppendAsync(new Google.Protobuf.WellKnownTypes.StringValue(), "");
        await follower.Upstream("watched").CaughtUpAsync(CancellationToken.None);

        Assert.Equal(
            [(ActivityStatusCode.Error, 1), (ActivityStatusCode.Unset, 0)],
            spans.Where(span => span.DisplayName.EndsWith(nameof(EvidenceAdded), StringComparison.Ordinal))
                .Select(span => (span.Status, span.Events.Count(e => e.Name == "exception"))));
        Assert.Equal(
            [
                "cybersanctions.journal.delay watched", "cybersanctions.journal.failures watched",
                "cybersanctions.journal.unheard watched"
            ],
            counted.Select(c => c.Name)
                .Where(name => name.EndsWith("watched", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    private static string Consumer(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == "consumer")
            {
                return $" {value}";
            }
        }

        return "";
    }

    private static void Add<T>(List<T> list, T item)
    {
        lock (list)
        {
            list.Add(item);
        }
    }

    private static DossierConcluded Large(string reference, int bytes)
        => new() { Reference = reference, Title = new string('x', bytes) };

    private Task AppendLargeAsync(string reference, int bytes) => _upstream.AppendAsync(Large(reference, bytes), reference);

    private async Task AsOwnerUpstreamAsync(string sql, object? parameters = null)
    {
        await using var owner = new NpgsqlConnection(_upstreamSettings["ConnectionStrings:upstream_owner"]);
        await owner.OpenAsync();
        await owner.ExecuteAsync(sql, parameters);
    }

    private sealed class FailsOnce : Consuming.IEventHandler<EvidenceAdded>
    {
        private int _tries;

        public Task ApplyAsync(Appending.Change change, EvidenceAdded happened, CancellationToken cancel)
            => _tries++ == 0
                ? throw new InvalidOperationException("Asked to fail.")
                : JournalApp.WriteDown.WriteAsync(change, happened.DossierReference);
    }
}
