using CyberSanctions.Attribution.Custody;
using CyberSanctions.Attribution.Partners;
using CyberSanctions.Contracts.Attribution.V1;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Taxii;

/// <summary>What may be in a partner's collection, from Postgres: which, and not what it says.</summary>
internal static class CollectionTable
{
    /// <summary>All of it, in its order, by the shares that are there for the partner.</summary>
    public static async Task<IReadOnlyList<CollectionEntry>> EntriesAsync(
        NpgsqlConnection connection, IReadOnlyList<ReceivedShareRow> shares)
    {
        if (shares.Count == 0)
        {
            return [];
        }

        var items = (await connection.QueryAsync<Row>(
            """
            SELECT si.share, i.ordinal AS place, i.id AS item, i.kind,
                   i.kind = @Actor AND i.content ->> 'kind' = @Group AS is_group,
                   CASE WHEN i.kind = @Evidence AND EXISTS (
                       SELECT FROM evidence_custody c WHERE c.item = i.id AND c.kind = @Released) THEN i.content ->> 'sha256'
                   END AS decided
            FROM share_item si
            JOIN item i ON (i.dossier_reference, i.id, i.since) = (si.dossier_reference, si.item, si.since)
            WHERE si.share = ANY (@Shares)
            """,
            new
            {
                Shares = shares.Select(share => share.Id).ToArray(),
                Actor = (int)ItemKind.Actor,
                Group = "ACTOR_KIND_GROUP",
                Evidence = (int)ItemKind.Evidence,
                Released = (int)CustodyKind.Released,
            })).AsList();
        var decided = items.Where(row => row.Decided is not null).Select(row => (row.Item, row.Decided!)).Distinct().ToList();
        var extracts = (await CustodyTable.ReleasesOfAsync(connection, decided))
            .Where(release => ShownItem.ExtractOf(release.Decision).Length > 0)
            .ToDictionary(release => (release.Item, release.Sha256), release => release.Decision.DecidedAt.ToDateTime());
        var byId = shares.ToDictionary(share => share.Id);
        var entries = items.Select(row => EntryOf(row, byId[row.Share]))
            .Concat(shares.Select(share => new CollectionEntry(
                share, CollectionEntry.OfTheReport, Guid.Empty, SharedObjects.IdOfReport(share), share.ApprovedAt)))
            .Concat(SharedObjects.Definitions.Select((definition, i) => new CollectionEntry(
                null, i + 1, Guid.Empty, definition.Id, shares.Min(share => share.ApprovedAt))));
        return [.. entries.OrderBy(entry => entry.At)];

        // An extract that is shown makes another version of it.
        CollectionEntry EntryOf(Row row, ReceivedShareRow share)
            => new(
                share,
                row.Place,
                row.Item,
                SharedObjects.IdOf(share, row.Item, row.Kind, row.IsGroup == true),
                row.Decided is not null && extracts.TryGetValue((row.Item.ToString(), row.Decided), out var at)
                    && at > share.ApprovedAt
                    ? at
                    : share.ApprovedAt);
    }

    private sealed record Row(Guid Share, long Place, Guid Item, ItemKind Kind, bool? IsGroup, string? Decided);
}
