using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Voting.Deadlines;
using Grpc.Core;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    /// <summary>
    /// Everything after a position, each once and in order, until the decision or the end of the token (UNAUTHENTICATED).
    /// NOT_FOUND.
    /// </summary>
    public override async Task WatchBallot(
        WatchBallotRequest request, IServerStreamWriter<Proceeding> responseStream, ServerCallContext context)
    {
        new Checks()
            .Reference("reference", request.Reference)
            .Position("after", request.After)
            .Throw();
        using var token = TokenEnd.After(context.GetHttpContext().User, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, lifetime.ApplicationStopping, token.Token);
        // First the feed, then the chain: what happens in between comes twice and is told by its position.
        using var watch = feed.Begin(request.Reference);
        var last = request.After;
        try
        {
            var decided = await CatchUpAsync();
            while (!decided)
            {
                var next = await watch.Happening.ReadAsync(end.Token);
                if (next.Position > last + 1)
                {
                    decided = await CatchUpAsync();
                }
                else if (next.Position > last)
                {
                    decided = await WriteAsync(next);
                }
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(
                StatusCode.Unavailable, "The service is stopping; watch on from the last position seen."));
        }
        catch (OperationCanceledException)
            when (token.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw TokenEnd.Refused();
        }

        async Task<bool> CatchUpAsync()
        {
            await using var connection = await database.OpenConnectionAsync(end.Token);
            var ballot = await FindAsync(connection, context, request.Reference);
            var decided = ballot.State == BallotState.Decided;
            foreach (var link in await ProceedingTable.ReadAsync(connection, ballot.Id, last))
            {
                decided |= await WriteAsync(link.Message);
            }

            return decided;
        }

        async Task<bool> WriteAsync(Proceeding proceeding)
        {
            // A write that is given up breaks the stream off, and nobody hears why. At the token's end somebody is to hear it.
            end.Token.ThrowIfCancellationRequested();
            await responseStream.WriteAsync(proceeding, lifetime.ApplicationStopping);
            last = proceeding.Position;
            return proceeding.Kind == ProceedingKind.Decision;
        }
    }

    /// <summary>When a period of working days ends. FAILED_PRECONDITION: <c>no-holidays</c>.</summary>
    public override async Task<CalculateDeadlineReply> CalculateDeadline(
        CalculateDeadlineRequest request, ServerCallContext context)
    {
        var from = IsSound(request.From) ? request.From.ToDateTimeOffset() : time.GetUtcNow();
        new Checks()
            .That(request.WorkingDays is >= 1 and <= 60, "working_days", "Must be 1 to 60.")
            .Instant("from", request.From)
            .That((from - time.GetUtcNow()).Duration() <= LongestPeriod, "from", "Must be within a year from now.")
            .Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return await WorkingDays.CalculateAsync(connection, from.UtcDateTime, request.WorkingDays);
    }
}
