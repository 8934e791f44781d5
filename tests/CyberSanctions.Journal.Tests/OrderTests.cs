using CyberSanctions.Journal.Reading;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.Testing;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Journal.Tests;

/// <summary>The order of the journal: nothing is passed by, whoever commits when.</summary>
public sealed class OrderTests : IAsyncLifetime
{
    private readonly TestRedis _redis = new();
    private JournalApp _app = null!;

    public async Task InitializeAsync()
        => _app = await JournalApp.StartAsync("upstream", await JournalApp.SettingsAsync("upstream", _redis));

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _redis.Dispose();
    }

    [Fact]
    public async Task Read_RowOfASlowerTransaction_ComesLaterAndIsNotSkipped()
    {
        await using var slow = await _app.Database.OpenConnectionAsync();
        await using var slowTransaction = await slow.BeginTransactionAsync();
        await JournalApp.AppendAsync(slow, slowTransaction, "ATT-2026-0001");
        await _app.AppendAsync("ATT-2026-0002");

        Assert.Equal(["ATT-2026-0002"], (await _app.ReadAllAsync()).Select(e => e.Subject));
        await slowTransaction.CommitAsync();

        var entries = await _app.ReadAllAsync();
        Assert.Equal([1, 2], entries.Select(e => e.Position));
        Assert.Equal(["ATT-2026-0002", "ATT-2026-0001"], entries.Select(e => e.Subject));
    }

    [Fact]
    public async Task Read_WhatWaitedForAnotherChange_StandsAfterItWhateverElseIsRunning()
    {
        // The one that waits has the older transaction: it began first, as a command does that claims
        // its idempotency key before it waits for a lock. A third transaction, between the two, stays open.
        await using var waiting = await _app.Database.OpenConnectionAsync();
        await using var waitingTransaction = await waiting.BeginTransactionAsync();
        await waiting.ExecuteAsync("SELECT pg_current_xact_id()", transaction: waitingTransaction);
        await using var unrelated = await _app.Database.OpenConnectionAsync();
        await using var unrelatedTransaction = await unrelated.BeginTransactionAsync();
        await unrelated.ExecuteAsync("SELECT pg_current_xact_id()", transaction: unrelatedTransaction);
        await _app.AppendAsync("what is waited for");
        await JournalApp.AppendAsync(waiting, waitingTransaction, "what waited");
        await waitingTransaction.CommitAsync();

        Assert.Equal(["what is waited for", "what waited"], (await _app.ReadAllAsync()).Select(e => e.Subject));
    }

    [Fact]
    public async Task Read_AfterARollback_HasNoGapInPositions()
    {
        await _app.AppendAsync("ATT-2026-0001");
        await using (var connection = await _app.Database.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await JournalApp.AppendAsync(connection, transaction, "ATT-2026-0002");
            await transaction.RollbackAsync();
        }

        await _app.AppendAsync("ATT-2026-0003");

        var entries = await _app.ReadAllAsync();
        Assert.Equal([1, 2], entries.Select(e => e.Position));
        Assert.Equal(["ATT-2026-0001", "ATT-2026-0003"], entries.Select(e => e.Subject));
    }

    [Fact]
    public async Task Seal_MoreRowsThanOneBatch_ChainsThemAll()
    {
        await using (var connection = await _app.Database.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            for (var i = 0; i < 2500; i++)
            {
                await JournalApp.AppendAsync(connection, transaction, $"ATT-2026-{i:D4}");
            }

            await transaction.CommitAsync();
        }

        var entries = await _app.ReadAllAsync();
        Assert.Equal(Enumerable.Range(1, 2500).Select(i => (long)i), entries.Select(e => e.Position));
        Assert.Equal(2500, entries.Select(e => e.Subject).Distinct().Count());
    }

    [Fact]
    public async Task Seal_ByTwoReplicasAtOnce_GivesEachRowOnePosition()
    {
        var other = new Sealer(_app.Database);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            await _app.AppendAsync($"ATT-2026-{i:D4}");
            await other.SealAsync(Moment.Now(), CancellationToken.None);
        }));

        var entries = await _app.ReadAllAsync();
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), entries.Select(e => e.Position));
        var verification = await _app.Services.GetRequiredService<Verifier>().VerifyAsync(null, CancellationToken.None);
        Assert.True(verification.Holds, verification.Reason);
    }

    [Fact]
    public async Task Seal_ForAMomentBeforeTheLastOneBegan_IsThatOne()
    {
        var sealer = new Sealer(_app.Database);
        await _app.AppendAsync("ATT-2026-0001");
        var rung = Moment.Now();
        Assert.Equal(1, await sealer.SealAsync(rung, CancellationToken.None));

        await _app.AppendAsync("ATT-2026-0002");

        Assert.Equal(1, await sealer.SealAsync(rung, CancellationToken.None));
        Assert.Equal(2, await sealer.SealAsync(Moment.Now(), CancellationToken.None));
    }

    [Fact]
    public async Task Seal_AfterOneThatFailed_IsAnother()
    {
        var sealer = new Sealer(_app.Database);
        await _app.AppendAsync("ATT-2026-0001");
        await _app.ReadAllAsync();
        await using var connection = await _app.Database.OpenConnectionAsync();
        var moment = Moment.Now();
        Task<long> failing;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await connection.ExecuteAsync("SELECT FROM journal_head FOR UPDATE", transaction: transaction);
            failing = sealer.SealAsync(moment, CancellationToken.None);
            while (await connection.ExecuteScalarAsync<int>(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE NOT granted"
                + " AND pg_backend_pid() = ANY(pg_blocking_pids(pid))",
                transaction: transaction) == 0)
            {
                await Task.Yield();
            }

            await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => failing);
        }

        Assert.Equal(1, await sealer.SealAsync(moment, CancellationToken.None));
    }

    [Fact]
    public async Task Read_FromMemoryAndFromTheTable_IsTheSame()
    {
        foreach (var i in Enumerable.Range(1, 3))
        {
            await _app.AppendAsync($"ATT-2026-{i:D4}");
            await _app.ReadAllAsync();
        }

        var elsewhere = new List<Contracts.Journal.V1.Entry>();
        await foreach (var entry in new JournalReader(
            _app.Database, new Sealer(_app.Database), _app.Services.GetRequiredService<Bell>())
            .ReadAsync(0, follow: false, CancellationToken.None))
        {
            elsewhere.Add(entry);
        }

        Assert.Equal(elsewhere, _app.Services.GetRequiredService<Sealer>().Recent.After(0));
        Assert.Equal(elsewhere, await _app.ReadAllAsync());
    }

    [Fact]
    public async Task Read_Following_DeliversWhatIsAppendedLater()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var reader = _app.Services.GetRequiredService<JournalReader>()
            .ReadAsync(0, follow: true, cancel.Token)
            .GetAsyncEnumerator(cancel.Token);
        var first = reader.MoveNextAsync();
        await _app.AppendAsync("ATT-2026-0001");

        Assert.True(await first);
        Assert.Equal("ATT-2026-0001", reader.Current.Subject);
        await cancel.CancelAsync();
    }
}
