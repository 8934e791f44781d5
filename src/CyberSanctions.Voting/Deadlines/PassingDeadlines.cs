using System.Runtime.ExceptionServices;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Voting.Ballots;
using Npgsql;

namespace CyberSanctions.Voting.Deadlines;

/// <summary>
/// Decides the ballots whose period has ended. The deadlines are rows: whichever replica looks first
/// takes the ballot's lock and decides it, the others find it decided; after a restart the overdue ones
/// are decided at once. Neither Redis nor any timer is needed for that, only that somebody looks.
/// </summary>
internal sealed class PassingDeadlines(
    NpgsqlDataSource database,
    BallotLock ballots,
    AgreedClock clock,
    Bell bell,
    TimeProvider time,
    ILogger<PassingDeadlines> logger)
    : BackgroundService
{
    private const string Actor = "service:voting";

    /// <summary>How often it looks.</summary>
    internal static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Decides everything that is due; a ballot that cannot be decided does not hold up the others.</summary>
    /// <returns>How many ballots were decided here.</returns>
    internal async Task<int> DecideDueAsync(CancellationToken cancel)
    {
        var decided = 0;
        ExceptionDispatchInfo? failed = null;
        foreach (var reference in await DueAsync(cancel))
        {
            try
            {
                decided += await DecideAsync(reference, cancel) ? 1 : 0;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                failed ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        failed?.Throw();
        return decided;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DecideDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away, or the clocks disagree; whatever it is, the ballots stay due, and this goes on looking.
                logger.LogError(exception, "Ballots whose period has ended cannot be decided now.");
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await BallotTable.DueAsync(connection, clock.Now);
    }

    private async Task<bool> DecideAsync(string reference, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, Actor, time.GetUtcNow());
        if (await ballots.TakeAsync(change, reference) is not { } taken
            || !taken.Ballot.ConcludeIfDue(Actor, taken.Now))
        {
            return false;
        }

        await taken.Ballot.SaveAsync();
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
        logger.LogInformation("The period of {Ballot} has ended: {Outcome}.", reference, taken.Ballot.Outcome);
        return true;
    }
}
