using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>
/// Discards uploads that have not gone on for <c>Evidence:AbandonedAfter</c>, by the database's clock, and those that nobody
/// needs since the same content was there. What a content rests on, the database does not discard.
/// </summary>
internal sealed class UploadSweeper(
    NpgsqlDataSource database, IOptions<EvidenceSettings> settings, ILogger<UploadSweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _look = new(0, 1);

    /// <summary>Has it look at once: something is not needed any more.</summary>
    public void LookNow()
    {
        if (_look.CurrentCount == 0)
        {
            try
            {
                _look.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else has said so just now.
            }
        }
    }

    /// <summary>Discards what there is.</summary>
    /// <returns>How many uploads that were.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var discarded = 0;
        foreach (var id in await UploadTable.AbandonedAsync(connection, settings.Value.AbandonedAfter))
        {
            cancel.ThrowIfCancellationRequested();
            await using var transaction = await connection.BeginTransactionAsync(cancel);

            // Not if it has gone on meanwhile.
            discarded += await UploadTable.LockAbandonedAsync(connection, id, settings.Value.AbandonedAfter)
                && await UploadTable.DiscardAsync(connection, id) ? 1 : 0;
            await transaction.CommitAsync(cancel);
        }

        return discarded;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _look.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _look.WaitAsync(Pause, stoppingToken);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException exception)
            {
                logger.LogWarning(exception, "Could not discard unfinished uploads; trying again in {Pause}.", Pause);
            }
        }
    }
}
