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

    /// <summary>Seals everything that was committed when asked.</summary>
    public async Task SealAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        while (await connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM journal j, journal_head h
                           WHERE j.transaction >= h.horizon AND NOT EXISTS (SELECT FROM journal_chain c WHERE c.sequence = j.sequence))
            """))
        {
            await SealBatchAsync(connection, cancel);
        }
    }

    private static async Task SealBatchAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var (horizon, position, hash) = await connection.QuerySingleAsync<(string Horizon, long Position, byte[] Hash)>(
            "SELECT horizon::text, position, hash FROM journal_head FOR UPDATE", transaction: transaction);

        // The next horizon. A statement of its own: its snapshot is older than the one that reads the
        // rows, so every transaction below xmin has ended by then and its rows are seen.
        var xmin = await connection.ExecuteScalarAsync<string>(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text", transaction: transaction);
        var rows = (await connection.QueryAsync<JournalRow>(
            """
            SELECT sequence, recorded_at, actor, event_type, subject, payload, trace_parent FROM journal j
            WHERE transaction >= @horizon::xid8 AND NOT EXISTS (SELECT FROM journal_chain c WHERE c.sequence = j.sequence)
            ORDER BY sequence LIMIT @Batch
            """,
            new { horizon, Batch },
            transaction)).AsList();
        var links = new List<(long Position, long Sequence, byte[] Hash)>(rows.Count);
        foreach (var row in rows)
        {
            hash = ChainHash.Of(hash, ++position, row);
            links.Add((position, row.Sequence, hash));
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
                Full = rows.Count == Batch,
            },
            transaction);
        await transaction.CommitAsync(cancel);
    }
}
