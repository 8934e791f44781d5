using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Schema;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberSanctions.Journal.Tests;

/// <summary>The hash chain: what was recorded cannot be changed unnoticed.</summary>
public sealed class ChainTests : IAsyncLifetime
{
    private readonly TestRedis _redis = new();
    private Dictionary<string, string?> _settings = null!;
    private JournalApp _app = null!;

    public async Task InitializeAsync()
    {
        _settings = await JournalApp.SettingsAsync("upstream", _redis);
        _app = await JournalApp.StartAsync("upstream", _settings);
        for (var i = 1; i <= 5; i++)
        {
            await _app.AppendAsync($"ATT-2026-{i:D4}");
        }

        await _app.ReadAllAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _redis.Dispose();
    }

    [Fact]
    public async Task Verify_UntouchedJournal_Holds()
    {
        var verification = await VerifyAsync();

        Assert.True(verification.Holds, verification.Reason);
        Assert.Equal(5, verification.Head.Position);
    }

    [Fact]
    public async Task Entries_CarryEverythingNeededToRecomputeTheChain()
    {
        var hash = ChainHash.Origin.ToArray();
        foreach (var entry in await _app.ReadAllAsync())
        {
            hash = ChainHash.Of(hash, entry.Position, new JournalRow(
                0,
                entry.RecordedAt.ToDateTime(),
                entry.Actor,
                entry.EventType,
                entry.Subject,
                entry.Payload.ToByteArray(),
                entry.TraceParent,
                entry.BodySha256.IsEmpty ? null : entry.BodySha256.ToByteArray()));

            Assert.Equal(hash, entry.Hash.ToByteArray());
        }
    }

    [Theory]
    [InlineData("UPDATE journal SET actor = 'nobody' WHERE subject = 'ATT-2026-0003'", 3)]
    [InlineData("UPDATE journal SET payload = '\\x00' WHERE subject = 'ATT-2026-0002'", 2)]
    [InlineData("UPDATE journal SET recorded_at = recorded_at + interval '1 microsecond' WHERE subject = 'ATT-2026-0005'", 5)]
    [InlineData("UPDATE journal_chain SET position = -position WHERE position IN (2, 3); UPDATE journal_chain"
        + " SET position = 5 + position WHERE position < 0", 2)]
    [InlineData("DELETE FROM journal_chain WHERE position = 4", 4)]
    [InlineData("DELETE FROM journal_chain WHERE position = 5", 5)]
    [InlineData("DELETE FROM journal_chain WHERE position = 2; DELETE FROM journal WHERE subject = 'ATT-2026-0002'", 2)]
    [InlineData("INSERT INTO journal (transaction, recorded_at, actor, event_type, subject, payload, trace_parent)"
        + " VALUES ('3', now(), 'x', 'x', 'x', '', '')", 6)]
    public async Task Verify_AfterTampering_NamesThePosition(string tampering, long position)
    {
        await LiftProtectionAsync();
        await AsOwnerAsync(tampering);

        var verification = await VerifyAsync();

        Assert.False(verification.Holds);
        Assert.Equal(position, verification.BrokenAt);
    }

    [Fact]
    public async Task Verify_ChainCutOffAndGrownAnew_IsFoundWithARememberedHead()
    {
        var remembered = (await VerifyAsync()).Head;
        await LiftProtectionAsync();
        await AsOwnerAsync(
            """
            DELETE FROM journal_chain WHERE position = 5;
            DELETE FROM journal WHERE subject = 'ATT-2026-0005';
            UPDATE journal_head SET position = 4, hash = (SELECT hash FROM journal_chain WHERE position = 4);
            """);

        Assert.True((await VerifyAsync()).Holds);
        Assert.False((await VerifyAsync(remembered)).Holds);
        await _app.AppendAsync("ATT-2026-0006");
        await _app.ReadAllAsync();

        var verification = await VerifyAsync(remembered);
        Assert.False(verification.Holds);
        Assert.Equal(5, verification.BrokenAt);
    }

    [Theory]
    [InlineData("UPDATE journal SET actor = 'nobody'")]
    [InlineData("DELETE FROM journal")]
    [InlineData("TRUNCATE journal CASCADE")]
    [InlineData("UPDATE journal_chain SET position = position")]
    [InlineData("DELETE FROM journal_chain")]
    public async Task Journal_CannotBeChanged_ByTheServiceNorByItsOwner(string sql)
    {
        await using var asService = await _app.Database.OpenConnectionAsync();

        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => asService.ExecuteAsync(sql))).SqlState);
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => AsOwnerAsync(sql))).SqlState);
    }

    [Fact]
    public async Task Migrate_TwiceAndByTwoReplicasAtOnce_AppliesEachFileOnce()
    {
        var settings = await JournalApp.SettingsAsync("upstream", _redis);
        var replicas = await Task.WhenAll(
            JournalApp.StartAsync("upstream", settings), JournalApp.StartAsync("upstream", settings));
        await using var again = await JournalApp.StartAsync("upstream", settings);

        await replicas[0].AppendAsync("ATT-2026-0001");
        Assert.Single(await replicas[1].ReadAllAsync());
        foreach (var replica in replicas)
        {
            await replica.DisposeAsync();
        }
    }

    [Fact]
    public async Task Migrate_FileThatChangedSinceItWasApplied_IsRefused()
    {
        await AsOwnerAsync("UPDATE schema_migration SET sha256 = '\\x00' WHERE name LIKE 'journal/%'");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _app.Services.GetRequiredService<SchemaMigrations>().ApplyAsync());
        Assert.Contains("0001_journal.sql", refusal.Message, StringComparison.Ordinal);
    }

    private Task<Verification> VerifyAsync(Head? remembered = null)
        => _app.Services.GetRequiredService<Verifier>().VerifyAsync(remembered, CancellationToken.None);

    private Task LiftProtectionAsync() => Tampering.LiftProtectionAsync(AsOwnerAsync);

    private Task AsOwnerAsync(string sql) => Tampering.AsOwnerAsync(_settings["ConnectionStrings:upstream_owner"]!, sql);
}
