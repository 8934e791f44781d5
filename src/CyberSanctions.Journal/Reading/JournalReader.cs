using System.Runtime.CompilerServices;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Sealing;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Journal.Reading;

/// <summary>Reads this service's own journal in the order of its chain.</summary>
public sealed class JournalReader(NpgsqlDataSource database, Sealer sealer, Bell bell, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>How often to look when no bell rings.</summary>
    internal static TimeSpan Poll { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The sealed entries after a position, in order; with <paramref name="follow"/>, also all later ones as they come.</summary>
    public async IAsyncEnumerable<Entry> ReadAsync(long after, bool follow, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var ring = bell.Next;
            await sealer.SealAsync(cancel);
            var entries = await PageAsync(after, cancel);
            foreach (var entry in entries)
            {
                yield return entry;
                after = entry.Position;
            }

            if (entries.Count == Batch)
            {
                continue;
            }

            if (!follow)
            {
                yield break;
            }

            await Task.WhenAny(ring, Task.Delay(Poll, time, cancel));
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The newest position, after everything that was committed when asked has been sealed.</summary>
    public async Task<Head> HeadAsync(CancellationToken cancel)
    {
        await sealer.SealAsync(cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (position, hash) = await connection.QuerySingleAsync<(long Position, byte[] Hash)>("SELECT position, hash FROM journal_head");
        return new Head { Position = position, Hash = ByteString.CopyFrom(hash) };
    }

    private async Task<List<Entry>> PageAsync(long after, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<ChainedRow>(
            """
            SELECT c.position, j.recorded_at, j.actor, j.event_type, j.subject, j.payload, j.trace_parent, c.hash
            FROM journal_chain c JOIN journal j USING (sequence)
            WHERE c.position > @after ORDER BY c.position LIMIT @Batch
            """,
            new { after, Batch });
        return [.. rows.Select(row => new Entry
        {
            Position = row.Position,
            RecordedAt = row.RecordedAt.ToTimestamp(),
            Actor = row.Actor,
            EventType = row.EventType,
            Subject = row.Subject,
            Payload = ByteString.CopyFrom(row.Payload),
            TraceParent = row.TraceParent,
            Hash = ByteString.CopyFrom(row.Hash),
        })];
    }

    private sealed record ChainedRow(
        long Position, DateTime RecordedAt, string Actor, string EventType, string Subject, byte[] Payload, string TraceParent, byte[] Hash);
}
