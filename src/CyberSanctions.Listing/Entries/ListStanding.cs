using CyberSanctions.Journal.Appending;
using Npgsql;

namespace CyberSanctions.Listing.Entries;

/// <summary>How a list stands, once everything on record has taken effect: what proposals and acts are judged by.</summary>
/// <param name="List">Its name.</param>
/// <param name="Days">Its days.</param>
/// <param name="Entries">All entries there have been, by reference, without what they say.</param>
/// <param name="Today">In Brussels.</param>
internal sealed record ListStanding(string List, ListDays Days, IReadOnlyDictionary<string, ListedEntry> Entries, DateOnly Today)
{
    public static Task<ListStanding> ReadAsync(Change change, string list, DateOnly today)
        => ReadAsync(change.Connection, change.Transaction, list, today);

    public static async Task<ListStanding> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string list, DateOnly today)
        => new(
            list,
            await EntryTable.DaysAsync(connection, transaction, list),
            await EntryTable.HeadsAsync(connection, transaction, list),
            today);

    /// <summary>Whether an entry is off the list, or will be.</summary>
    public bool HasEnded(ListedEntry entry) => entry.HasEnded(Days, Today);
}
