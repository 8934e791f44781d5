using CyberSanctions.Testing;
using StackExchange.Redis;

namespace CyberSanctions.Journal.Tests;

/// <summary>Following another service's journal: every entry takes effect exactly once, in order.</summary>
public sealed class FollowerTests : IAsyncLifetime
{
    private readonly TestRedis _redis = new();
    private JournalApp _upstream = null!;
    private Dictionary<string, string?> _settings = null!;

    public async Task InitializeAsync()
    {
        _upstream = await JournalApp.StartAsync("upstream", await JournalApp.SettingsAsync("upstream", _redis));
        _settings = await JournalApp.SettingsAsync("downstream", _redis, _upstream.Address);
    }

    public async Task DisposeAsync()
    {
        await _upstream.DisposeAsync();
        _redis.Dispose();
    }

    [Fact]
    public async Task Follow_ManyWriters_AppliesEachEntryOnceInTheOrderOfTheChain()
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async writer =>
        {
            for (var i = 0; i < 20; i++)
            {
                await _upstream.AppendAsync($"ATT-{writer}-{i}");
            }
        }));

        var applied = await follower.AppliedAsync(400);
        Assert.Equal((await _upstream.ReadAllAsync()).Select(e => e.Subject), applied);
    }

    [Fact]
    public async Task Follow_KilledAgainAndAgain_AppliesEachEntryOnce()
    {
        const int Entries = 200;
        await using var observer = await JournalApp.StartAsync("downstream", Without(_settings, "services:upstream:grpc:0"));
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < Entries; i++)
            {
                await _upstream.AppendAsync($"ATT-2026-{i:D4}");
            }
        });
        for (var kill = 1; kill <= 4; kill++)
        {
            using var doomed = FollowerProcess.Start(_settings, TestTokens.Settings);
            await observer.AppliedAsync(kill * 30);
            doomed.Kill();
        }

        await writing;
        using var last = FollowerProcess.Start(_settings, TestTokens.Settings);
        var applied = await observer.AppliedAsync(Entries);
        Assert.Equal((await _upstream.ReadAllAsync()).Select(e => e.Subject), applied);
    }

    [Fact]
    public async Task Follow_TwoReplicas_ApplyEachEntryOnceAndOneTakesOverFromTheOther()
    {
        await using var second = await JournalApp.StartAsync("downstream", _settings);
        await using (var first = await JournalApp.StartAsync("downstream", _settings))
        {
            for (var i = 0; i < 50; i++)
            {
                await _upstream.AppendAsync($"ATT-2026-{i:D4}");
            }

            await first.AppliedAsync(50);
        }

        for (var i = 50; i < 100; i++)
        {
            await _upstream.AppendAsync($"ATT-2026-{i:D4}");
        }

        var applied = await second.AppliedAsync(100);
        Assert.Equal((await _upstream.ReadAllAsync()).Select(e => e.Subject), applied);
    }

    [Fact]
    public async Task Follow_WithRedisWipedAndThenStopped_LosesNothing()
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings);
        await _upstream.AppendAsync("ATT-2026-0001");
        await follower.AppliedAsync(1);

        using (var redis = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString))
        {
            redis.GetServer(redis.GetEndPoints()[0]).FlushAllDatabases();
        }

        await _upstream.AppendAsync("ATT-2026-0002");
        await follower.AppliedAsync(2);
        _redis.Stop();
        await _upstream.AppendAsync("ATT-2026-0003");

        Assert.Equal(["ATT-2026-0001", "ATT-2026-0002", "ATT-2026-0003"], await follower.AppliedAsync(3));
    }

    [Fact]
    public async Task Follow_HandlerThatFails_TriesTheSameEntryAgain()
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings);
        JournalApp.WriteDown.Failures = 2;
        await _upstream.AppendAsync("ATT-2026-0001");
        await _upstream.AppendAsync("ATT-2026-0002");

        Assert.Equal(["ATT-2026-0001", "ATT-2026-0002"], await follower.AppliedAsync(2));
    }

    [Fact]
    public async Task Follow_PassesOverWhatIsOfNoInterest_AndIsCaughtUpAllTheSame()
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings);
        for (var i = 1; i <= 150; i++)
        {
            await _upstream.AppendSomethingElseAsync();
        }

        await _upstream.AppendAsync("ATT-2026-0001");
        await _upstream.AppendSomethingElseAsync();
        await follower.Upstream().CaughtUpAsync(CancellationToken.None);

        Assert.Equal(["ATT-2026-0001"], await follower.AppliedAsync());
    }

    [Fact]
    public async Task CaughtUp_ReturnsOnlyAfterWhatHadHappenedUpstreamWasApplied()
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings);
        for (var i = 1; i <= 20; i++)
        {
            await _upstream.AppendAsync($"ATT-2026-{i:D4}");
            await follower.Upstream().CaughtUpAsync(CancellationToken.None);

            Assert.Equal(i, (await follower.AppliedAsync()).Count);
        }
    }

    private static Dictionary<string, string?> Without(Dictionary<string, string?> settings, string key)
        => settings.Where(s => s.Key != key).ToDictionary();
}
