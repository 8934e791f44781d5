namespace CyberSanctions.Procedures.Rules;

/// <summary>
/// Qualified majority: a share of the members that take part, comprising 65 % of their population.
/// An abstention is not in favour, and neither is who does not vote.
/// <code>
///                       all members take part           not all do
/// on a proposal *       55 %, Article 16(4) TEU         55 %, Article 238(3)(a) TFEU
/// otherwise             72 %, Article 238(2) TFEU       72 %, Article 238(3)(b) TFEU
/// * of the Commission or the High Representative
/// </code>
/// Where it is 55 %, a blocking minority must include a minimum of members, failing which the
/// qualified majority is deemed attained: four; and where not all members take part, as many of them
/// as represent more than 35 % of their population at the least, plus one.
/// </summary>
internal static class QualifiedMajority
{
    private const int PopulationPercent = 65;

    /// <summary>On a proposal of the Commission or the High Representative.</summary>
    public static Verdict Apply(Count count)
    {
        var source = IsWhole(count) ? "Article 16(4) TEU" : "Article 238(3)(a) TFEU";
        var needed = IsWhole(count) ? 4 : FewestWithMoreThan35Percent(count) + 1;
        var blocking = Threshold.AtLeast(
            "members not in favour, fewest that a blocking minority must include", NotInFavour(count), needed, source);
        return Apply(count, 55, source, blocking);
    }

    /// <summary>Without such a proposal.</summary>
    public static Verdict ApplyReinforced(Count count)
        => Apply(count, 72, IsWhole(count) ? "Article 238(2) TFEU" : "Article 238(3)(b) TFEU", blocking: null);

    private static Verdict Apply(Count count, int memberPercent, string source, Threshold? blocking)
    {
        var (inFavour, all) = (count.For.Count, count.Entitled.Count);
        var population = Count.PopulationOf(count.For);
        var members = Threshold.AtLeast(
            $"100 times the members in favour, {memberPercent} times the members",
            100L * inFavour,
            (long)memberPercent * all,
            source);
        var people = Threshold.AtLeast(
            $"100 times their population, {PopulationPercent} times the population",
            checked(100 * population),
            checked(PopulationPercent * count.EntitledPopulation),
            source);
        IReadOnlyList<Threshold> thresholds = blocking is null ? [members, people] : [members, people, blocking];
        var shares = $"{inFavour} of {all} members are in favour (100 × {inFavour} = {members.AsItIs} = {memberPercent} ×"
            + $" {all}), with {population}"
            + $" of {count.EntitledPopulation} of the population ({people.AsItIs})";
        if (members.Holds && people.Holds)
        {
            return new Verdict(thresholds, [], $"{shares} ({source})");
        }

        return blocking is { Holds: false }
            ? new Verdict(
                thresholds,
                [],
                $"{shares}, but those not in favour are no blocking minority: they are {blocking.Left}, and it must include at"
                + " least"
                + $" {blocking.Right} members ({source})")
            : new Verdict(thresholds, [$"{shares}, which is not enough ({source})"], "");
    }

    private static bool IsWhole(Count count) => count.Entitled.Count == count.Roster.Count;

    private static int NotInFavour(Count count) => count.Entitled.Count - count.For.Count;

    private static int FewestWithMoreThan35Percent(Count count)
    {
        var sum = 0L;
        var fewest = 0;
        foreach (var member in count.Entitled.OrderByDescending(member => member.Population))
        {
            if (checked(100 * sum) > checked(35 * count.EntitledPopulation))
            {
                break;
            }

            sum = checked(sum + member.Population);
            fewest++;
        }

        return fewest;
    }
}
