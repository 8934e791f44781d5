using System.Collections.Concurrent;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Replay;

namespace CyberSanctions.Bench;

/// <summary>Many who watch one ballot, and how long after its acceptance each of them sees each vote.</summary>
internal sealed class Watchers(Chamber chamber, string ballot)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentBag<TimeSpan> _seen = [];
    private readonly TaskCompletionSource _allThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _there;

    /// <summary>
    /// Has so many watch, and the delegations vote, five votes a second. A watcher that misses a vote, or sees one twice or
    /// out of order, ends it all.
    /// </summary>
    /// <returns>From the time of a vote's acceptance, as the receipt has it, until a watcher has it.</returns>
    public async Task<Latencies> RunAsync(int watchers, int votes, CancellationToken cancel)
    {
        var watching = Enumerable.Range(0, watchers)
            .Select(i => WatchAsync(Principals.MemberStates[i % Principals.MemberStates.Count]))
            .ToList();
        await await Task.WhenAny(_allThere.Task, Task.WhenAll(watching));
        using var pace = new PeriodicTimer(Pace);
        foreach (var vote in Enumerable.Range(0, (votes / Principals.MemberStates.Count) + 1)
            .SelectMany(_ => chamber.SignVotes([ballot]))
            .Take(votes))
        {
            await pace.WaitForNextTickAsync(cancel);
            await chamber.Client.MakeStatementAsync(vote.Request, chamber.MetadataOf(vote.State), cancellationToken: cancel);
        }

        await Task.WhenAll(watching);
        return new Latencies(_seen);

        // The opening is seen first: from then on the watcher is there.
        async Task WatchAsync(string state)
        {
            using var watch = chamber.Client.WatchBallot(
                new WatchBallotRequest { Reference = ballot }, chamber.MetadataOf(state), cancellationToken: cancel);
            for (var position = 1; position <= votes + 1; position++)
            {
                if (!await watch.ResponseStream.MoveNext(cancel) || watch.ResponseStream.Current.Position != position)
                {
                    throw new InvalidOperationException($"A watcher did not see position {position} when it was next.");
                }

                if (position > 1)
                {
                    _seen.Add(DateTime.UtcNow - watch.ResponseStream.Current.At.ToDateTime());
                }
                else if (Interlocked.Increment(ref _there) == watchers)
                {
                    _allThere.SetResult();
                }
            }
        }
    }
}
