using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Testing;
using Dapper;

namespace CyberSanctions.Journal.Tests;

/// <summary>
/// Several consumers of one journal: each has what concerns it applied, at its own pace, from the first entry on.
/// </summary>
public sealed class ConsumersTests : IAsyncLifetime
{
    private readonly TestRedis _redis = new();
    private JournalApp _upstream = null!;
    private Dictionary<string, string?> _settings = null!;

    private static readonly (string, Action<HandlerTable>) Usual = (JournalApp.Usual, Concluded);
    private static readonly (string, Action<HandlerTable>) New
        = ("new", events => events.On<ActorNamed, WriteDownNames>().On<IncidentAdded, WriteDownNames>());

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
    public async Task NewConsumer_BeginsWithTheFirstEntry_WhileTheOldOneGoesOnWhereItWas()
    {
        await using (var before = await JournalApp.StartAsync("downstream", _settings, Usual))
        {
            await AppendAsync(1, 30);
            await before.Upstream().CaughtUpAsync(CancellationToken.None);
            Assert.Equal(Subjects("concluded", 1, 30), await before.AppliedAsync());
        }

        await using var after = await JournalApp.StartAsync("downstream", _settings, Usual, New);
        await AppendAsync(31, 60);
        await after.Upstream().CaughtUpAsync(CancellationToken.None);
        await after.Upstream("new").CaughtUpAsync(CancellationToken.None);

        var applied = await after.AppliedAsync();
        Assert.Equal(
            Subjects("concluded", 1, 60), applied.Where(subject => subject.StartsWith("concluded", StringComparison.Ordinal)));
        Assert.Equal(Subjects("named", 1, 60), applied.Where(subject => subject.StartsWith("named", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ConsumerThatIsStuck_HoldsUpNeitherTheOtherNorWhoWaitsForTheOther()
    {
        await using var follower = await JournalApp.StartAsync(
            "downstream", _settings, Usual, ("stuck", events => events.On<ActorNamed, Refuse>()));
        await AppendAsync(1, 5);
        await follower.Upstream().CaughtUpAsync(CancellationToken.None);

        Assert.Equal(Subjects("concluded", 1, 5), await follower.AppliedAsync());
        Assert.Equal(0, await PositionAsync(follower, "stuck"));
    }

    [Fact]
    public async Task TwoReplicasWithTwoConsumersEach_ApplyEachEntryOncePerConsumer()
    {
        await using var first = await JournalApp.StartAsync("downstream", _settings, Usual, New);
        await using (var second = await JournalApp.StartAsync("downstream", _settings, Usual, New))
        {
            await AppendAsync(1, 40);
        }

        await AppendAsync(41, 50);
        await first.Upstream().CaughtUpAsync(CancellationToken.None);
        await first.Upstream("new").CaughtUpAsync(CancellationToken.None);

        Assert.Equal(
            Subjects("concluded", 1, 50).Concat(Subjects("named", 1, 50)).Order(StringComparer.Ordinal),
            (await first.AppliedAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OneEvent_HasOneHandlerPerConsumer()
        => await Assert.ThrowsAsync<ArgumentException>(() => JournalApp.StartAsync(
            "downstream", _settings, ("two", events => events.On<ActorNamed, WriteDownNames>().On<ActorNamed, Refuse>())));

    [Fact]
    public async Task CursorFromBeforeConsumers_StaysWhereItIs()
    {
        await AppendAsync(1, 3);
        await using (var before = await JournalApp.StartAsync("downstream", _settings, ("upstream", Concluded)))
        {
            await before.Upstream("upstream").CaughtUpAsync(CancellationToken.None);
        }

        // As it was: one cursor to a journal. It was for whatever is called as the migration calls it.
        var owner = _settings["ConnectionStrings:downstream_owner"]!;
        await Tampering.AsOwnerAsync(owner, """
            ALTER TABLE journal_cursor DROP COLUMN consumer, ADD PRIMARY KEY (source);
            ALTER TABLE journal DROP CONSTRAINT journal_payload_is_short, DROP COLUMN body_sha256;
            DROP TABLE journal_body, unheard_entry;
            DELETE FROM schema_migration WHERE name = 'journal/0002_consumers_and_bodies.sql';
            """);
        await using var after = await JournalApp.StartAsync("downstream", _settings, ("upstream", Concluded));
        await AppendAsync(4, 4);
        await after.Upstream("upstream").CaughtUpAsync(CancellationToken.None);

        Assert.Equal(Subjects("concluded", 1, 4), await after.AppliedAsync());
    }

    private static void Concluded(HandlerTable events) => events.On<DossierConcluded, JournalApp.WriteDown>();

    private async Task AppendAsync(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            await _upstream.AppendAsync(new DossierConcluded { Reference = $"concluded-{i:D3}" }, "");
            await _upstream.AppendAsync(new ActorNamed { DossierReference = $"named-{i:D3}" }, "");
        }
    }

    private static IEnumerable<string> Subjects(string what, int first, int last)
        => Enumerable.Range(first, last - first + 1).Select(i => $"{what}-{i:D3}");

    private static async Task<long> PositionAsync(JournalApp app, string consumer)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>(
            "SELECT position FROM journal_cursor WHERE consumer = @consumer", new { consumer });
    }

    private sealed class WriteDownNames : IEventHandler<ActorNamed>, IEventHandler<IncidentAdded>
    {
        public Task ApplyAsync(Change change, ActorNamed happened, CancellationToken cancel)
            => JournalApp.WriteDown.WriteAsync(change, happened.DossierReference);

        public Task ApplyAsync(Change change, IncidentAdded happened, CancellationToken cancel)
            => JournalApp.WriteDown.WriteAsync(change, $"incident {happened.DossierReference}");
    }

    private sealed class Refuse : IEventHandler<ActorNamed>
    {
        public Task ApplyAsync(Change change, ActorNamed happened, CancellationToken cancel)
            => throw new InvalidOperationException("Refused.");
    }
}
