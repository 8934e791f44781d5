using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// Writes down what the clocks of running exercises say, and releases the injects whose time has come. Both are rows: whichever
/// replica looks first takes the exercise's lock and releases them, the others find them released; after a restart what is due is
/// released at once. What is told of a clock is what was written, so that it never goes back.
/// </summary>
internal sealed class DueInjects(
    NpgsqlDataSource database, AgreedClock clock, Bell bell, TimeProvider time, ILogger<DueInjects> logger)
    : BackgroundService
{
    /// <summary>How often it looks.</summary>
    internal static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Releases everything that is due; an exercise in which that fails does not hold up the others.</summary>
    internal async Task ReleaseAsync(CancellationToken cancel)
    {
        foreach (var reference in await RunningAsync(cancel))
        {
            try
            {
                await ReleaseAsync(reference, cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                // It stays due, and this goes on looking.
                logger.LogError(exception, "What is due in {Exercise} cannot be released now.", reference);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReleaseAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Nobody can look for injects that are due now.");
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<string>> RunningAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<string>("SELECT reference FROM exercise WHERE state = 2 ORDER BY ordinal")).AsList();
    }

    private async Task ReleaseAsync(string reference, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, InjectTable.ByItself, time.GetUtcNow());
        var exercise = (await ExerciseTable.LockAsync(change, reference))!;
        var released = await InjectTable.ReleaseDueAsync(change, exercise.Counted(await clock.AgreedAsync(change)));
        await transaction.CommitAsync(CancellationToken.None);
        if (released > 0)
        {
            bell.Ring();
        }
    }
}
