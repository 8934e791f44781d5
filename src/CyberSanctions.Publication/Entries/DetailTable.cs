using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.History;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.Entries;

/// <summary>Ids of names, births and so on, as stored: what they say stands in the acts.</summary>
internal static class DetailTable
{
    private const string Columns =
        "SELECT d.entry, d.kind, d.place, d.logical_id, v.act_reference, v.place_in_act FROM entry_detail d "
        + "JOIN entry_version v ON v.entry = d.entry AND v.number = d.version";

    public static async Task InsertAsync(Change change, IReadOnlyList<EntryVersion> versions)
    {
        var details = versions.SelectMany(
            version => version.NewDetails.Select(detail => (Version: version, detail.Key, Id: detail.Value))).ToList();
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO entry_detail (logical_id, entry, version, kind, place)
            SELECT * FROM unnest(@Ids, @Entries, @Versions, @Kinds, @Places)
            """,
            new
            {
                Ids = details.Select(d => d.Id).ToArray(),
                Entries = details.Select(d => d.Version.Entry).ToArray(),
                Versions = details.Select(d => d.Version.Number).ToArray(),
                Kinds = details.Select(d => d.Key.Kind.ToString().ToLowerInvariant()).ToArray(),
                Places = details.Select(d => d.Key.Place).ToArray(),
            },
            change.Transaction);
    }

    /// <summary>Those of some entries, by entry.</summary>
    public static async Task<ILookup<long, KnownDetail>> ReadAsync(Change change, long[] entries)
    {
        var rows = (await change.Connection.QueryAsync<Row>(
            $"{Columns} WHERE d.entry = ANY(@entries) ORDER BY d.logical_id", new { entries }, change.Transaction)).AsList();
        var texts = (await change.Connection.QueryAsync<(string Reference, byte[] Text)>(
            "SELECT reference, text FROM act WHERE reference = ANY(@references)",
            new { references = rows.Select(row => row.ActReference).Distinct().ToArray() },
            change.Transaction)).ToDictionary(act => act.Reference, act => ActText.Parser.ParseFrom(act.Text).AllOperations);
        return rows.ToLookup(row => row.Entry, row => row.Read(texts[row.ActReference], null));
    }

    /// <summary>Those of all entries of a list, by entry.</summary>
    public static async Task<ILookup<long, KnownDetail>> ReadAsync(Change change, PublicList list, ListHistory history)
    {
        var rows = await change.Connection.QueryAsync<Row>(
            $"{Columns} WHERE v.list = @Name ORDER BY d.logical_id", new { list.Name }, change.Transaction);
        var acts = history.Acts.ToDictionary(act => act.Text.Reference);
        return rows.ToLookup(row => row.Entry, row => row.Read(acts[row.ActReference].Operations, acts[row.ActReference]));
    }

    private sealed record Row(long Entry, string Kind, int Place, long LogicalId, string ActReference, int PlaceInAct)
    {
        public KnownDetail Read(IReadOnlyList<Operation> operations, RecordedAct? act)
        {
            var kind = Enum.Parse<DetailKind>(Kind, ignoreCase: true);
            var subject = operations[PlaceInAct] is { List: { } listing }
                ? listing.Subject
                : operations[PlaceInAct].Amend.After.Subject;
            return new KnownDetail(kind, Details.Of(subject, kind, Place), LogicalId, act);
        }
    }
}
