using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using CyberSanctions.Testing;
using Dapper;

namespace CyberSanctions.Integration.Tests.Failures;

/// <content>The close of the ballots, in the middle of which a service is killed.</content>
public sealed partial class HistoryTests
{
    private readonly ConcurrentBag<Closing> _closings = [];
    private int _underWay;
    private int _lostAnswers;

    // Who waits for the lock of this connection, and who waits for them.
    private const string Waiting =
        """
        WITH RECURSIVE waiting AS (
            SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
            UNION
            SELECT l.pid FROM pg_locks l JOIN waiting w ON w.pid = ANY(pg_blocking_pids(l.pid)) WHERE NOT l.granted)
        SELECT count(*) FROM waiting
        """;

    // The first one's row is locked until the service is gone: so its close is under way then, whatever the others' are.
    // Two wait for it by then: the intake, with the votes in this ballot, and the close.
    private async Task CloseWhileKillingAsync(string service, Submitted[] ballots)
    {
        await using var held = await suite.OpenAsync("voting");
        await held.ExecuteAsync("BEGIN; SELECT FROM ballot WHERE reference = @Ballot FOR UPDATE", new { ballots[0].Ballot });
        var closings = ballots.Select(CloseAsync).ToList();
        await await Task.WhenAny(closings.Skip(1)).WaitAsync(_patience.Token);
        await Eventually.IsAsync(
            () => held.ExecuteScalarAsync<long>(Waiting), waiting => waiting >= 2, waiting => $"{waiting} wait for the ballot.");

        Volatile.Write(ref _restart, RestartAsync());
        await _restart;
        await Task.WhenAll(closings);

        async Task RestartAsync()
        {
            await suite.KillAsync(service);
            _underWay += closings[0].IsCompleted ? 0 : 1;
            await held.DisposeAsync();
            await suite.StartAsync(service);
        }
    }

    // Whoever gets no answer to a close asks again; that it is decided by then is an answer too.
    private async Task CloseAsync(Submitted ballot)
    {
        for (var lost = 0; ; lost++)
        {
            try
            {
                using var response = await suite.SendAsync(
                    HttpMethod.Post,
                    $"/api/v1/ballots/{ballot.Ballot}/decision",
                    ballot.Officer,
                    new { closeWithVotesMissing = true });
                var text = await response.Content.ReadAsStringAsync();
                if (response.IsSuccessStatusCode)
                {
                    _closings.Add(new Closing(ballot.Ballot, Outcome(text)));
                    return;
                }

                if (lost > 0
                    && response.StatusCode == HttpStatusCode.Conflict
                    && text.Contains("ballot-closed", StringComparison.Ordinal))
                {
                    _closings.Add(new Closing(ballot.Ballot, Outcome((await suite.AskAsync(
                        HttpMethod.Get, $"/api/v1/ballots/{ballot.Ballot}", ballot.Officer)).GetRawText())));
                    return;
                }

                Assert.True(
                    IsPassing(response.StatusCode) && !_patience.IsCancellationRequested,
                    $"{ballot.Ballot} is not closed: {(int)response.StatusCode} {text}");
            }
            catch (HttpRequestException) when (!_patience.IsCancellationRequested)
            {
                // The gateway was killed.
            }

            Interlocked.Increment(ref _lostAnswers);
            await Volatile.Read(ref _restart);
        }
    }

    private static bool IsPassing(HttpStatusCode code)
        => code is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static string Outcome(string ballot)
        => JsonSerializer.Deserialize<JsonElement>(ballot).GetProperty("decision").GetProperty("outcome").GetString()!;

    private sealed record Closing(string Ballot, string Outcome);
}
