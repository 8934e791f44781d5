using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>
/// Releases the injects whose time has come. They are rows: whichever replica looks first takes the exercise's lock and releases
/// them, the others find them released; after a restart what is due is released at once.
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
        foreach (var reference in await DueAsync(cancel))
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

    private async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<string>(
            """
            SELECT reference FROM exercise e
            WHERE state = 2 AND EXISTS (
                SELECT FROM exercise_inject WHERE exercise = e.reference AND released_at IS NULL
                    AND after <= e.ran + greatest(0, extract(epoch FROM @Now - e.counted_at) * 1000000))
            ORDER BY ordinal
            """,
            new { clock.Now })).AsList();
    }

    private async Task ReleaseAsync(string reference, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, InjectTable.ByItself, time.GetUtcNow());
        var exercise = (await ExerciseTable.LockAsync(change, reference))!;
        await InjectTable.ReleaseDueAsync(change, exercise.Counted(await clock.AgreedAsync(change)));
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
    }
}
