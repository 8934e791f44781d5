using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Voting.Roster;

namespace CyberSanctions.Voting.Tally;

/// <summary>
/// Unanimity, Article 31(1) TEU: nobody votes against. Abstentions by members present in person or
/// represented do not prevent adoption (Article 238(4) TFEU), so a member that is neither does. An
/// abstention with a formal declaration is constructive; if the States that so abstain are at least
/// one third of the Member States and comprise at least one third of the population of the Union,
/// the decision is not adopted (Article 31(1) TEU, second subparagraph).
/// </summary>
/// <remarks>By the letter of these provisions, abstentions of all members adopt.</remarks>
internal static class Unanimity
{
    private const string Against = "Article 31(1) TEU, first subparagraph";
    private const string Constructive = "Article 31(1) TEU, second subparagraph";
    private const string Present = "Article 238(4) TFEU";
    private const string Quorum = "Council's Rules of Procedure, Article 11(4)";

    public static Decision Decide(Count count)
    {
        var all = count.Roster.Count;
        var constructive = count.ConstructivelyAbstaining;
        var constructivePopulation = Count.PopulationOf(constructive);

        var quorum = Threshold.MoreThan("quorum: twice the members taking part, all members", 2L * count.TakingPart, all, Quorum);
        var absent = Threshold.None("members neither present nor represented", count.NotVoting.Count, Present);
        var against = Threshold.None("votes against", count.Against.Count, Against);
        var members = Threshold.AtLeast(
            "constructive abstentions: three times their number, all members", 3L * constructive.Count, all, Constructive);
        var population = Threshold.AtLeast(
            "constructive abstentions: three times their population, population of all members",
            checked(3 * constructivePopulation),
            count.Population,
            Constructive);

        var obstacles = new List<string>();
        if (!quorum.Holds)
        {
            obstacles.Add($"{count.TakingPart} of {all} members took part, which is no majority of them ({Quorum})");
        }

        if (!absent.Holds)
        {
            obstacles.Add($"{Names(count.NotVoting)} took no part in the vote ({Present} speaks of members present in person or represented)");
        }

        if (!against.Holds)
        {
            obstacles.Add($"{Names(count.Against)} voted against ({Against})");
        }

        if (members.Holds && population.Holds)
        {
            obstacles.Add(
                $"{Names(constructive)} abstained constructively, and are both at least one third of the members"
                + $" (3 × {constructive.Count} = {members.Left} ≥ {members.Right}) and of the population"
                + $" (3 × {constructivePopulation} = {population.Left} ≥ {population.Right}) ({Constructive})");
        }

        return new Decision(
            obstacles.Count == 0 ? Outcome.Adopted : Outcome.NotAdopted,
            [quorum, absent, against, members, population],
            count,
            obstacles.Count == 0 ? Adopted(count, members, population) : $"Not adopted: {string.Join("; ", obstacles)}.");
    }

    private static string Adopted(Count count, Threshold members, Threshold population)
    {
        var sentence = $"Adopted: {count.For.Count} of {count.Roster.Count} members voted for and nobody against ({Against})";
        if (count.Abstaining.Count > 0)
        {
            sentence += $"; the abstention of {Names(count.Abstaining)} does not prevent adoption ({Present})";
        }

        if (count.ConstructivelyAbstaining.Count > 0)
        {
            sentence += $"; {Names(count.ConstructivelyAbstaining)} abstained constructively, which is not both one third of the members"
                + $" ({Compared(members)}) and of the population ({Compared(population)}) ({Constructive})";
        }

        return $"{sentence}.";
    }

    private static string Compared(Threshold share) => $"{share.Left} {(share.Holds ? "≥" : "<")} {share.Right}";

    private static string Names(IReadOnlyList<Member> members) => string.Join(", ", members.Select(member => member.MemberState));
}
