using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Delegate.Output;

/// <summary>How much time a delegation has left, in words.</summary>
internal static class TimeLeft
{
    /// <summary>In a ballot.</summary>
    public static string Of(Ballot ballot, DateTimeOffset now)
        => Of(ballot.Mode, ballot.State, ballot.Deadline?.ToDateTimeOffset(), now);

    /// <summary>Of its parts.</summary>
    public static string Of(Mode mode, BallotState state, DateTimeOffset? deadline, DateTimeOffset now) => state switch
    {
        BallotState.Decided => "decided",
        BallotState.Suspended => "suspended",
        _ when mode == Mode.Meeting => "at the meeting",
        _ when deadline is { } end => Until(end - now),
        _ => "no deadline",
    };

    // The two largest units, rounded down: nobody is told to have time that is not there.
    private static string Until(TimeSpan left) => left switch
    {
        { Ticks: <= 0 } => "ended",
        { Days: >= 1 } => $"{left.Days} d {left.Hours} h",
        { Hours: >= 1 } => $"{left.Hours} h {left.Minutes} min",
        { Minutes: >= 1 } => $"{left.Minutes} min {left.Seconds} s",
        { Seconds: >= 1 } => $"{left.Seconds} s",
        _ => "less than 1 s",
    };
}
