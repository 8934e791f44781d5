using System.Globalization;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Attribution.Finding;

/// <summary>What a filter asks of a dossier <c>d</c>, in SQL.</summary>
internal static class FilterConditions
{
    /// <summary>All of them; their values go to the parameters.</summary>
    public static IReadOnlyList<string> Of(
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
            conditions.Add(Among("d.ordinal", "SELECT dossier FROM dossier_contributor WHERE person = @Subject"));
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
            Holds(
                """
                SELECT true FROM dossier_change
                WHERE dossier_reference = d.reference AND changed_at BETWEEN @Since AND @Until
                    AND greatest(handling, dossier_handling) <= @Clearance
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
                Holds($"SELECT true FROM search_item WHERE dossier = d.ordinal AND kind = 1 AND {string.Join(" AND ", incident)}"));
        }
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
