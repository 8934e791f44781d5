using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberSanctions.Journal.Appending;

/// <summary>
/// Does at start, on something invented, what must not wait once it is asked for, and takes it back: nothing of it is ever
/// committed. What comes first then does not wait for code that runs for the first time, and an operator whose database would
/// not take it learns that now.
/// </summary>
public abstract class Rehearsal(NpgsqlDataSource database, TimeProvider time, ILogger<Rehearsal> logger) : BackgroundService
{
    /// <summary>Does it once, in a transaction that is rolled back.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RehearseAsync(new Change(connection, transaction, "service:rehearsal", time.GetUtcNow()), cancel);
        await transaction.RollbackAsync(cancel);
    }

    /// <summary>What is rehearsed.</summary>
    protected abstract Task RehearseAsync(Change change, CancellationToken cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The rehearsal failed: what it rehearses would fail as well if it came now.");
        }
    }
}
