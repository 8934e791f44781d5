using System.Data;
using System.Diagnostics;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using Dapper;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberSanctions.Journal.Consuming;

/// <summary>
/// Follows the journal upstream. An entry is applied and the cursor moved in one transaction, with
/// the cursor's row locked: so each takes effect exactly once, whatever is killed when. Entries of
/// no interest move the cursor only when nothing else comes for a moment, since a list must not wait
/// behind the votes that made it. The advisory lock keeps replicas from doing the same work;
/// exactness does not rest on it.
/// </summary>
internal sealed class Consumer<THandler>(
    Upstream upstream,
    NpgsqlDataSource database,
    THandler handler,
    Bell bell,
    TimeProvider time,
    IHostEnvironment environment,
    ILogger<Consumer<THandler>> logger) : BackgroundService
    where THandler : IEventHandler
{
    private const int MostPassedOver = 500;
    private static readonly ActivitySource Activities = new("CyberSanctions.Journal");
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException exception)
            {
                logger.LogInformation("The journal of {Source} is away ({Detail}); trying again.", upstream.Source, exception.Status.Detail);
            }
            catch (System.Data.Common.DbException exception) when (exception.IsTransient)
            {
                logger.LogWarning(exception, "The database is away; trying again.");
            }
            catch (Exception exception)
            {
                // Whatever it is, the entry is not skipped: a list that misses an act harms people.
                logger.LogError(exception, "Could not apply the journal of {Source}; trying again.", upstream.Source);
            }

            await Task.WhenAny(Task.Delay(Retry, time, stoppingToken));
        }
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        await using var turn = await database.OpenConnectionAsync(cancel);
        var key = new { Key = $"consumer:{upstream.Source}" };
        if (!await turn.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(hashtextextended(@Key, 0))", key))
        {
            return;
        }

        try
        {
            await turn.ExecuteAsync(
                "INSERT INTO journal_cursor (source, position) VALUES (@Source, 0) ON CONFLICT DO NOTHING", new { upstream.Source });
            var after = await turn.ExecuteScalarAsync<long>("SELECT position FROM journal_cursor WHERE source = @Source", new { upstream.Source });
            using var call = upstream.Journal.Read(new ReadRequest { After = after, Follow = true }, cancellationToken: cancel);
            await FollowAsync(call.ResponseStream, after, cancel);
        }
        finally
        {
            // A broken connection has given its lock back already.
            if (turn.State == ConnectionState.Open)
            {
                await turn.ExecuteAsync("SELECT pg_advisory_unlock(hashtextextended(@Key, 0))", key);
            }
        }
    }

    private async Task FollowAsync(IAsyncStreamReader<Entry> entries, long after, CancellationToken cancel)
    {
        var (seen, stored) = (after, after);
        while (true)
        {
            var next = entries.MoveNext(cancel);
            if (seen > stored && (seen - stored >= MostPassedOver || await Task.WhenAny(next, Task.Delay(Quiet, time, cancel)) != next))
            {
                await PassOverAsync(seen, cancel);
                stored = seen;
            }

            if (!await next)
            {
                return;
            }

            var entry = entries.Current;
            if (entry.Position != seen + 1)
            {
                throw new InvalidOperationException($"The journal of {upstream.Source} went from {seen} to {entry.Position}.");
            }

            seen = entry.Position;
            if (THandler.EventTypes.Contains(entry.EventType))
            {
                await ApplyAsync(entry, cancel);
                stored = seen;
            }
        }
    }

    // Everything of interest up to here has been applied.
    private async Task PassOverAsync(long position, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(
            "UPDATE journal_cursor SET position = @position WHERE source = @Source AND position < @position", new { position, upstream.Source });
    }

    private async Task ApplyAsync(Entry entry, CancellationToken cancel)
    {
        using var activity = Activities.StartActivity(
            $"apply {entry.EventType}", ActivityKind.Consumer, entry.TraceParent.Length > 0 ? entry.TraceParent : null);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var position = await connection.ExecuteScalarAsync<long>(
            "SELECT position FROM journal_cursor WHERE source = @Source FOR UPDATE", new { upstream.Source }, transaction);
        if (entry.Position <= position)
        {
            return;
        }

        var change = new Change(connection, transaction, $"service:{environment.ApplicationName}", time.GetUtcNow());
        await handler.ApplyAsync(change, entry, cancel);
        await connection.ExecuteAsync(
            "UPDATE journal_cursor SET position = @Position WHERE source = @Source", new { entry.Position, upstream.Source }, transaction);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
    }
}
