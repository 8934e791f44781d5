using System.Globalization;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Searching;
using Dapper;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Attribution.Finding;

/// <summary>What a filter asks of a dossier <c>d</c>, in SQL.</summary>
internal static class FilterConditions
{
    /// <summary>
    /// The dossiers that a filter leaves, of <c>search_dossier</c>. Words are looked for in those at rest and in the others
    /// apart: of the first, all that each says is in one document.
    /// </summary>
    public static string From(DossierFilter filter, Sought sought, Principal principal, DynamicParameters parameters)
    {
        var conditions = string.Join("\n    AND ", Of(filter, sought, principal, parameters));
        var found = $"SELECT ordinal, state FROM search_dossier d WHERE {conditions}";
        if (sought.Anywhere.Count == 0)
        {
            return found;
        }

        foreach (var (i, word) in sought.Anywhere.Index())
        {
            parameters.Add($"Word{i}", word.Queries);
        }

        return
            $"""
             {found} AND words IS NOT NULL AND {string.Join(" AND ", sought.Anywhere.Select(AtRest))}
             UNION ALL
             {found} AND words IS NULL AND {string.Join(" AND ", sought.Anywhere.Select(Awake))}
             """;

        // The index answers each, and what all have in common, without a look at a document.
        static string AtRest(SoughtWord word, int i)
            => $"({string.Join(" OR ", word.Queries.Select((_, query)
                => $"search_document(words) @@ (@Word{i}::tsquery[])[{query + 1}]"))})";

        static string Awake(SoughtWord word, int i)
            => Among(
                "d.ordinal",
                $"""
                 SELECT s.dossier FROM unnest(@Word{i}::tsquery[]) query,
                     LATERAL (SELECT dossier FROM search_segment WHERE NOT resting AND search_document(words) @@ query) s
                 """);
    }

    private static List<string> Of(DossierFilter filter, Sought sought, Principal principal, DynamicParameters parameters)
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
            conditions.Add(Among("d.ordinal", "SELECT dossier FROM dossier_contributor WHERE person = @Subject"));
            parameters.Add("Subject", principal.Subject);
        }

        AddChanged(filter, conditions, parameters);
        AddIncidents(filter, conditions, parameters);
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
            Holds(
                """
                SELECT true FROM dossier_change
                WHERE dossier_reference = d.reference AND changed_at BETWEEN @Since AND @Until
                    AND greatest(handling, dossier_handling) <= @Clearance
                """));
        parameters.Add("Since", filter.ChangedSince?.ToDateTime() ?? DateTime.MinValue);
        parameters.Add("Until", filter.ChangedUntil?.ToDateTime() ?? DateTime.MaxValue);
    }

    // All of the same incident.
    private static void AddIncidents(DossierFilter filter, List<string> conditions, DynamicParameters parameters)
    {
        var (from, to) = (filter.BeganFrom, filter.BeganTo);
        var dated = from is not null || to is not null;
        if (filter is { AttackKind: AttackKind.Unspecified, Sector: Sector.Unspecified } && !dated)
        {
            return;
        }

        parameters.Add("AttackKind", filter.AttackKind == AttackKind.Unspecified ? "" : StoredName(filter.AttackKind));
        parameters.Add("Sector", filter.Sector == Sector.Unspecified ? "" : StoredName(filter.Sector));
        if (dated)
        {
            parameters.Add("Began", FormattableString.Invariant($"[{from?.ToDay():O},{to?.ToDay():O}]"));
        }

        conditions.Add(
            Among(
                "d.ordinal",
                $"""
                 SELECT dossier FROM search_incident
                 WHERE attack_kind = @AttackKind AND sector = @Sector{(dated ? " AND began && (SELECT @Began::daterange)" : "")}
                 """));
    }

    // As protobuf's JSON mapping has it.
    private static string StoredName<T>(T value)
        where T : struct, Enum
        => Incident.Descriptor.File.FindTypeByName<EnumDescriptor>(typeof(T).Name)
            .FindValueByNumber(Convert.ToInt32(value, CultureInfo.InvariantCulture)).Name;

    // How many a word is in, nobody knows beforehand. Said so, what is found is put into a table in memory and each dossier
    // looked up there, be it few or all of them; a join would be planned for few.
    private static string Among(string column, string found) => $"({column} IN ({found})) IS TRUE";

    // Most dossiers that are left have it, among the first that are looked at, or have few where it could be.
    private static string Holds(string found) => $"({found} LIMIT 1)";
}
