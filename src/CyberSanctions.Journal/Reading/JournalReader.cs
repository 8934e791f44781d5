using System.Runtime.CompilerServices;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Sealing;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Journal.Reading;

/// <summary>Reads this service's own journal in the order of its chain.</summary>
public sealed class JournalReader(NpgsqlDataSource database, Sealer sealer, Bell bell)
{
    private const int Batch = 500;

    /// <summary>
    /// The sealed entries after a position, in order; with <paramref name="follow"/>, also all later ones as they come.
    /// </summary>
    public IAsyncEnumerable<Entry> ReadAsync(long after, bool follow, CancellationToken cancel)
        => ReadTogetherAsync(after, follow, cancel).SelectMany(entries => entries);

    /// <summary>The same, but those together that are there at once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Entry>> ReadTogetherAsync(
        long after, bool follow, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rung = false;
        while (true)
        {
            var last = bell.Last;
            var head = await sealer.SealAsync(rung ? last.At : Moment.Now(), cancel);
            while (after < head)
            {
                var entries = sealer.Recent.After(after);
                entries = entries.Count > 0 ? entries : await PageAsync(after, cancel);
                after = entries[^1].Position;
                yield return entries;
            }

            if (!follow)
            {
                yield break;
            }

            rung = await bell.RingsAfterAsync(last, cancel);
        }
    }

    /// <summary>The newest position, after everything that was committed when asked has been sealed.</summary>
    public async Task<Head> HeadAsync(CancellationToken cancel)
    {
        await sealer.SealAsync(Moment.Now(), cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (position, hash) = await connection.QuerySingleAsync<(long Position, byte[] Hash)>(
            "SELECT position, hash FROM journal_head");
        return new Head { Position = position, Hash = ByteString.CopyFrom(hash) };
    }

    private async Task<IReadOnlyList<Entry>> PageAsync(long after, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<JournalRow, long, byte[], Entry>(
            """
            SELECT j.sequence, j.recorded_at, j.actor, j.event_type, j.subject, j.payload, j.trace_parent, j.body_sha256,
                   c.position, c.hash
            FROM journal_chain c JOIN journal j USING (sequence)
            WHERE c.position > @after ORDER BY c.position LIMIT @Batch
            """,
            static (row, position, hash) => row.ToEntry(position, hash),
            new { after, Batch },
            splitOn: "position,hash");
        var entries = rows.AsList();
        return entries.Count > 0 ? entries : throw new InvalidDataException($"The journal ends at {after}, before its head.");
    }
}
