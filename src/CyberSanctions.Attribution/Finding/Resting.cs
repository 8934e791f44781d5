using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Finding;

/// <summary>
/// Puts dossiers to rest that nobody has changed for a while: searches find them faster then. What is found is the same.
/// </summary>
internal sealed class Resting(NpgsqlDataSource database, TimeProvider time, ILogger<Resting> logger) : BackgroundService
{
    // A change costs more if it wakes a dossier, and whoever makes one often makes another soon after.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Who changes one of them meanwhile waits for as many.
    private const int AtOnce = 8;

    /// <summary>Puts those to rest that nobody has changed since a moment.</summary>
    /// <returns>How many these were.</returns>
    public async Task<int> RunAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (all, some) = (0, AtOnce);
        while (some == AtOnce)
        {
            some = await connection.ExecuteScalarAsync<int>(
                new CommandDefinition("SELECT search_rest(@since, @AtOnce)", new { since, AtOnce }, cancellationToken: cancel));
            all += some;
        }

        return all;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await RunAsync(time.GetUtcNow() - Quiet, stoppingToken);
            }
            catch (System.Data.Common.DbException exception)
            {
                logger.LogWarning(exception, "Could not put dossiers to rest; trying again in {Pause}.", Pause);
            }
        }
    }
}
