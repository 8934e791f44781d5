using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Journal.Consuming;

/// <summary>The entries of a journal of whose events nobody here has heard: kept until a version knows them.</summary>
internal sealed class UnheardEntries(string source, string consumer)
{
    /// <summary>Keeps one, in the change that moves the cursor past it.</summary>
    public Task KeepAsync(Change change, Entry entry)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO unheard_entry (source, consumer, position, event_type, subject, entry, noticed_at)
            VALUES (@source, @consumer, @Position, @EventType, @Subject, @Bytes, @Now)
            """,
            new { source, consumer, entry.Position, entry.EventType, entry.Subject, Bytes = entry.ToByteArray(), change.Now },
            change.Transaction);

    /// <summary>The first one that waits and is of one of these types; null when there is none.</summary>
    public async Task<Entry?> FirstAsync(NpgsqlConnection connection, IEnumerable<string> types)
        => await connection.QuerySingleOrDefaultAsync<byte[]>(
            """
            SELECT entry FROM unheard_entry
            WHERE source = @source AND consumer = @consumer AND settled_at IS NULL AND event_type = ANY(@Types)
            ORDER BY position LIMIT 1
            """,
            new { source, consumer, Types = types.ToArray() }) is { } entry
            ? Entry.Parser.ParseFrom(entry)
            : null;

    /// <summary>What waits still, by type.</summary>
    public Task<IEnumerable<(string EventType, long Count, long First)>> WaitingAsync(NpgsqlConnection connection)
        => connection.QueryAsync<(string, long, long)>(
            """
            SELECT event_type, count(*), min(position) FROM unheard_entry
            WHERE source = @source AND consumer = @consumer AND settled_at IS NULL GROUP BY event_type ORDER BY 3
            """,
            new { source, consumer });

    /// <summary>Settles one, in the change that applies it or finds that it is of no interest.</summary>
    /// <returns>Whether it was still waiting.</returns>
    public async Task<bool> SettleAsync(Change change, long position)
        => await change.Connection.ExecuteAsync(
            """
            UPDATE unheard_entry SET settled_at = @Now
            WHERE source = @source AND consumer = @consumer AND position = @position AND settled_at IS NULL
            """,
            new { source, consumer, position, change.Now },
            change.Transaction) == 1;
}
