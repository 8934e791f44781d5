using System.Runtime.ExceptionServices;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Publication.Log;
using Npgsql;

namespace CyberSanctions.Publication.Versions;

/// <summary>
/// Makes the versions that are due at a moment. What is due are rows: whichever replica looks first takes the list's lock and
/// makes the version, the others find it made; after a restart the overdue ones are made at once, each as of its own moment.
/// Neither Redis nor any timer is needed for that, only that somebody looks.
/// </summary>
internal sealed class PassingMoments(
    NpgsqlDataSource database,
    VersionMaker versions,
    PublicationLog log,
    AgreedClock clock,
    Bell bell,
    TimeProvider time,
    ILogger<PassingMoments> logger)
    : BackgroundService
{
    private const string Actor = "service:publication";

    /// <summary>How often it looks.</summary>
    internal static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes every version that is due; a list of which one cannot be made does not hold up the others.</summary>
    internal async Task PassDueAsync(CancellationToken cancel)
    {
        ExceptionDispatchInfo? failed = null;
        foreach (var list in PublicList.All)
        {
            try
            {
                await PassDueAsync(list, cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                failed ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failed?.Throw();
    }

    /// <summary>
    /// Tells the journal of acts that were recorded when it was not yet told of them, and the logs of versions that were made
    /// when there was none. Before anybody follows it.
    /// </summary>
    internal async Task CompleteEarlierAsync()
    {
        foreach (var list in PublicList.All)
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var change = new Change(connection, transaction, Actor, time.GetUtcNow());
            await VersionMaker.LockAsync(change, list);
            await ActRecorder.TellOfEarlierAsync(change, list);
            await log.CompleteAsync(change, list);
            await transaction.CommitAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away, or the clocks disagree; whatever it is, the versions stay due, and this goes on looking.
                logger.LogError(exception, "Versions that are due cannot be made now.");
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task PassDueAsync(PublicList list, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (!await Due.AnyAsync(connection, list, clock.Now, cancel))
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, Actor, time.GetUtcNow());
        await VersionMaker.LockAsync(change, list);
        if (await versions.PassDueAsync(change, list, await clock.AgreedAsync(change)))
        {
            await transaction.CommitAsync(CancellationToken.None);
            bell.Ring();
            logger.LogInformation("What was due on {List} has been passed.", list.Name);
        }
    }
}
