using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>How a ballot ended.</summary>
/// <param name="Cause">Why then.</param>
/// <param name="Decision">What it came to.</param>
public sealed record Conclusion(DecisionCause Cause, Decision Decision)
{
    private const string Coreu = "Council's Rules of Procedure, Article 12(2)";

    /// <summary>The cause for which a ballot ends by itself, as it stands at an instant; null: it goes on.</summary>
    public static DecisionCause? Due(FrozenBallot ballot, Standing standing, DateTime now)
    {
        if (standing.State == BallotState.Decided)
        {
            return null;
        }

        if (!standing.Brakes.IsEmpty)
        {
            return DecisionCause.EmergencyBrake;
        }

        if (ballot.Mode == Mode.Silence && standing.Votes.Values.Any(vote => vote.Choice == Choice.Against))
        {
            return DecisionCause.SilenceBroken;
        }

        return standing.DueAt(ballot) is { } due && standing.TimeOf(now) >= due
            ? standing.State == BallotState.Suspended ? DecisionCause.Lapse : DecisionCause.Deadline
            : null;
    }

    /// <summary>Ends a ballot.</summary>
    /// <param name="ballot">What is frozen.</param>
    /// <param name="standing">How it stands.</param>
    /// <param name="cause">
    /// Why. <see cref="DecisionCause.Closed"/> and <see cref="DecisionCause.CorrectedText"/> come from outside; every other
    /// one must be what <see cref="Due"/> says.
    /// </param>
    /// <param name="actor">Who does it, by the token.</param>
    /// <param name="now">When.</param>
    /// <exception cref="ObjectionException"><c>ballot-closed</c>, <c>period-runs</c>, <c>votes-missing</c>,
    /// <c>not-due</c>.</exception>
    public static (Standing Standing, Link Link, Conclusion Conclusion) Reach(
        FrozenBallot ballot, Standing standing, DecisionCause cause, string actor, DateTime now)
    {
        Require(ballot, standing, cause, now);
        var conclusion = new Conclusion(cause, Decide(ballot, standing, cause));
        var link = standing.Next(ballot, ProceedingKind.Decision, now, actor, Link.HashOf(conclusion.ToJson()));
        return (standing.After(link) with { State = BallotState.Decided, Deadline = null, Remaining = null }, link, conclusion);
    }

    /// <summary>What its link holds the hash of.</summary>
    public JsonObject ToJson() => new()
    {
        ["abstentions"] = States(Decision.Count.Abstaining),
        ["cause"] = Wording.Of(Cause),
        ["constructiveAbstentions"] = States(Decision.Count.ConstructivelyAbstaining),
        ["explanation"] = Decision.Explanation,
        ["notVoting"] = States(Decision.Count.NotVoting),
        ["outcome"] = Wording.Of(Decision.Outcome),
        ["represented"] = States(Decision.Count.Represented),
        ["silent"] = States(Decision.Count.Silent),
        ["thresholds"] = new JsonArray([.. Decision.Thresholds.Select(threshold => new JsonObject
        {
            ["comparison"] = threshold.Comparison,
            ["holds"] = threshold.Holds,
            ["left"] = threshold.Left,
            ["name"] = threshold.Name,
            ["right"] = threshold.Right,
            ["source"] = threshold.Source,
        })]),
        ["votesAgainst"] = States(Decision.Count.Against),
        ["votesFor"] = States(Decision.Count.For),
    };

    private static void Require(FrozenBallot ballot, Standing standing, DecisionCause cause, DateTime now)
    {
        if (standing.State == BallotState.Decided)
        {
            throw new ObjectionException(AdmissionRefusals.BallotClosed, $"{ballot.Reference} is decided.");
        }

        var due = Due(ballot, standing, now);
        switch (cause)
        {
            case DecisionCause.CorrectedText:
                return;
            case DecisionCause.Closed when ballot.Mode == Mode.Meeting && due is null:
                return;
            case DecisionCause.Closed when ballot.Mode == Mode.Written && due is null:
                if (standing.Missing(ballot) is { Count: > 0 } missing)
                {
                    throw new ObjectionException(
                        ConclusionRefusals.VotesMissing,
                        $"{ballot.Reference} runs until {Timestamps.Text(standing.Deadline)}; these have not answered:"
                        + $" {Count.Names(missing)}.");
                }

                return;
            case DecisionCause.Closed when due is null:
                throw new ObjectionException(
                    ConclusionRefusals.PeriodRuns,
                    $"{ballot.Reference} is a silence procedure; nobody ends it before its period does.");
            default:
                if (due != cause)
                {
                    throw new ObjectionException(
                        ConclusionRefusals.NotDue, $"{ballot.Reference} does not end for that cause now.");
                }

                return;
        }
    }

    private static Decision Decide(FrozenBallot ballot, Standing standing, DecisionCause cause)
    {
        return cause switch
        {
            DecisionCause.CorrectedText => WithoutTally(
                Outcome.Superseded,
                "Superseded: the text was corrected, and what was voted on is no longer proposed; there is another ballot on the"
                + " corrected text."),
            DecisionCause.Lapse => WithoutTally(
                Outcome.Lapsed,
                $"Lapsed: the reservations of"
                + $" {Count.Names(ballot.Roster.Where(member => standing.Reservations.ContainsKey(member.MemberState)))} still"
                + " stood"
                + $" at {Timestamps.Text(ballot.LapsesAt)}, so that the silence was never complete ({Coreu})."),
            _ => Tally.Decide(ballot.Question, standing.MemberVotes, standing.EmergencyBrakes),
        };

        Decision WithoutTally(Outcome outcome, string explanation)
            => new(outcome, [], Count.Of(ballot.Question, standing.MemberVotes), explanation);
    }

    private static JsonArray States(IEnumerable<Member> members)
        => new([.. members.Select(member => JsonValue.Create(member.MemberState))]);
}
