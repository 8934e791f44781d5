namespace CyberSanctions.Procedures.Rules;

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

    public static Verdict Apply(Count count)
    {
        var all = count.Roster.Count;
        var constructive = count.ConstructivelyAbstaining;
        var constructivePopulation = Count.PopulationOf(constructive);

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
        if (!absent.Holds)
        {
            obstacles.Add($"{Count.Names(count.NotVoting)} took no part in the vote ({Present} speaks of members present in"
                + " person or represented)");
        }

        if (!against.Holds)
        {
            obstacles.Add($"{Count.Names(count.Against)} voted against ({Against})");
        }

        if (members.Holds && population.Holds)
        {
            obstacles.Add(
                $"{Count.Names(constructive)} abstained constructively, and are both at least one third of the members"
                + $" (3 × {constructive.Count} = {members.AsItIs}) and of the population"
                + $" (3 × {constructivePopulation} = {population.AsItIs}) ({Constructive})");
        }

        return new Verdict([absent, against, members, population], obstacles, Success(count, members, population));
    }

    private static string Success(Count count, Threshold members, Threshold population)
    {
        var sentence = $"{count.For.Count} of {count.Entitled.Count} members voted for and nobody against ({Against})";
        if (count.Abstaining.Count > 0)
        {
            sentence += $"; the abstention of {Count.Names(count.Abstaining)} does not prevent adoption ({Present})";
        }

        if (count.ConstructivelyAbstaining.Count > 0)
        {
            sentence += $"; {Count.Names(count.ConstructivelyAbstaining)} abstained constructively, which is not both one third"
                + " of the members"
                + $" ({members.AsItIs}) and of the population ({population.AsItIs}) ({Constructive})";
        }

        return sentence;
    }
}
