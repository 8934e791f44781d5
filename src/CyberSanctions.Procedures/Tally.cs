using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Rules;

namespace CyberSanctions.Procedures;

/// <summary>
/// The Council's procedures: frozen inputs in, outcome with its full legal explanation out. No
/// clock, no database; exact integers only. Each rule stands in a file of its own.
/// </summary>
public static class Tally
{
    private const string Brake = "Article 31(2) TEU, last subparagraph";
    private const string MeetingQuorum = "Council's Rules of Procedure, Article 11(4)";
    private const string Written = "Council's Rules of Procedure, Article 12(1)";
    private const string Coreu = "Council's Rules of Procedure, Article 12(2)";

    /// <summary>Counts the votes and applies the procedure.</summary>
    /// <param name="question">Rule, mode and roster, as frozen into the ballot.</param>
    /// <param name="votes">The vote in force of each member that cast one, by its Council code.</param>
    /// <param name="brakes">The emergency brakes pulled; only where the rule is a qualified majority.</param>
    /// <exception cref="ArgumentException">The inputs contradict each other; a service refuses them before they get
    /// here.</exception>
    public static Decision Decide(
        Question question, IReadOnlyDictionary<string, MemberVote> votes, IReadOnlyList<EmergencyBrake>? brakes = null)
    {
        var count = Count.Of(question, votes);
        var verdict = question.Rule switch
        {
            Rule.Unanimity => Unanimity.Apply(count),
            Rule.QualifiedMajority => QualifiedMajority.Apply(count),
            Rule.ReinforcedQualifiedMajority => QualifiedMajority.ApplyReinforced(count),
            Rule.SimpleMajority => SimpleMajority.Apply(count),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Rule, "There is no such rule."),
        };
        var (condition, obstacle) = Condition(question.Mode, count);
        IReadOnlyList<Threshold> thresholds = condition is null ? verdict.Thresholds : [condition, .. verdict.Thresholds];
        if (brakes is { Count: > 0 })
        {
            return new Decision(Outcome.NoVote, thresholds, count, NoVote(question, brakes));
        }

        // Where the mode's condition fails there is nothing for the rule to count.
        var obstacles = obstacle is null ? verdict.Obstacles : [obstacle];
        return obstacles.Count == 0
            ? new Decision(Outcome.Adopted, thresholds, count, $"Adopted: {Deemed(count)}{verdict.Success}.")
            : new Decision(Outcome.NotAdopted, thresholds, count, $"Not adopted: {string.Join("; ", obstacles)}.");
    }

    // What the mode asks for, whatever the rule is.
    private static (Threshold? Condition, string? Obstacle) Condition(Mode mode, Count count)
    {
        switch (mode)
        {
            case Mode.Meeting:
                var quorum = Threshold.MoreThan(
                    "quorum: twice the members present, members entitled to vote",
                    2L * count.Present,
                    count.Entitled.Count,
                    MeetingQuorum);
                return (quorum, quorum.Holds ? null : $"{count.Present} of {count.Entitled.Count} members are present, which is"
                    + $" no majority of them ({MeetingQuorum})");
            case Mode.Written:
                var answered = Threshold.None("members that have not answered", count.NotVoting.Count, Written);
                return (answered, answered.Holds
                    ? null
                    : $"{Count.Names(count.NotVoting)} did not answer, and nobody's consent is presumed ({Written})");
            case Mode.Silence:
                var broken = Threshold.None("members that broke the silence", count.Against.Count, Coreu);
                return (broken, broken.Holds ? null : $"{Count.Names(count.Against)} broke the silence ({Coreu})");
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode.");
        }
    }

    private static string Deemed(Count count)
        => count.Silent.Count == 0
            ? ""
            : $"{count.Silent.Count} members were silent until the end of the period, which is consent ({Coreu}); ";

    private static string NoVote(Question question, IReadOnlyList<EmergencyBrake> brakes)
    {
        if (question.Rule is not (Rule.QualifiedMajority or Rule.ReinforcedQualifiedMajority))
        {
            throw new ArgumentException("There is an emergency brake only against a qualified majority.", nameof(brakes));
        }

        var entitled = question.Roster.Where(member => member.TakesPart)
            .Select(member => member.MemberState)
            .ToHashSet(StringComparer.Ordinal);
        if (brakes.Any(brake => !entitled.Contains(brake.MemberState) || string.IsNullOrWhiteSpace(brake.Reasons)))
        {
            throw new ArgumentException(
                "An emergency brake is pulled by a member that takes part, for stated reasons.", nameof(brakes));
        }

        return $"No vote takes place: {string.Join(", ", brakes.Select(brake => brake.MemberState))} opposes a decision by"
            + " qualified majority for"
            + $" vital and stated reasons of national policy. The High Representative looks for a solution; failing that, the"
            + " Council may by"
            + $" qualified majority refer the matter to the European Council for decision by unanimity ({Brake}).";
    }
}
