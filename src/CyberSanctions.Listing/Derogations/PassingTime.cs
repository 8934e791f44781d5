using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Derogations;

/// <summary>
/// Writes down what has happened to pending requests by itself: that they are deemed granted, that they have lapsed with their
/// entry. What is due is in rows: whichever replica takes a request's lock first does it, the others pass over it and then find
/// it done; after a restart what is overdue is done at once, with effect from the moment of the law. It is done by what the
/// publication service has said by then, since a listing may have ended first.
/// </summary>
internal sealed class PassingTime(
    NpgsqlDataSource database,
    [FromKeyedServices("lists")] Upstream publication,
    AgreedClock clock,
    Bell bell,
    TimeProvider time,
    ILogger<PassingTime> logger)
    : BackgroundService
{
    /// <summary>Who acts, in the journal.</summary>
    public const string ByItself = "service:listing";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Settles everything that is due; a request of which that fails does not hold up the others.</summary>
    internal async Task SettleAsync(CancellationToken cancel)
    {
        var due = await DueAsync(cancel);
        if (due.Count == 0)
        {
            return;
        }

        await publication.CaughtUpAsync(cancel);
        foreach (var reference in due)
        {
            try
            {
                await SettleAsync(reference, cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested && exception is not RefusedException)
            {
                // It stays due, and this goes on looking.
                logger.LogError(exception, "What has become of {Derogation} cannot be written down now.", reference);
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
                await SettleAsync(stoppingToken);
            }
            catch (RefusedException refused)
            {
                logger.LogWarning("What is due in derogations has to wait: {Why}", refused.Refusal.Message);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Nobody can look for what is due in derogations now.");
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancel)
    {
        var now = clock.Now;
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<string>(
            $"""
            SELECT d.reference FROM derogation d
            JOIN listed_entry e ON (e.list, e.reference) = (d.list, d.entry_reference)
            JOIN public_list l ON l.name = d.list
            LEFT JOIN recorded_act delisted ON delisted.act_reference = e.delisted_by
            LEFT JOIN derogation_clock c ON c.derogation = d.reference AND c.kind = {DerogationClockKind.Silence:D}
                AND c.met_on IS NULL AND c.stopped_on IS NULL
            WHERE d.state = {DerogationState.Pending:D}
              AND (c.ends_at <= @now OR delisted.takes_effect_at <= @now OR e.lapsed OR e.applies_until < @today
                   OR l.framework_until < @today)
            ORDER BY d.ordinal
            """,
            new { now, today = CouncilData.DayInBrussels(now) })).AsList();
    }

    private async Task SettleAsync(string reference, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, ByItself, time.GetUtcNow());
        var today = CouncilData.DayInBrussels(clock.Now);
        if (await DerogationTable.TryLockPendingAsync(change, reference, today) is not { } derogation)
        {
            return;
        }

        var now = await clock.AgreedAsync(change);
        var standing = await EntryStanding.FindAsync(change, derogation.List, derogation.EntryReference);
        if (Settlement.Of(derogation, standing!, now) is not { } settlement)
        {
            return;
        }

        await DerogationChanges.DropPreparedAsync(change, reference);
        await DerogationChanges.HappenedAsync(change, derogation, settlement.Outcome, "", now, settlement.At);
        await Files.SettleAsync(change, derogation, settlement.Outcome, now, settlement.At);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
    }
}
