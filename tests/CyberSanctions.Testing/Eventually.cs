using Dapper;
using Npgsql;

namespace CyberSanctions.Testing;

/// <summary>
/// Asks again until something has happened that nothing tells of. No test depends on how long that takes: the patience here only
/// ends one that would wait for ever.
/// </summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Until something holds.</summary>
    /// <param name="otherwise">What has not happened, for when it never does.</param>
    public static Task HoldsAsync(Func<Task<bool>> holds, string otherwise)
        => IsAsync(holds, static holds => holds, _ => otherwise);

    /// <summary>Until what is asked for is as it should be.</summary>
    /// <returns>What was asked for last.</returns>
    /// <param name="otherwise">What is wrong with that, for when it stays so.</param>
    public static async Task<T> IsAsync<T>(Func<Task<T>> ask, Func<T, bool> isSo, Func<T, string> otherwise)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var last = await ask();
            if (isSo(last))
            {
                return last;
            }

            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException(otherwise(last));
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Until somebody else's statement waits for a transaction to end.</summary>
    public static Task SomebodyWaitsForAsync(NpgsqlTransaction transaction)
        => HoldsAsync(
            () => transaction.Connection!.ExecuteScalarAsync<bool>(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))",
                transaction: transaction),
            "Nobody waits for the transaction.");
}
