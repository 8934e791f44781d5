using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What is told of how long proposals took: nothing of one act or two, whose dates it would tell.</summary>
internal static class AdoptionRules
{
    /// <summary>Of fewer acts, or entries, nothing is told.</summary>
    public const int Fewest = 3;

    /// <summary>The groups that can be told.</summary>
    /// <param name="times">Of all years, in order.</param>
    /// <param name="years">Which years.</param>
    public static IEnumerable<AdoptionGroup> Groups(IReadOnlyCollection<StageTimes> times, YearSpan years)
    {
        var asked = times.Count == 0 ? [] : years.Years(times.Min(time => time.Year)).ToHashSet();
        return times
            .Where(time => asked.Contains(time.Year) && time.Acts >= Fewest)
            .GroupBy(time => (time.Year, time.Kind))
            .Select(group => new AdoptionGroup
            {
                Year = group.Key.Year,
                Kind = group.Key.Kind,
                Proposals = group.First().Proposals,
                Acts = group.First().Acts,
                Stages = { group.Select(Told) },
            });
    }

    /// <summary>A spread, as it was counted: lower quartile, median, upper quartile and longest.</summary>
    public static DaySpread Spread(IReadOnlyList<int> days)
        => new() { LowerQuartile = days[0], Median = days[1], UpperQuartile = days[2], Longest = days[3] };

    private static AdoptionTime Told(StageTimes time) => new()
    {
        Stage = time.Stage,
        Figures = time.Through > 0 && time.ActsThrough < Fewest ? null : new StageFigures
        {
            Proposals = time.Through,
            Without = time.Proposals - time.Through,
            SinceDrafting = SpreadOf(time.SinceDrafting, time),
            SinceDraftingInWorkingDays = SpreadOf(time.SinceDraftingWorking, time),
            SinceStageBefore = SpreadOf(time.SinceBefore, time),
            SinceStageBeforeInWorkingDays = SpreadOf(time.SinceBeforeWorking, time),
        },
    };

    private static DaySpread? SpreadOf(int[]? days, StageTimes time) => time.Through == 0 ? null : Spread(days!);
}
