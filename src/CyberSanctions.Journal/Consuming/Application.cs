using System.Diagnostics;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberSanctions.Journal.Consuming;

/// <summary>
/// Applies entries for one consumer, each in one transaction with what says that it is applied: the cursor, or that a kept
/// entry is settled. So each takes effect exactly once, whatever is killed when.
/// </summary>
internal sealed class Application(
    Upstream upstream,
    NpgsqlDataSource database,
    Bell bell,
    TimeProvider time,
    IHostEnvironment environment,
    IServiceProvider services,
    ILogger<Application> logger)
{
    private readonly UnheardEntries _unheard = new(upstream.Table.Source, upstream.Table.Consumer);
    private readonly HashSet<string> _known = [.. upstream.Table.Known];
    private readonly HashSet<string> _told = [];

    /// <summary>Whether an entry needs more than the cursor to pass over it.</summary>
    public bool Concerns(Entry entry) => upstream.Table.Applies(entry.EventType) || !_known.Contains(entry.EventType);

    /// <summary>Applies the next entry, or keeps it if nobody here has heard of such events.</summary>
    public async Task NextAsync(Entry entry, CancellationToken cancel)
    {
        if (_known.Contains(entry.EventType))
        {
            await ApplyAsync(entry, change => upstream.Cursor.MoveAsync(change, entry.Position), cancel);
            return;
        }

        await InTransactionAsync(
            change => upstream.Cursor.MoveAsync(change, entry.Position), change => _unheard.KeepAsync(change, entry), cancel);
        Following.Unheard.Add(1, Following.Tags(upstream.Table, entry.EventType));
        Tell(entry.EventType, 1, entry.Position);
    }

    /// <summary>
    /// Applies what an earlier version of this service had to keep and this one knows, in order; what is of no interest after
    /// all is settled too. Tells of what still waits.
    /// </summary>
    public async Task SettleAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        while (await _unheard.FirstAsync(connection, _known) is { } entry)
        {
            if (upstream.Table.Applies(entry.EventType))
            {
                await ApplyAsync(entry, change => _unheard.SettleAsync(change, entry.Position), cancel);
            }
            else
            {
                await InTransactionAsync(
                    change => _unheard.SettleAsync(change, entry.Position), static _ => Task.CompletedTask, cancel);
            }
        }

        foreach (var (eventType, count, first) in await _unheard.WaitingAsync(connection))
        {
            Tell(eventType, count, first);
        }
    }

    private async Task ApplyAsync(Entry entry, Func<Change, Task<bool>> claim, CancellationToken cancel)
    {
        using var activity = Following.Activities.StartActivity(
            $"apply {entry.EventType}", ActivityKind.Consumer, entry.TraceParent.Length > 0 ? entry.TraceParent : null);
        try
        {
            // Before the transaction: nothing is locked while upstream is waited for.
            var payload = await upstream.PayloadAsync(entry, cancel);
            await InTransactionAsync(
                claim, change => upstream.Table.ApplyAsync(services, change, entry.EventType, payload, cancel), cancel, entry);
            Following.Delay.Record(
                (time.GetUtcNow() - entry.RecordedAt.ToDateTimeOffset()).TotalSeconds,
                Following.Tags(upstream.Table, entry.EventType));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            activity?.AddException(exception);
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            Following.Failures.Add(1, Following.Tags(upstream.Table, entry.EventType));
            throw;
        }
    }

    private async Task InTransactionAsync(
        Func<Change, Task<bool>> claim, Func<Change, Task> apply, CancellationToken cancel, Entry? heard = null)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var change = new Change(connection, transaction, $"service:{environment.ApplicationName}", time.GetUtcNow())
        {
            Heard = heard,
        };
        if (!await claim(change))
        {
            return;
        }

        await apply(change);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
    }

    // Once per type and process: a flood of them must not be one in the log as well.
    private void Tell(string eventType, long count, long first)
    {
        if (_told.Add(eventType))
        {
            logger.LogWarning(
                "The journal of {Source} holds events {EventType} that {Consumer} here has never heard of "
                + "({Count} so far, the first at {Position}). "
                + "They are kept in unheard_entry, until a version of this service that knows them applies them.",
                upstream.Table.Source,
                eventType,
                upstream.Table.Consumer,
                count,
                first);
        }
    }
}
