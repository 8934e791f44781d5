using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberSanctions.Journal.Appending;

/// <summary>
/// Has answers forgotten that are older than 48 hours (<see cref="Answers"/>). Which those are the database decides, by its own
/// clock, in a function that can delete nothing else; the service has no right to delete. Replicas do not get in each other's
/// way.
/// </summary>
public sealed class AnswerExpiry(NpgsqlDataSource database, TimeProvider time, ILogger<AnswerExpiry> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <summary>Deletes what has expired by now, a batch at a time, each in a transaction of its own.</summary>
    /// <returns>How many answers that were.</returns>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (deleted, all) = (0L, 0L);
        do
        {
            deleted = await connection.ExecuteScalarAsync<long>(
                new CommandDefinition("SELECT delete_expired_answers()", cancellationToken: cancel));
            all += deleted;
        }
        while (deleted > 0);

        return all;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Period, time, stoppingToken);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException exception)
            {
                logger.LogWarning(exception, "Could not delete expired answers; trying again in {Period}.", Period);
            }
        }
    }
}
