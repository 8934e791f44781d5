using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Finding;

/// <summary>
/// Finds dossiers. Whoever may see one may see all that is found in it, since nothing in a dossier is marked above it: so it is
/// the dossier's marking, and nothing else, that decides what is found, counted and told of.
/// </summary>
internal static class FindingTable
{
    private const int MostItems = 10;

    /// <summary>A page of what a filter leaves, newest first, and how much that is in all: as it was at one moment.</summary>
    public static async Task<(DossierCounts Counts, IReadOnlyList<DossierRow> Rows)> FindAsync(
        NpgsqlConnection connection, DossierFilter filter, Sought sought, Page page, Principal principal)
    {
        var parameters = new DynamicParameters(new { page.Before, page.Size, Clearance = (int)principal.Clearance });
        var counts = new DossierCounts();
        var rows = (await connection.QueryAsync<Counted, DossierRow?, DossierRow?>(
            $"""
             SELECT total, open, concluded, withdrawn, page.*
             FROM (
                 SELECT count(*) AS total, count(*) FILTER (WHERE state = 1) AS open,
                     count(*) FILTER (WHERE state = 2) AS concluded, count(*) FILTER (WHERE state = 3) AS withdrawn,
                     (array_agg(ordinal ORDER BY ordinal DESC) FILTER (WHERE ordinal < @Before))[1:@Size + 1] AS shown
                 FROM ({FilterConditions.From(filter, sought, principal, parameters)}) found) counted
             LEFT JOIN (SELECT {DossierRow.Columns} FROM dossier) page ON page.ordinal = ANY (counted.shown)
             ORDER BY page.ordinal DESC
             """,
            (counted, row) =>
            {
                counts = counted.ToMessage();
                return row;
            },
            parameters,
            splitOn: "ordinal")).OfType<DossierRow>().ToList();
        return (counts, rows);
    }

    /// <summary>Says of dossiers where at least one of the words is.</summary>
    public static async Task<IReadOnlyList<Dossier>> PlacedAsync(
        NpgsqlConnection connection, IReadOnlyList<DossierRow> rows, Sought sought)
    {
        List<Dossier> dossiers = [.. rows.Select(row => row.ToDossier())];
        string[] parts = [.. sought.Anywhere.SelectMany(word => word.Parts).Distinct(StringComparer.Ordinal)];
        if (parts.Length == 0)
        {
            return dossiers;
        }

        var parameters = new DynamicParameters(new { Dossiers = rows.Select(row => row.Ordinal).ToArray(), MostItems });
        foreach (var (i, part) in parts.Index())
        {
            parameters.Add($"Part{i}", part);
        }

        var said = string.Join(" OR ", parts.Select((_, i) => $"strpos(words, @Part{i}) > 0"));

        // Segment 0 is what the dossier says of itself; of items one more is read than is told of.
        var places = (await connection.QueryAsync<(long Dossier, Guid? Id, ItemKind Kind)>(
            $"""
             SELECT s.dossier, NULL::uuid, 0 FROM search_segment s
             WHERE s.dossier = ANY (@Dossiers) AND s.segment = 0 AND ({said})
             UNION ALL
             SELECT dossier, i.id, i.kind
             FROM unnest(@Dossiers) dossier, LATERAL (
                 SELECT id, kind FROM search_item WHERE search_item.dossier = dossier.dossier AND ({said})
                 ORDER BY ordinal LIMIT @MostItems + 1) i
             """,
            parameters)).ToLookup(place => place.Dossier);
        foreach (var (dossier, row) in dossiers.Zip(rows))
        {
            List<FoundItem> items = [.. places[row.Ordinal].Where(place => place.Id is not null)
                .Select(place => new FoundItem { Kind = place.Kind, Id = place.Id.ToString() })];
            dossier.Found = new FoundPlaces
            {
                Header = places[row.Ordinal].Any(place => place.Id is null),
                Items = { items.Take(MostItems) },
                MoreItems = items.Count > MostItems,
            };
        }

        return dossiers;
    }

    private sealed record Counted(long Total, long Open, long Concluded, long Withdrawn)
    {
        public DossierCounts ToMessage()
            => new() { Total = Total, Open = Open, Concluded = Concluded, Withdrawn = Withdrawn };
    }
}
