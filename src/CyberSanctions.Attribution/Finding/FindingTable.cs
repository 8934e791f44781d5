using System.Globalization;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
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
        var conditions = Conditions(filter, sought, principal, parameters);
        var counts = new DossierCounts();
        var rows = (await connection.QueryAsync<Counted, DossierRow?, DossierRow?>(
            $"""
             WITH matched AS MATERIALIZED (
                 SELECT ordinal, state FROM dossier d WHERE {string.Join("\n    AND ", conditions)})
             SELECT counted.*, page.*
             FROM (
                 SELECT count(*) AS total, count(*) FILTER (WHERE state = 1) AS open,
                        count(*) FILTER (WHERE state = 2) AS concluded, count(*) FILTER (WHERE state = 3) AS withdrawn
                 FROM matched) counted
             LEFT JOIN (
                 SELECT {DossierRow.Columns} FROM dossier
                 WHERE ordinal IN (
                     SELECT ordinal FROM matched WHERE ordinal < @Before ORDER BY ordinal DESC LIMIT @Size + 1)) page ON true
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
        string[] patterns = [.. sought.Anywhere.SelectMany(word => word.Patterns)];
        if (patterns.Length == 0)
        {
            return dossiers;
        }

        // Segment 0 is what the dossier says of itself; of items one more is read than is told of.
        var places = (await connection.QueryAsync<(long Dossier, Guid? Id, ItemKind Kind)>(
            """
            SELECT s.dossier, NULL::uuid, 0 FROM search_segment s
            WHERE s.dossier = ANY (@Dossiers) AND s.segment = 0 AND s.words LIKE ANY (@patterns)
            UNION ALL
            SELECT dossier, i.id, i.kind
            FROM unnest(@Dossiers) dossier, LATERAL (
                SELECT id, kind FROM search_item WHERE search_item.dossier = dossier.dossier AND words LIKE ANY (@patterns)
                ORDER BY ordinal LIMIT @MostItems + 1) i
            """,
            new { Dossiers = rows.Select(row => row.Ordinal).ToArray(), patterns, MostItems })).ToLookup(place => place.Dossier);
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

    // How many a word is in, nobody knows beforehand. Said so, what is found is put into a table in memory and each dossier looked
    // up there, be it few or all of them; a join would be planned for few.
    private static string Among(string column, string found) => $"({column} IN ({found})) IS TRUE";

    private static List<string> Conditions(
        DossierFilter filter, Sought sought, Principal principal, DynamicParameters parameters)
    {
        var conditions = new List<string> { "d.handling <= @Clearance" };
        if (filter.State != DossierState.Unspecified)
        {
            conditions.Add("d.state = @State");
            parameters.Add("State", (int)filter.State);
        }

        if (filter.Handling != Handling.Unspecified)
        {
            conditions.Add("d.handling = @Handling");
            parameters.Add("Handling", (int)filter.Handling);
        }

        if (filter.HasExercise)
        {
            conditions.Add("d.exercise = @Exercise");
            parameters.Add("Exercise", filter.Exercise);
        }

        if (filter.Mine)
        {
            conditions.Add(
                Among(
                    "d.reference",
                    """
                    SELECT dossier_reference FROM dossier_change WHERE changed_by = @Subject
                    UNION ALL SELECT dossier_reference FROM remark WHERE made_by = @Subject
                    """));
            parameters.Add("Subject", principal.Subject);
        }

        AddChanged(filter, conditions, parameters);
        AddIncidents(filter, conditions, parameters);
        foreach (var (i, word) in sought.Anywhere.Index())
        {
            parameters.Add($"Word{i}", word.Queries);
            conditions.Add(
                Among(
                    "d.ordinal",
                    $"""
                     SELECT s.dossier FROM unnest(@Word{i}::tsquery[]) query,
                         LATERAL (SELECT dossier FROM search_segment WHERE search_document(words) @@ query) s
                     """));
        }

        if (sought.InNames.Count > 0)
        {
            conditions.Add(
                Among("d.ordinal", $"SELECT dossier FROM search_item i WHERE {string.Join(" AND ", InNames())}"));
        }

        return conditions;

        IEnumerable<string> InNames()
        {
            foreach (var (i, word) in sought.InNames.Index())
            {
                parameters.Add($"Name{i}", word.Queries);
                yield return
                    $"""
                     (i.dossier, i.id) IN (
                         SELECT n.dossier, n.id FROM unnest(@Name{i}::tsquery[]) query,
                             LATERAL (SELECT dossier, id FROM search_item WHERE kind = 3 AND names @@ query) n)
                     """;
            }
        }
    }

    private static void AddChanged(DossierFilter filter, List<string> conditions, DynamicParameters parameters)
    {
        if (filter.ChangedSince is null && filter.ChangedUntil is null)
        {
            return;
        }

        conditions.Add(
            Among(
                "d.reference",
                """
                SELECT dossier_reference FROM dossier_change
                WHERE changed_at BETWEEN @Since AND @Until AND greatest(handling, dossier_handling) <= @Clearance
                """));
        parameters.Add("Since", filter.ChangedSince?.ToDateTime() ?? DateTime.MinValue);
        parameters.Add("Until", filter.ChangedUntil?.ToDateTime() ?? DateTime.MaxValue);
    }

    // A filter for what else incidents say is one more condition on the same incident here.
    private static void AddIncidents(DossierFilter filter, List<string> conditions, DynamicParameters parameters)
    {
        var incident = new List<string>();
        if (filter.AttackKind != AttackKind.Unspecified)
        {
            incident.Add("@AttackKind = ANY (attack_kinds)");
            parameters.Add("AttackKind", StoredName(filter.AttackKind));
        }

        if (filter.Sector != Sector.Unspecified)
        {
            incident.Add("@Sector = ANY (sectors)");
            parameters.Add("Sector", StoredName(filter.Sector));
        }

        if (filter.BeganFrom is not null || filter.BeganTo is not null)
        {
            incident.Add("began && daterange(@BeganFrom, @BeganTo, '[]')");
            parameters.Add("BeganFrom", filter.BeganFrom?.ToDay() ?? DateOnly.MinValue);
            parameters.Add("BeganTo", filter.BeganTo?.ToDay() ?? DateOnly.MaxValue);
        }

        if (incident.Count > 0)
        {
            conditions.Add(
                $"d.ordinal IN (SELECT dossier FROM search_item WHERE kind = 1 AND {string.Join(" AND ", incident)})");
        }
    }

    // As protobuf's JSON mapping has it.
    private static string StoredName<T>(T value)
        where T : struct, Enum
        => Incident.Descriptor.File.FindTypeByName<Google.Protobuf.Reflection.EnumDescriptor>(typeof(T).Name)
            .FindValueByNumber(Convert.ToInt32(value, CultureInfo.InvariantCulture)).Name;

    private sealed record Counted(long Total, long Open, long Concluded, long Withdrawn)
    {
        public DossierCounts ToMessage()
            => new() { Total = Total, Open = Open, Concluded = Concluded, Withdrawn = Withdrawn };
    }
}
