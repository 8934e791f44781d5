using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.Entries;

/// <summary>Reads back what stands on a list: what is rendered is what is stored.</summary>
internal static class ListContentQuery
{
    public static async Task<ListContent> ReadAsync(Change change, PublicList list, long version)
    {
        var at = new { list.Name, version };
        var versions = (await change.Connection.QueryAsync<VersionRow>(
            """
            SELECT v.version, v.recorded_at, a.logical_id, a.text, a.text_sha256, a.ballot_reference, a.in_force_from
            FROM list_version v JOIN act a ON a.reference = v.act_reference
            WHERE v.list = @Name AND v.version <= @version
            """,
            at,
            change.Transaction)).ToDictionary(row => row.Version, row => (row.RecordedAt, Act: row.ToAct()));
        var details = (await change.Connection.QueryAsync<DetailRow>(
            """
            SELECT d.entry, d.kind, d.place, d.logical_id
            FROM entry e JOIN entry_detail d ON d.entry = e.logical_id
            WHERE e.list = @Name AND e.added_in <= @version
            """,
            at,
            change.Transaction)).ToLookup(row => row.Entry);
        var entries = await change.Connection.QueryAsync<EntryRow>(
            """
            SELECT logical_id, eu_reference_number, added_in, place_in_act FROM entry
            WHERE list = @Name AND added_in <= @version ORDER BY logical_id
            """,
            at,
            change.Transaction);
        var (recordedAt, act) = versions[version];
        return new ListContent(list, version, recordedAt, act, [.. entries.Select(Entry)]);

        ListEntry Entry(EntryRow row)
        {
            var (entryRecordedAt, entryAct) = versions[row.AddedIn];
            return new ListEntry(
                row.LogicalId,
                row.EuReferenceNumber,
                row.AddedIn,
                entryRecordedAt,
                entryAct,
                entryAct.Text.Listings[row.PlaceInAct],
                details[row.LogicalId].ToDictionary(detail => detail.Detail, detail => detail.LogicalId));
        }
    }

    private sealed record VersionRow(
        long Version,
        DateTime RecordedAt,
        long LogicalId,
        byte[] Text,
        byte[] TextSha256,
        string BallotReference,
        DateOnly InForceFrom)
    {
        // An act that says nothing of its entry into force is in force from its adoption: whoever reads the list need not know that.
        public RecordedAct ToAct()
        {
            var text = ActText.Parser.ParseFrom(Text);
            text.EntryIntoForce ??= new Date { Year = InForceFrom.Year, Month = InForceFrom.Month, Day = InForceFrom.Day };
            return new RecordedAct(LogicalId, text, Convert.ToHexStringLower(TextSha256), BallotReference);
        }
    }

    private sealed record DetailRow(long Entry, string Kind, int Place, long LogicalId)
    {
        public Detail Detail => new(Enum.Parse<DetailKind>(Kind, ignoreCase: true), Place);
    }

    private sealed record EntryRow(long LogicalId, string EuReferenceNumber, long AddedIn, int PlaceInAct);
}
