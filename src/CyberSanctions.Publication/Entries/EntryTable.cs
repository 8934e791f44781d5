using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.Entries;

/// <summary>An entry on record.</summary>
/// <param name="LogicalId">Its id.</param>
/// <param name="Reference">Its reference on the list.</param>
/// <param name="Version">How many operations on it are on record.</param>
internal sealed record StoredEntry(long LogicalId, string Reference, int Version);

/// <summary>Entries and their versions as stored.</summary>
internal static class EntryTable
{
    /// <summary>Those of the references that the list has or had, by reference.</summary>
    public static async Task<Dictionary<string, StoredEntry>> ReadAsync(Change change, PublicList list, string[] references)
        => (await change.Connection.QueryAsync<StoredEntry>(
            """
            SELECT e.logical_id, e.eu_reference_number AS reference, max(v.number) AS version
            FROM entry e JOIN entry_version v ON v.entry = e.logical_id
            WHERE e.list = @Name AND e.eu_reference_number = ANY(@references)
            GROUP BY e.logical_id
            """,
            new { list.Name, references },
            change.Transaction)).ToDictionary(entry => entry.Reference, StringComparer.Ordinal);

    /// <summary>Puts what an act does to entries on record.</summary>
    public static async Task InsertAsync(Change change, PublicList list, string act, IReadOnlyList<EntryVersion> versions)
    {
        var added = versions.Where(version => version.NewReference is not null).ToList();
        await change.Connection.ExecuteAsync(
            "INSERT INTO entry (logical_id, list, eu_reference_number) SELECT id, @Name, number"
            + " FROM unnest(@Ids, @Numbers) AS e (id, number)",
            new { list.Name, Ids = added.Select(e => e.Entry).ToArray(), Numbers = added.Select(e => e.NewReference).ToArray() },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO entry_version (entry, number, list, exercise, act_reference, place_in_act, kind)
            SELECT entry, number, @Name, @Exercise, @act, place, kind
            FROM unnest(@Entries, @Numbers, @Places, @Kinds) AS v (entry, number, place, kind)
            """,
            new
            {
                list.Name,
                list.Exercise,
                act,
                Entries = versions.Select(v => v.Entry).ToArray(),
                Numbers = versions.Select(v => v.Number).ToArray(),
                Places = versions.Select(v => v.PlaceInAct).ToArray(),
                Kinds = versions.Select(v => v.Kind.ToString().ToLowerInvariant()).ToArray(),
            },
            change.Transaction);
        await DetailTable.InsertAsync(change, versions);
    }

    /// <summary>What an act did to entries, in the order of its annex.</summary>
    public static async Task<IReadOnlyList<(string Reference, int Number, OperationKind Kind)>> ReadAsync(
        Change change, PublicList list, string act)
    {
        var rows = await change.Connection.QueryAsync<(string Reference, int Number, string Kind)>(
            """
            SELECT e.eu_reference_number, v.number, v.kind
            FROM entry_version v JOIN entry e ON e.logical_id = v.entry
            WHERE v.list = @Name AND v.act_reference = @act ORDER BY v.place_in_act, v.entry
            """,
            new { list.Name, act },
            change.Transaction);
        return [.. rows.Select(row => (row.Reference, row.Number, Enum.Parse<OperationKind>(row.Kind, ignoreCase: true)))];
    }

    /// <summary>The newest version of each entry that is known to a version of the list.</summary>
    public static async Task<IReadOnlyDictionary<long, int>> NewestAsync(Change change, PublicList list, long version)
        => (await change.Connection.QueryAsync<(long Entry, int Number)>(
            """
            SELECT e.entry, max(e.number)
            FROM entry_version e JOIN list_version v ON v.act_reference = e.act_reference AND v.cause = 'act'
            WHERE e.list = @Name AND v.version <= @version GROUP BY e.entry
            """,
            new { list.Name, version },
            change.Transaction)).ToDictionary(row => row.Entry, row => row.Number);
}
