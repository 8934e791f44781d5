using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Journal.Consuming;

/// <summary>
/// The journal of the service upstream. Lets a command wait until everything that had happened
/// there when it was asked has arrived here, so that "there is no such dossier" is never just
/// "I have not heard of it yet".
/// </summary>
public sealed class Upstream(
    string source, Contracts.Journal.V1.Journal.JournalClient journal, NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Name of the service whose journal it is.</summary>
    public string Source => source;

    /// <summary>Its journal.</summary>
    internal Contracts.Journal.V1.Journal.JournalClient Journal => journal;

    /// <summary>Returns once the entries that are sealed upstream now have been applied here.</summary>
    /// <exception cref="RefusedException">
    /// UNAVAILABLE: upstream is away, or too far ahead, or refuses this service's token; the caller's own is not to blame.
    /// </exception>
    public async Task CaughtUpAsync(CancellationToken cancel)
    {
        try
        {
            var head = await journal.GetHeadAsync(new GetHeadRequest(), cancellationToken: cancel);
            var until = time.GetTimestamp();
            while (await PositionAsync(cancel) < head.Position)
            {
                if (time.GetElapsedTime(until) > Longest)
                {
                    throw Away();
                }

                await Task.Delay(Pause, time, cancel);
            }
        }
        catch (RpcException exception) when (exception.StatusCode
            is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Unauthenticated or StatusCode.PermissionDenied)
        {
            throw Away();
        }
    }

    private async Task<long> PositionAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<long?>("SELECT position FROM journal_cursor WHERE source = @source", new { source }) ?? 0;
    }

    private RefusedException Away()
        => new(new Refusal(
            StatusCode.Unavailable, "unavailable", $"The {source} service cannot be heard at the moment; try again.", [], new Dictionary<string, string>()));
}
