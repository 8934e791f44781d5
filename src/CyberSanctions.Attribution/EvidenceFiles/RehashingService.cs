using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>
/// Goes round all contents, the one first that was hashed the longest ago, each once in <c>Evidence:RehashEvery</c>. Of several
/// replicas one hashes at a time, and any takes over.
/// </summary>
internal sealed class RehashingService(
    NpgsqlDataSource database,
    Rehashing rehashing,
    IOptions<EvidenceSettings> settings,
    TimeProvider time,
    ILogger<RehashingService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private const long Turn = 0x4353_5245_4841;

    /// <summary>Hashes all that is due.</summary>
    /// <returns>How many contents that were.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var turn = await connection.BeginTransactionAsync(cancel);
        await using var taking = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock($1)", connection, turn)
        {
            Parameters = { new() { Value = Turn } },
        };
        if (!(bool)(await taking.ExecuteScalarAsync(cancel))!)
        {
            return 0;
        }

        var hashed = 0;
        while (await DueAsync(cancel) is { } content)
        {
            await rehashing.RunAsync(content, cancel);
            hashed++;
        }

        return hashed;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException exception)
            {
                logger.LogWarning(exception, "Could not hash evidence again; trying again in {Pause}.", Pause);
            }
        }
    }

    private async Task<StoredContent?> DueAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        return await ContentTable.DueAsync(connection, now - settings.Value.RehashEvery, now);
    }
}
