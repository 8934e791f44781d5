using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Entries;

/// <summary>What has to be done before a day: what ends by itself unless an act says otherwise.</summary>
internal static class WorkRules
{
    private const int Ahead = 60;
    private const int UrgentAhead = 30;

    /// <summary>What ends within 60 days, the earliest first.</summary>
    public static IEnumerable<Work> Of(ListStanding standing)
    {
        var standingEntries = standing.Entries.Values.Where(entry => !standing.HasEnded(entry)).ToList();
        var listings = standingEntries
            .Where(entry => IsAhead(entry.AppliesUntil, standing.Today) && !(standing.Days.FrameworkUntil < entry.AppliesUntil))
            .GroupBy(entry => entry.AppliesUntil!.Value)
            .Select(group => Item(WorkKind.RenewListings, standing, group.Key, group.Count(), standing.Days.ListingsUntilAct));
        var framework = IsAhead(standing.Days.FrameworkUntil, standing.Today)
            ? [Item(
                WorkKind.ExtendFramework,
                standing,
                standing.Days.FrameworkUntil!.Value,
                standingEntries.Count,
                standing.Days.FrameworkUntilAct)]
            : Enumerable.Empty<Work>();
        return listings.Concat(framework).OrderBy(item => item.DaysLeft);
    }

    // On the 60th day before and later; what has ended needs no renewal.
    private static bool IsAhead(DateOnly? until, DateOnly today) => until >= today && until <= today.AddDays(Ahead);

    private static Work Item(WorkKind kind, ListStanding standing, DateOnly until, int entries, string? act)
    {
        var left = until.DayNumber - standing.Today.DayNumber + 1;
        return new Work
        {
            Kind = kind,
            List = standing.List,
            Until = until.ToMessage(),
            DaysLeft = left,
            Urgent = left <= UrgentAhead,
            Entries = entries,
            ActReference = act ?? "",
        };
    }
}
