using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.Entries;

/// <summary>Entries as stored.</summary>
internal static class EntryTable
{
    /// <summary>Adds entries to a list, as part of a version of it.</summary>
    public static async Task InsertAsync(Change change, IReadOnlyList<NewEntry> entries, PublicList list, long version)
    {
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO entry (logical_id, list, added_in, place_in_act, eu_reference_number)
            SELECT id, @Name, @version, place, number FROM unnest(@Ids, @Places, @Numbers) AS e (id, place, number)
            """,
            new
            {
                list.Name,
                version,
                Ids = entries.Select(e => e.LogicalId).ToArray(),
                Places = entries.Select(e => e.PlaceInAct).ToArray(),
                Numbers = entries.Select(e => e.EuReferenceNumber).ToArray(),
            },
            change.Transaction);
        var details = entries.SelectMany(entry => entry.Details.Select(detail => (Entry: entry.LogicalId, detail.Key, Id: detail.Value))).ToList();
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO entry_detail (logical_id, entry, kind, place)
            SELECT * FROM unnest(@Ids, @Entries, @Kinds, @Places)
            """,
            new
            {
                Ids = details.Select(d => d.Id).ToArray(),
                Entries = details.Select(d => d.Entry).ToArray(),
                Kinds = details.Select(d => d.Key.Kind.ToString().ToLowerInvariant()).ToArray(),
                Places = details.Select(d => d.Key.Place).ToArray(),
            },
            change.Transaction);
    }
}
