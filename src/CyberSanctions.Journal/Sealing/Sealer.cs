using CyberSanctions.Contracts.Journal.V1;
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
    private Task<long> _sealing = Task.FromResult(0L);
    private long _begun;
    private Task<long>? _next;

    /// <summary>What was sealed here last.</summary>
    public Recent Recent { get; } = new();

    /// <summary>Seals everything that was committed before a moment.</summary>
    /// <remarks>Whoever asks gets the seal that was begun after that moment; there is one at a time, for all who ask.</remarks>
    /// <returns>The newest position.</returns>
    public Task<long> SealAsync(long before, CancellationToken cancel)
    {
        lock (_turn)
        {
            if (_begun >= before && !_sealing.IsFaulted)
            {
                return _sealing.WaitAsync(cancel);
            }

            _next ??= Task.Run(() => SealAfterAsync(_sealing), CancellationToken.None);
            return _next.WaitAsync(cancel);
        }
    }

    private async Task<long> SealAfterAsync(Task previous)
    {
        await Task.WhenAny(previous);
        lock (_turn)
        {
            _sealing = _next!;
            _next = null;
            _begun = Moment.Now();
        }

        await using var connection = await database.OpenConnectionAsync();
        while (true)
        {
            var (position, entries) = await SealBatchAsync(connection);
            Recent.Add(entries);
            if (entries.Count < Batch)
            {
                return position;
            }
        }
    }

    private static async Task<(long Position, List<Entry> Entries)> SealBatchAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();

        // The few rows that are not sealed yet are found by the indexes. What the planner knows of the table is too old to
        // tell it that they are few, and otherwise it reads the whole journal now and then. The next horizon comes from a
        // statement of its own: its snapshot is older than the one that reads the rows, so every transaction below xmin has
        // ended by then and its rows are seen.
        using var read = await connection.QueryMultipleAsync(
            """
            SELECT set_config(name, value, true) FROM (VALUES
                ('enable_seqscan', 'off'), ('enable_hashjoin', 'off'), ('enable_mergejoin', 'off'),
                ('max_parallel_workers_per_gather', '0'), ('jit', 'off'))
                AS planner (name, value);
            SELECT position, hash FROM journal_head FOR UPDATE;
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text;
            WITH unsealed AS MATERIALIZED (
                SELECT sequence, recorded_at, actor, event_type, subject, payload, trace_parent, body_sha256 FROM journal j
                WHERE transaction >= (SELECT horizon FROM journal_head) AND NOT EXISTS (SELECT FROM journal_chain c
                    WHERE c.sequence = j.sequence))
            SELECT * FROM unsealed ORDER BY sequence LIMIT @Batch
            """,
            new { Batch },
            transaction);
        await read.ReadAsync();
        var (position, hash) = await read.ReadSingleAsync<(long Position, byte[] Hash)>();
        var xmin = await read.ReadSingleAsync<string>();
        var links = new List<(long Position, long Sequence, byte[] Hash)>();
        var entries = new List<Entry>();
        foreach (var row in await read.ReadAsync<JournalRow>())
        {
            hash = ChainHash.Of(hash, ++position, row);
            links.Add((position, row.Sequence, hash));
            entries.Add(row.ToEntry(position, hash));
        }

        if (links.Count == 0)
        {
            return (position, entries);
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
        return (position, entries);
    }
}
