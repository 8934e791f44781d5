namespace CyberSanctions.Procedures.Rules;

/// <summary>Simple majority, Article 238(1) TFEU: a majority of the component members, whether or not they vote.</summary>
internal static class SimpleMajority
{
    private const string Source = "Article 238(1) TFEU";

    public static Verdict Apply(Count count)
    {
        var (inFavour, all) = (count.For.Count, count.Roster.Count);
        var majority = Threshold.MoreThan("twice the members in favour, all members", 2L * inFavour, all, Source);
        var share = $"{inFavour} of {all} members are in favour (2 × {inFavour} = {majority.AsItIs})";
        return new Verdict(
            [majority], majority.Holds ? [] : [$"{share}, which is no majority of them ({Source})"], $"{share} ({Source})");
    }
}
