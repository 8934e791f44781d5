using CyberSanctions.Journal.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.Journal.Sealing;

/// <summary>Keeps the journal sealed also when nobody reads it.</summary>
internal sealed class SealingService(Sealer sealer, Bell bell, TimeProvider time, ILogger<SealingService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = bell.Next;
            try
            {
                await sealer.SealAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException exception)
            {
                logger.LogWarning(exception, "Could not seal the journal; trying again.");
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.WhenAny(ring, Task.Delay(JournalReader.Poll, time, stoppingToken));
        }
    }
}
