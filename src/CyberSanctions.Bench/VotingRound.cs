using System.Collections.Concurrent;
using System.Diagnostics;

namespace CyberSanctions.Bench;

/// <summary>A round of votes.</summary>
/// <param name="Took">How long each took, from sending it to having its receipt.</param>
/// <param name="Elapsed">How long all took.</param>
internal sealed record VotingRound(Latencies Took, TimeSpan Elapsed)
{
    /// <summary>Accepted votes a second.</summary>
    public double PerSecond => Took.Count / Elapsed.TotalSeconds;

    /// <summary>
    /// Sends votes, so many at a time, each as soon as another one is accepted. Anything but a receipt for that very
    /// statement ends it all.
    /// </summary>
    public static async Task<VotingRound> RunAsync(
        Chamber chamber, IEnumerable<SignedVote> votes, int atOnce, CancellationToken cancel)
    {
        var queue = new ConcurrentQueue<SignedVote>(votes);
        var took = new ConcurrentBag<TimeSpan>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => SendAsync()));
        return new VotingRound(new Latencies(took), Stopwatch.GetElapsedTime(started));

        async Task SendAsync()
        {
            while (queue.TryDequeue(out var vote))
            {
                var sent = Stopwatch.GetTimestamp();
                var receipt = await chamber.Client.MakeStatementAsync(
                    vote.Request, chamber.MetadataOf(vote.State), cancellationToken: cancel);
                took.Add(Stopwatch.GetElapsedTime(sent));
                if (receipt.Proceeding.Statement != vote.Request.Statement)
                {
                    throw new InvalidOperationException($"The receipt in {vote.Ballot} is for another statement.");
                }
            }
        }
    }
}
