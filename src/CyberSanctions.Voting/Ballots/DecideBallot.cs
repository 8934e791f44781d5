using System.Diagnostics.CodeAnalysis;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Voting.Ballots;

internal sealed partial class BallotsService
{
    /// <summary>
    /// Closes a ballot, counts, and records the decision. Every statement that was acknowledged counts;
    /// none is accepted afterwards. Refused with <c>ballot-closed</c>, <c>stale-version</c>,
    /// <c>votes-missing</c>, <c>period-runs</c>.
    /// </summary>
    public override Task<Ballot> DecideBallot(DecideBallotRequest request, ServerCallContext context)
    {
        new Checks()
            .Reference("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Throw();
        var principal = Principal.Of(context);
        return RunAsync(request, context, change => DecideAsync(change, principal, request));
    }

    /// <summary>
    /// Gives a written or silence procedure more time. Refused with <c>ballot-closed</c>, <c>stale-version</c>,
    /// <c>no-period</c>, <c>ballot-suspended</c>, <c>deadline-not-later</c>.
    /// </summary>
    public override Task<Ballot> ExtendDeadline(ExtendDeadlineRequest request, ServerCallContext context)
    {
        var latest = time.GetUtcNow() + LongestPeriod;
        new Checks()
            .Reference("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Instant("deadline", request.Deadline, required: true)
            .That(!IsSound(request.Deadline)
                || request.Deadline.ToDateTimeOffset() <= latest, "deadline", "Is more than a year ahead.")
            .Throw();
        var principal = Principal.Of(context);
        return RunAsync(request, context, async change =>
        {
            var (ballot, now) = await LockAsync(change, principal, request.Reference);
            RequireVersion(ballot, request.ExpectedVersion);
            var deadline = Timestamps.Cut(request.Deadline!.ToDateTimeOffset());
            ballot.Extend(Extension.Extend(ballot.Frozen, ballot.Standing, deadline, change.Actor, now), deadline);
            await ballot.SaveAsync();
            return await ballot.MessageAsync();
        });
    }

    internal async Task<Ballot> DecideAsync(Change change, Principal principal, DecideBallotRequest request)
    {
        var (ballot, now) = await LockAsync(change, principal, request.Reference);
        RequireVersion(ballot, request.ExpectedVersion);
        if (!request.CloseWithVotesMissing
            && ballot.Standing.Missing(ballot.Frozen) is { Count: > 0 } missing
            && ballot.Frozen.Mode == Mode.Meeting)
        {
            throw ConclusionRefusals.VotesMissing.Because(
                $"These have not voted in {request.Reference}:"
                + $" {string.Join(", ", missing.Select(member => member.MemberState))}.");
        }

        ballot.Conclude(Conclusion.Reach(ballot.Frozen, ballot.Standing, DecisionCause.Closed, change.Actor, now));
        await ballot.SaveAsync();
        return await ballot.MessageAsync();
    }

    private static TimeSpan LongestPeriod { get; } = TimeSpan.FromDays(366);

    private static bool IsSound([NotNullWhen(true)] Timestamp? instant)
        => instant is not null && Instants.Problem(instant) is null;

    private static void RequireVersion(LockedBallot ballot, long expected)
    {
        if (ballot.Standing.State == BallotState.Decided)
        {
            throw new ObjectionException(AdmissionRefusals.BallotClosed, $"{ballot.Frozen.Reference} is decided.");
        }

        if (expected != 0 && expected != ballot.Stored.Version)
        {
            throw Refusal.Stale(ballot.Frozen.Reference, expected, ballot.Stored.Version);
        }
    }
}
