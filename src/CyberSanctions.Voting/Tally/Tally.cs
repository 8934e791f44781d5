using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Roster;

namespace CyberSanctions.Voting.Tally;

/// <summary>
/// The Council's voting rules: frozen inputs in, outcome with its full legal explanation out. No
/// clock, no database; exact integers only. Each rule stands in a file of its own.
/// </summary>
internal static class Tally
{
    /// <summary>Counts the votes and applies the rule.</summary>
    /// <param name="rule">The rule frozen into the ballot.</param>
    /// <param name="roster">Everybody entitled to vote, with the population frozen into the ballot.</param>
    /// <param name="votes">The vote in force of each State that cast one, by its Council code.</param>
    public static Decision Decide(Rule rule, IReadOnlyList<Member> roster, IReadOnlyDictionary<string, Choice> votes)
    {
        var count = Count.Of(roster, votes);
        return rule switch
        {
            Rule.Unanimity => Unanimity.Decide(count),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
        };
    }
}
