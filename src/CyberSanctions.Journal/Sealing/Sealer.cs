using Dapper;
using Npgsql;

namespace CyberSanctions.Journal.Sealing;

/// <summary>
/// Folds committed journal rows into the hash chain, which gives each its position, in the order of
/// their insertion as far as they can be seen. A row that a slower transaction commits later gets a
/// later position, so readers, who go by position, never pass by one; and what was done after
/// seeing something else always stands after it: whoever sees the one row sees the other, with a
/// lower sequence. The row of journal_head is the lock; any replica may seal.
/// </summary>
public sealed class Sealer(NpgsqlDataSource database)
{
    private const int Batch = 1000;

    private readonly Lock _turn = new();
    private Task _sealing = Task.CompletedTask;
    private Task? _next;

    /// <summary>Seals everything that was committed when asked.</summary>
    /// <remarks>Whoever asks while a seal is being made waits for the next one, which is for all of them.</remarks>
    public Task SealAsync(CancellationToken cancel)
    {
        lock (_turn)
        {
            _next ??= Task.Run(() => SealAfterAsync(_sealing), CancellationToken.None);
            return _next.WaitAsync(cancel);
        }
    }

    private async Task SealAfterAsync(Task before)
    {
        await Task.WhenAny(before);
        lock (_turn)
        {
            _sealing = _next!;
            _next = null;
        }

        await SealAllAsync();
    }

    private async Task SealAllAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        while (await SealBatchAsync(connection) == Batch)
        {
        }
    }

    private static async Task<int> SealBatchAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();

        // The few rows that are not sealed yet are found by the indexes. What the planner knows of the table is too old to
        // tell it that they are few, and otherwise it reads the whole journal now and then. The next horizon comes from a
        // statement of its own: its snapshot is older than the one that reads the rows, so every transaction below xmin has
        // ended by then and its rows are seen.
        using var read = await connection.QueryMultipleAsync(
            """
            SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
            SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off;
            SELECT position, hash FROM journal_head FOR UPDATE;
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text;
            WITH unsealed AS MATERIALIZED (
                SELECT sequence, recorded_at, actor, event_type, subject, payload, trace_parent FROM journal j
                WHERE transaction >= (SELECT horizon FROM journal_head) AND NOT EXISTS (SELECT FROM journal_chain c WHERE c.sequence = j.sequence))
            SELECT * FROM unsealed ORDER BY sequence LIMIT @Batch
            """,
            new { Batch },
            transaction);
        var (position, hash) = await read.ReadSingleAsync<(long Position, byte[] Hash)>();
        var xmin = await read.ReadSingleAsync<string>();
        var links = new List<(long Position, long Sequence, byte[] Hash)>();
        foreach (var row in await read.ReadAsync<JournalRow>())
        {
            hash = ChainHash.Of(hash, ++position, row);
            links.Add((position, row.Sequence, hash));
        }

        if (links.Count == 0)
        {
            return 0;
        }

        await connection.ExecuteAsync(
            """
            INSERT INTO journal_chain (position, sequence, hash)
            SELECT * FROM unnest(@Positions, @Sequences, @Hashes);
            UPDATE journal_head SET position = @position, hash = @hash,
                horizon = CASE WHEN @Full THEN horizon ELSE @xmin::xid8 END
            """,
            new
            {
                Positions = links.Select(l => l.Position).ToArray(),
                Sequences = links.Select(l => l.Sequence).ToArray(),
                Hashes = links.Select(l => l.Hash).ToArray(),
                position,
                hash,
                xmin,
                Full = links.Count == Batch,
            },
            transaction);
        await transaction.CommitAsync();
        return links.Count;
    }
}
