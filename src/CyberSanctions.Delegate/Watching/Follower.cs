using System.Runtime.CompilerServices;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Delegate.Watching;

/// <summary>
/// Follows a ballot to its decision, over as many streams as it takes: each proceeding once, in order, linked to the one
/// before it.
/// </summary>
/// <param name="ballot">Its reference.</param>
/// <param name="open">Opens a stream of what follows a position.</param>
/// <param name="time">For the pauses.</param>
internal sealed class Follower(string ballot, Func<int, CancellationToken, IAsyncEnumerable<Proceeding>> open, TimeProvider time)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private int _last;
    private string _head = Link.None;

    /// <summary>Follows it.</summary>
    /// <param name="interrupted">Told when the connection is gone, and how long it waits before it connects again.</param>
    /// <exception cref="StopException">The chain does not hold.</exception>
    /// <exception cref="RpcException">The service refuses.</exception>
    public async IAsyncEnumerable<Proceeding> FollowAsync(
        Action<TimeSpan> interrupted, [EnumeratorCancellation] CancellationToken cancel)
    {
        var pause = ShortestPause;
        while (true)
        {
            await using var stream = open(_last, cancel).GetAsyncEnumerator(cancel);
            while (await NextAsync(stream, cancel) is { } proceeding)
            {
                pause = ShortestPause;
                if (proceeding.Position <= _last)
                {
                    continue;
                }

                Require(proceeding);
                (_last, _head) = (proceeding.Position, proceeding.Hash);
                yield return proceeding;
                if (proceeding.Kind == ProceedingKind.Decision)
                {
                    yield break;
                }
            }

            interrupted(pause);
            await Task.Delay(pause, time, cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static async Task<Proceeding?> NextAsync(IAsyncEnumerator<Proceeding> stream, CancellationToken cancel)
    {
        try
        {
            return await stream.MoveNextAsync() ? stream.Current : null;
        }
        catch (RpcException exception) when (
            !cancel.IsCancellationRequested && (Refusals.MayHaveArrived(exception)
                || exception.StatusCode is StatusCode.Cancelled or StatusCode.ResourceExhausted))
        {
            return null;
        }
    }

    private void Require(Proceeding proceeding)
    {
        if (proceeding.BallotReference != ballot || proceeding.Position != _last + 1 || proceeding.Previous != _head)
        {
            throw Bad(proceeding, $"it does not continue position {_last}");
        }

        var content = proceeding.ContentSha256;
        if (proceeding.Statement.Length > 0)
        {
            try
            {
                content = Link.HashOf(SignedStatement.ReadJws(proceeding.Statement));
            }
            catch (ObjectionException objection)
            {
                throw Bad(proceeding, objection.Message);
            }
        }

        var link = new Link(
            proceeding.BallotReference,
            proceeding.Position,
            proceeding.Kind,
            Timestamps.Cut(proceeding.At?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch),
            proceeding.Actor,
            content,
            proceeding.Previous);
        if (!Enum.IsDefined(proceeding.Kind) || link.Hash != proceeding.Hash)
        {
            throw Bad(proceeding, "its hash is another one");
        }
    }

    private static StopException Bad(Proceeding proceeding, string what)
        => new(ExitCode.DoesNotVerify, $"THE CHAIN DOES NOT HOLD at position {proceeding.Position}: {what}.");
}
