using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>The Presidency gives the members more time.</summary>
public static class Extension
{
    /// <summary>Moves the end of a running period.</summary>
    /// <param name="ballot">What is frozen.</param>
    /// <param name="standing">How the ballot stands.</param>
    /// <param name="deadline">The new end, later than the one before.</param>
    /// <param name="actor">Who does it, by the token.</param>
    /// <param name="now">When.</param>
    /// <exception cref="ObjectionException"><c>ballot-closed</c>, <c>no-period</c>, <c>ballot-suspended</c>,
    /// <c>deadline-not-later</c>.</exception>
    public static (Standing Standing, Link Link) Extend(
        FrozenBallot ballot, Standing standing, DateTime deadline, string actor, DateTime now)
    {
        deadline = deadline.AddTicks(-(deadline.Ticks % TimeSpan.TicksPerMicrosecond));
        var link = standing.Next(ballot, ProceedingKind.Extension, now, actor, Link.HashOf(Content(deadline)));
        if (standing.State == BallotState.Decided || Conclusion.Due(ballot, standing, link.At) is not null)
        {
            throw new ObjectionException(AdmissionRefusals.BallotClosed, $"{ballot.Reference} has ended.");
        }

        if (ballot.Deadline is null)
        {
            throw new ObjectionException(
                ExtensionRefusals.NoPeriod, $"{ballot.Reference} is voted on at a meeting; it has no period to extend.");
        }

        if (standing.State == BallotState.Suspended)
        {
            throw new ObjectionException(
                ExtensionRefusals.BallotSuspended, $"The period of {ballot.Reference} does not run while a reservation stands.");
        }

        return deadline > standing.Deadline
            ? (standing.After(link) with { Deadline = deadline }, link)
            : throw new ObjectionException(
                ExtensionRefusals.DeadlineNotLater,
                $"{ballot.Reference} ends at {Timestamps.Text(standing.Deadline)}; it can only be given more time.");
    }

    /// <summary>What its link holds the hash of.</summary>
    public static JsonObject Content(DateTime deadline) => new() { ["deadline"] = Timestamps.Text(deadline) };
}
