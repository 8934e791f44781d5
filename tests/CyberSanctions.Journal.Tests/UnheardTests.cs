using System.Runtime.CompilerServices;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Journal.Tests;

/// <summary>
/// Events of a later version of the contracts, which this one does not define: they are kept and told of, and applied by the
/// version that knows them. Here they are strings, which no version of <c>events/v1</c> defines.
/// </summary>
public sealed class UnheardTests : IAsyncLifetime
{
    private static readonly (string, Action<HandlerTable>) ThisVersion
        = (JournalApp.Usual, events => events.On<DossierConcluded, JournalApp.WriteDown>());

    private static readonly (string, Action<HandlerTable>) NextVersion = (JournalApp.Usual, events => events
        .On<DossierConcluded, JournalApp.WriteDown>().On<StringValue, WriteDownStrings>());

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
    public async Task Unheard_IsKeptWhole_AndWhatComesAfterItIsApplied()
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings, ThisVersion);
        await SayAsync("one");
        await _upstream.AppendAsync("ATT-2026-0001");
        await follower.Upstream().CaughtUpAsync(CancellationToken.None);

        Assert.Equal(["ATT-2026-0001"], await follower.AppliedAsync());
        var kept = Assert.Single(await KeptAsync(follower));
        Assert.Equal((await _upstream.ReadAllAsync())[0], Entry.Parser.ParseFrom(kept.Entry));
        Assert.Equal(
            (1, "google.protobuf.StringValue", "subject of one", null),
            (kept.Position, kept.EventType, kept.Subject, kept.SettledAt));
    }

    [Fact]
    public async Task Unheard_IsShownByTheQueryOfTheDocument()
    {
        var document = await File.ReadAllTextAsync(Document());
        var query = document.Split("```sql\n")[1].Split("```")[0];
        await SayAsync("one");
        await SayAsync("two");
        await using var follower = await JournalApp.StartAsync("downstream", _settings, ThisVersion);
        await follower.Upstream().CaughtUpAsync(CancellationToken.None);
        await using var connection = await follower.Database.OpenConnectionAsync();

        var (source, consumer, type, count) = await connection.QuerySingleAsync<(string, string, string, long)>(query);
        Assert.Equal(("upstream", JournalApp.Usual, "google.protobuf.StringValue", 2), (source, consumer, type, count));
    }

    [Fact]
    public async Task Unheard_InAFlood_IsToldOfOnce_AndOnceMoreWhenTheServiceStartsAgain()
    {
        const int Flood = 1_000;
        await using (var connection = await _upstream.Database.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await new Change(connection, transaction, "officer-1", DateTimeOffset.UnixEpoch).AppendAsync(
                [.. Enumerable.Range(1, Flood)
                    .Select(i => new Happened(new StringValue { Value = $"{i}" }, "", "officer-1", ""))]);
            await transaction.CommitAsync();
        }

        await _upstream.AppendAsync("ATT-2026-0001");
        await using (var follower = await JournalApp.StartAsync("downstream", _settings, ThisVersion))
        {
            Assert.Equal(["ATT-2026-0001"], await follower.AppliedAsync(1));
            Assert.Equal(Flood, (await KeptAsync(follower)).Count);
            Assert.Contains("google.protobuf.StringValue", Assert.Single(follower.Log.Lines), StringComparison.Ordinal);
        }

        await using var again = await JournalApp.StartAsync("downstream", _settings, ThisVersion);
        await _upstream.AppendAsync("ATT-2026-0002");
        await again.AppliedAsync(2);
        Assert.Contains("1000 so far, the first at 1", Assert.Single(again.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unheard_IsAppliedByTheVersionThatKnowsIt_InOrder_Once_BeforeWhatIsNew()
    {
        await using (var before = await JournalApp.StartAsync("downstream", _settings, ThisVersion))
        {
            await SayAsync("one");
            await _upstream.AppendAsync("ATT-2026-0001");
            await SayAsync("two");
            await SayAsync(Long);
            await before.Upstream().CaughtUpAsync(CancellationToken.None);
        }

        await SayAsync("four");
        var replicas = await Task.WhenAll(
            JournalApp.StartAsync("downstream", _settings, NextVersion),
            JournalApp.StartAsync("downstream", _settings, NextVersion));
        Assert.Equal(["ATT-2026-0001", "one", "two", Long, "four"], await replicas[0].AppliedAsync(5));
        Assert.All(await KeptAsync(replicas[0]), kept => Assert.NotNull(kept.SettledAt));
        Assert.All(replicas, replica => Assert.Empty(replica.Log.Lines));
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }

    [Fact]
    public async Task Unheard_WhenAVersionThatKnowsItAndOneThatDoesNotTakeTurns_IsAppliedOnce()
    {
        for (var turn = 1; turn <= 3; turn++)
        {
            await SayAsync($"{turn} a");
            await using (var old = await JournalApp.StartAsync("downstream", _settings, ThisVersion))
            {
                await old.Upstream().CaughtUpAsync(CancellationToken.None);
            }

            await SayAsync($"{turn} b");
            await using var next = await JournalApp.StartAsync("downstream", _settings, NextVersion);
            await next.Upstream().CaughtUpAsync(CancellationToken.None);
        }

        await using var last = await JournalApp.StartAsync("downstream", _settings, NextVersion);
        Assert.Equal(["1 a", "1 b", "2 a", "2 b", "3 a", "3 b"], await last.AppliedAsync());
    }

    [Fact]
    public async Task Unheard_ThatCannotBeApplied_IsNotSkipped_NorIsWhatIsNewAppliedBeforeIt()
    {
        await SayAsync("one");
        await using (var before = await JournalApp.StartAsync("downstream", _settings, ThisVersion))
        {
            await before.Upstream().CaughtUpAsync(CancellationToken.None);
        }

        await _upstream.AppendAsync("ATT-2026-0001");
        WriteDownStrings.Failures = 2;
        await using var next = await JournalApp.StartAsync("downstream", _settings, NextVersion);

        Assert.Equal(["one", "ATT-2026-0001"], await next.AppliedAsync(2));
        Assert.Equal(2, next.Log.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Unheard_WhenItTurnsOutToBeOfNoInterest_IsSettled()
    {
        await using (var before = await JournalApp.StartAsync("downstream", _settings, ThisVersion))
        {
            await using var connection = await before.Database.OpenConnectionAsync();
            await connection.ExecuteAsync(
                """
                INSERT INTO unheard_entry (source, consumer, position, event_type, subject, entry, noticed_at)
                VALUES ('upstream', 'usual', 1, @Type, '', @Bytes, now())
                """,
                new
                {
                    Type = ActorNamed.Descriptor.FullName,
                    Bytes = new Entry { Position = 1, EventType = ActorNamed.Descriptor.FullName }.ToByteArray(),
                });
        }

        await using var after = await JournalApp.StartAsync("downstream", _settings, ThisVersion);
        await _upstream.AppendAsync("ATT-2026-0001");

        Assert.Equal(["ATT-2026-0001"], await after.AppliedAsync(1));
        Assert.NotNull(Assert.Single(await KeptAsync(after)).SettledAt);
    }

    [Theory]
    [InlineData("UPDATE unheard_entry SET entry = ''")]
    [InlineData("DELETE FROM unheard_entry")]
    public async Task Kept_CannotBeChangedByTheService(string sql)
    {
        await using var follower = await JournalApp.StartAsync("downstream", _settings, ThisVersion);
        await using var connection = await follower.Database.OpenConnectionAsync();

        Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync(sql))).SqlState);
    }

    private static readonly string Long = new('x', 1 << 20);

    private static string Document([CallerFilePath] string here = "")
        => Path.Combine(Path.GetDirectoryName(here)!, "../../docs/journal.md");

    private Task SayAsync(string words)
        => _upstream.AppendAsync(new StringValue { Value = words }, $"subject of {words[..Math.Min(5, words.Length)]}");

    private static async Task<List<Kept>> KeptAsync(JournalApp app)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        return (await connection.QueryAsync<Kept>(
            "SELECT position, event_type, subject, entry, settled_at FROM unheard_entry ORDER BY position")).AsList();
    }

    private sealed record Kept(long Position, string EventType, string Subject, byte[] Entry, DateTime? SettledAt);

    private sealed class WriteDownStrings : IEventHandler<StringValue>
    {
        public static int Failures { get; set; }

        public Task ApplyAsync(Change change, StringValue happened, CancellationToken cancel)
            => Failures-- > 0
                ? throw new InvalidOperationException("Asked to fail.")
                : JournalApp.WriteDown.WriteAsync(change, happened.Value);
    }
}
