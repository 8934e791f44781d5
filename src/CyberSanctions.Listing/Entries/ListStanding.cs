using CyberSanctions.Journal.Appending;

namespace CyberSanctions.Listing.Entries;

/// <summary>How a list stands, once everything on record has taken effect: what proposals and acts are judged by.</summary>
/// <param name="List">Its name.</param>
/// <param name="Days">Its days.</param>
/// <param name="Entries">All entries there have been, by reference, without what they say.</param>
/// <param name="Today">In Brussels.</param>
internal sealed record ListStanding(string List, ListDays Days, IReadOnlyDictionary<string, ListedEntry> Entries, DateOnly Today)
{
    public static async Task<ListStanding> ReadAsync(Change change, string list, DateOnly today)
        => new(
            list,
            await EntryTable.DaysAsync(change.Connection, change.Transaction, list),
            await EntryTable.HeadsAsync(change.Connection, change.Transaction, list),
            today);

    /// <summary>Whether an entry is off the list, or will be.</summary>
    public bool HasEnded(ListedEntry entry) => entry.HasEnded(Days, Today);
}
