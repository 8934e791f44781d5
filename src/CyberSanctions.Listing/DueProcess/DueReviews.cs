using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Procedures.Periods;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>
/// Opens the reviews whose 12 months are about to end (Regulation (EU) 2019/796, Article 13(4)), and ends those that are about
/// nothing any more. The days are rows: whichever replica looks first takes the entry's lock, the others find it done; after a
/// stop of any length, what has come due meanwhile is opened at once.
/// </summary>
internal sealed class DueReviews(
    NpgsqlDataSource database, AgreedClock clock, Bell bell, TimeProvider time, ILogger<DueReviews> logger)
    : BackgroundService
{
    private const string ByItself = "service:listing";
    private const int AtOnce = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Does everything that is due; an entry at which that fails does not hold up the others.</summary>
    internal async Task RunAsync(CancellationToken cancel)
    {
        foreach (var (list, reference) in await DueAsync(cancel))
        {
            try
            {
                await RunAsync(list, reference, cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                // It stays due, and this goes on looking.
                logger.LogError(exception, "The review of {Entry} of {List} cannot be opened or ended now.", reference, list);
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
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Nobody can look for reviews that are due now.");
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<(string List, string Reference)>> DueAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<(string, string)>(
            $"""
             (SELECT e.list, e.reference FROM process_entry e {ProcessEntry.Joins}
              WHERE e.delisted_by IS NULL AND NOT {ProcessEntry.Expiry} AND e.listed_on <= @today
                  AND e.review_due_on <= @until
                  AND NOT EXISTS (
                      SELECT FROM review r JOIN review_opening o ON o.review = r.reference
                      WHERE r.list = e.list AND r.entry_reference = e.reference AND r.state = {ReviewState.Open:D}
                          AND o.ground = {ReviewGround.Periodic:D})
              ORDER BY e.review_due_on LIMIT @AtOnce)
             UNION
             (SELECT e.list, e.reference FROM review r
              JOIN process_entry e ON e.list = r.list AND e.reference = r.entry_reference {ProcessEntry.Joins}
              WHERE r.state = {ReviewState.Open:D}
                  AND (e.delisted_by IS NOT NULL OR {ProcessEntry.Expiry} OR r.due_on <> e.review_due_on
                      AND NOT EXISTS (SELECT FROM review_opening o
                                      WHERE o.review = r.reference AND o.ground <> {ReviewGround.Periodic:D}))
              LIMIT @AtOnce)
             """,
            new
            {
                today = CouncilData.DayInBrussels(clock.Now),
                until = CouncilData.DayInBrussels(clock.Now).AddDays(ReviewRules.DaysAhead),
                AtOnce,
            })).AsList();
    }

    private async Task RunAsync(string list, string reference, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, ByItself, time.GetUtcNow());
        var today = CouncilData.DayInBrussels(await clock.AgreedAsync(change));
        var entry = await ProcessEntry.LockAsync(change, list, reference);
        if (await ReviewTable.OpenOfAsync(change, entry) is { } review && ReviewRules.Moot(review, entry) is { } because)
        {
            await ReviewTable.LapseAsync(change, review, because, today);
        }

        if (ReviewRules.IsDue(entry, today))
        {
            await ReviewTable.OpenAsync(
                change, entry, ReviewGround.Periodic, $"{entry.ReviewDueOn:yyyy-MM-dd}", ReviewTable.ByItself);
        }

        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
    }
}
