using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>Which statement of a delegation is accepted in a ballot as it stands, and what it changes.</summary>
public static class Admission
{
    /// <summary>How far a delegate's clock may be off.</summary>
    public static TimeSpan MostSkew { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Admits a statement whose signature holds.</summary>
    /// <param name="ballot">What is frozen.</param>
    /// <param name="standing">How the ballot stands.</param>
    /// <param name="signed">The statement.</param>
    /// <param name="declaration">What it holds the hash of; empty when nothing.</param>
    /// <param name="actor">Who made it, by the token.</param>
    /// <param name="now">When, by the service's clock.</param>
    /// <returns>How the ballot stands then, and the link that a receipt is given for.</returns>
    /// <exception cref="ObjectionException">It is not accepted, and changes nothing.</exception>
    public static (Standing Standing, Link Link) Admit(
        FrozenBallot ballot, Standing standing, SignedStatement signed, string declaration, string actor, DateTime now)
    {
        var statement = signed.Statement;
        var link = standing.Next(ballot, ProceedingKind.Statement, now, actor, Link.HashOf(signed.Jws));
        RequireThisBallot(ballot, statement);
        RequireInTime(ballot, standing, statement, link.At);
        RequireNext(standing, statement);
        if (statement.DeclarationSha256 != Statement.HashOf(declaration))
        {
            throw new ObjectionException(
                AdmissionRefusals.DeclarationMismatch, "The declaration or the reasons are not those whose hash was signed.");
        }

        var changed = statement.Kind switch
        {
            StatementKind.Vote => Votes.Cast(ballot, standing, statement, link.Position),
            StatementKind.Proxy => Votes.GiveProxy(ballot, standing, statement),
            StatementKind.Reservation => Silence.Reserve(ballot, standing, statement, link),
            StatementKind.Lifting => Silence.Lift(ballot, standing, statement, link.At),
            StatementKind.SilenceBroken => Silence.Break(ballot, standing, statement, link.Position),
            StatementKind.EmergencyBrake => Votes.PullBrake(ballot, standing, statement),
            _ => throw new ArgumentOutOfRangeException(nameof(signed), statement.Kind, "There is no such statement."),
        };
        return (changed.After(link) with
        {
            Sequences = standing.Sequences.SetItem(statement.MemberState, statement.Sequence),
        }, link);
    }

    private static void RequireThisBallot(FrozenBallot ballot, Statement statement)
    {
        if (statement.Ballot != ballot.Reference)
        {
            throw new ObjectionException(
                AdmissionRefusals.ForAnotherBallot, $"The statement is for {statement.Ballot}, not for {ballot.Reference}.");
        }

        if (statement.TextSha256 != ballot.TextSha256)
        {
            throw new ObjectionException(
                AdmissionRefusals.ForAnotherText,
                $"The statement is about a text with the hash {statement.TextSha256}; {ballot.Reference} is on"
                + $" {ballot.TextSha256}.");
        }

        if (ballot.Entitled(statement.MemberState) is null)
        {
            throw new ObjectionException(
                AdmissionRefusals.NotOnTheRoster, $"{statement.MemberState} takes no part in {ballot.Reference}.");
        }
    }

    private static void RequireInTime(FrozenBallot ballot, Standing standing, Statement statement, DateTime at)
    {
        if (standing.State == BallotState.Decided)
        {
            throw new ObjectionException(AdmissionRefusals.BallotClosed, $"{ballot.Reference} is decided.");
        }

        if (standing.DueAt(ballot) is { } due && at >= due)
        {
            throw new ObjectionException(
                AdmissionRefusals.BallotClosed,
                $"{ballot.Reference} ended at {Timestamps.Text(due)}; it is {Timestamps.Text(at)}.");
        }

        // Else whoever broke the silence could take it back before the ballot is decided.
        if (Conclusion.Due(ballot, standing, at) is { } cause)
        {
            throw new ObjectionException(AdmissionRefusals.BallotClosed, $"{ballot.Reference} has ended: {Wording.Of(cause)}.");
        }

        if ((statement.Time - at).Duration() > MostSkew)
        {
            throw new ObjectionException(
                AdmissionRefusals.ClockOff,
                $"The statement says it was signed at {Timestamps.Text(statement.Time)}, and it is {Timestamps.Text(at)}: check"
                + " the clock it was signed by.");
        }
    }

    private static void RequireNext(Standing standing, Statement statement)
    {
        var last = standing.Sequences.GetValueOrDefault(statement.MemberState);
        if (statement.Sequence <= last)
        {
            throw new ObjectionException(
                AdmissionRefusals.Replayed,
                $"{statement.MemberState} has made its statement {statement.Sequence} in this ballot; the next one is"
                + $" {last + 1}.");
        }

        if (statement.Sequence > last + 1)
        {
            throw new ObjectionException(
                AdmissionRefusals.OutOfSequence,
                $"The next statement of {statement.MemberState} in this ballot is {last + 1}, not {statement.Sequence}.");
        }
    }
}
