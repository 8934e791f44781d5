using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;

namespace CyberSanctions.Journal.Consuming;

/// <summary>How far a consumer has applied a journal.</summary>
internal sealed class Cursor(string source, string consumer)
{
    /// <summary>Where a consumer that is new here begins.</summary>
    public Task StartAsync(NpgsqlConnection connection)
        => connection.ExecuteAsync(
            "INSERT INTO journal_cursor (source, consumer, position) VALUES (@source, @consumer, 0) ON CONFLICT DO NOTHING",
            new { source, consumer });

    /// <summary>The last position that was applied or passed over.</summary>
    public async Task<long> PositionAsync(NpgsqlConnection connection)
        => await connection.ExecuteScalarAsync<long?>(
            "SELECT position FROM journal_cursor WHERE source = @source AND consumer = @consumer", new { source, consumer }) ?? 0;

    /// <summary>
    /// Moves on to an entry in the change that applies it; the row stays locked until the change ends. Whoever comes second waits
    /// here, and then finds that there is nothing left to do.
    /// </summary>
    /// <returns>Whether it was still to be applied.</returns>
    public Task<bool> MoveAsync(Change change, long position) => MoveAsync(change.Connection, change.Transaction, position);

    /// <summary>Moves on over entries of no interest, when everything of interest before them has been applied.</summary>
    public Task<bool> MoveAsync(NpgsqlConnection connection, long position) => MoveAsync(connection, null, position);

    private async Task<bool> MoveAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, long position)
        => await connection.ExecuteAsync(
            """
            UPDATE journal_cursor SET position = @position
            WHERE source = @source AND consumer = @consumer AND position < @position
            """,
            new { position, source, consumer },
            transaction) == 1;
}
