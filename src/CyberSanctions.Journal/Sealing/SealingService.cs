using CyberSanctions.Journal.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Journal.Sealing;

/// <summary>Keeps the journal sealed also when nobody reads it.</summary>
internal sealed class SealingService(Sealer sealer, Bell bell, ILogger<SealingService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rung = false;
        while (true)
        {
            var last = bell.Last;
            try
            {
                await sealer.SealAsync(rung ? last.At : Moment.Now(), stoppingToken);
            }
            catch (System.Data.Common.DbException exception)
            {
                logger.LogWarning(exception, "Could not seal the journal; trying again.");
            }

            rung = await bell.RingsAfterAsync(last, stoppingToken);
        }
    }
}
