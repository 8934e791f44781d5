using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Listing.Reasons;

/// <summary>What the attribution service says can be cited, in Postgres.</summary>
internal static class CitableTable
{
    /// <summary>Keeps what can be cited of a dossier.</summary>
    public static Task InsertAsync(Change change, ItemsCitable citable)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO citable_item (dossier_reference, item_id, kind, sha256, item)
            SELECT @Reference, * FROM unnest(@Ids, @Kinds, @Hashes, @Items)
            """,
            new
            {
                citable.Reference,
                Ids = citable.Items.Select(item => Guid.Parse(item.Id)).ToArray(),
                Kinds = citable.Items.Select(item => (int)item.Kind).ToArray(),
                Hashes = citable.Items.Select(item => item.Sha256).ToArray(),
                Items = citable.Items.Select(item => item.ToByteArray()).ToArray(),
            },
            change.Transaction);

    /// <summary>Keeps what was decided of the release of some bytes of an item.</summary>
    public static Task ReleaseAsync(Change change, CustodyEntry entry)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO evidence_release (item_id, sha256, released, handling, extract)
            VALUES (@Item, @Sha256, @Released, @Handling, @Extract)
            ON CONFLICT (item_id, sha256) DO UPDATE
            SET released = excluded.released, handling = excluded.handling, extract = excluded.extract
            """,
            new
            {
                Item = Guid.Parse(entry.ItemId),
                entry.Sha256,
                entry.Release.Released,
                Handling = (int)entry.Release.Handling,
                entry.Release.Extract,
            },
            change.Transaction);

    /// <summary>Keeps whether bytes were found to be what they were.</summary>
    public static Task RehashedAsync(Change change, CustodyEntry entry)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO damaged_evidence (sha256, damaged) VALUES (@Sha256, @Damaged)
            ON CONFLICT (sha256) DO UPDATE SET damaged = excluded.damaged
            """,
            new { entry.Sha256, Damaged = entry.Outcome != RehashOutcome.Intact },
            change.Transaction);

    /// <summary>Dossiers with those of some items that can be cited of them; one that is not concluded is not there.</summary>
    /// <param name="cited">The ids of items, dossier by dossier.</param>
    public static async Task<IReadOnlyDictionary<string, CitedDossier>> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, ILookup<string, string> cited)
    {
        var pairs = cited.SelectMany(dossier => dossier.Distinct().Select(id => (dossier.Key, Id: Guid.Parse(id)))).ToList();
        var items = await connection.QueryAsync<ItemRow>(
            """
            SELECT i.dossier_reference, i.item, r.released, r.handling, coalesce(d.damaged, false) AS damaged
            FROM unnest(@References, @Ids) AS cited (dossier_reference, item_id)
            JOIN citable_item i USING (dossier_reference, item_id)
            LEFT JOIN evidence_release r USING (item_id, sha256)
            LEFT JOIN damaged_evidence d USING (sha256)
            """,
            new { References = pairs.Select(pair => pair.Key).ToArray(), Ids = pairs.Select(pair => pair.Id).ToArray() },
            transaction);
        var byDossier = items.ToLookup(row => row.DossierReference, row => row.ToItem());
        var dossiers = await connection.QueryAsync<(string Reference, string? SupersededBy)>(
            "SELECT reference, superseded_by FROM concluded_dossier WHERE reference = ANY (@References)",
            new { References = cited.Select(dossier => dossier.Key).ToArray() },
            transaction);
        return dossiers.ToDictionary(
            dossier => dossier.Reference,
            dossier => new CitedDossier(
                dossier.Reference,
                dossier.SupersededBy,
                byDossier[dossier.Reference].ToDictionary(item => item.Item.Id, StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    private sealed record ItemRow(string DossierReference, byte[] Item, bool? Released, int? Handling, bool Damaged)
    {
        public CitedItem ToItem() => new(
            CitableItem.Parser.ParseFrom(Item),
            Released is { } released ? new EvidenceRelease(released, (Handling)Handling!, Damaged) : null);
    }
}
