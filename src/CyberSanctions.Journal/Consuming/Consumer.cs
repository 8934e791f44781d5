using System.Data;
using CyberSanctions.Contracts.Journal.V1;
using Dapper;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberSanctions.Journal.Consuming;

/// <summary>
/// Follows the journal upstream, for one consumer. Entries of no interest move its cursor only when nothing else comes for a
/// moment, since a list must not wait behind the votes that made it. The advisory lock keeps replicas from doing the same
/// work; exactness does not rest on it (see <see cref="Application"/>).
/// </summary>
internal sealed class Consumer(
    Upstream upstream, Application application, NpgsqlDataSource database, TimeProvider time, ILogger<Consumer> logger)
    : BackgroundService
{
    private const int MostPassedOver = 500;
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
            catch (RpcException exception) when (IsAway(exception.StatusCode))
            {
                logger.LogInformation(
                    "The journal of {Source} is away ({Detail}); trying again.", upstream.Table.Source, exception.Status.Detail);
            }
            catch (System.Data.Common.DbException exception) when (exception.IsTransient)
            {
                logger.LogWarning(exception, "The database is away; trying again.");
            }
            catch (Exception exception)
            {
                // Whatever it is, the entry is not skipped: a list that misses an act harms people.
                logger.LogError(
                    exception,
                    "Could not apply the journal of {Source} for {Consumer}; trying again.",
                    upstream.Table.Source,
                    upstream.Table.Consumer);
            }

            await Task.WhenAny(Task.Delay(Retry, time, stoppingToken));
        }
    }

    // A token that ends, ends the stream: the next one is asked for with a new token. All else is for somebody to look at.
    private static bool IsAway(StatusCode status)
        => status is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Unauthenticated;

    private async Task FollowAsync(CancellationToken cancel)
    {
        await using var turn = await database.OpenConnectionAsync(cancel);
        var key = new { Key = $"consumer:{upstream.Table.Source}/{upstream.Table.Consumer}" };
        if (!await turn.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(hashtextextended(@Key, 0))", key))
        {
            return;
        }

        try
        {
            await upstream.Cursor.StartAsync(turn);
            await application.SettleAsync(turn, cancel);
            var after = await upstream.Cursor.PositionAsync(turn);
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
            if (seen > stored
                && (seen - stored >= MostPassedOver || await Task.WhenAny(next, Task.Delay(Quiet, time, cancel)) != next))
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
                throw new InvalidOperationException(
                    $"The journal of {upstream.Table.Source} went from {seen} to {entry.Position}.");
            }

            seen = entry.Position;
            if (application.Concerns(entry))
            {
                await application.NextAsync(entry, cancel);
                stored = seen;
            }
        }
    }

    // Everything of interest up to here has been applied.
    private async Task PassOverAsync(long position, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await upstream.Cursor.MoveAsync(connection, position);
    }
}
