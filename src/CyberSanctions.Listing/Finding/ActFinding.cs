using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Searching;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Finding;

/// <summary>Finds acts, by what the text says of itself that is shown.</summary>
internal static class ActFinding
{
    /// <summary>
    /// A page of what a filter leaves, newest first, of the proposals only the references; the next cursor, and how much that
    /// is in all: as it was at one moment.
    /// </summary>
    public static async Task<ListActsReply> FindAsync(
        NpgsqlConnection connection, ActFilter filter, IReadOnlyList<SoughtWord> words, Page page, Principal principal)
    {
        var parameters = new DynamicParameters(new { page.Before, page.Size });
        var total = 0L;
        var rows = (await connection.QueryAsync<long, ActRow?, ActRow?>(
            $"""
             SELECT total, page.*
             FROM (
                 SELECT count(*) AS total,
                     (array_agg(ordinal ORDER BY ordinal DESC) FILTER (WHERE ordinal < @Before))[1:@Size + 1] AS shown
                 FROM (
                     SELECT d.ordinal FROM act d
                     JOIN act_revision r ON r.act_reference = d.reference AND r.revision = d.shown_revision
                     WHERE {Conditions(filter, words, principal, parameters)}) found) counted
             LEFT JOIN (
                 SELECT {ActRow.Columns}, {ActRow.ColumnsOfInstruments},
                     coalesce(withdrawn_proposals,
                              (SELECT array_agg(p.reference ORDER BY p.act_place) FROM proposal p
                               WHERE p.act_reference = act_as_shown.reference)) AS proposal_references
                 FROM act_as_shown
                 JOIN act_instruments i ON i.act_reference = act_as_shown.reference) page ON page.ordinal = ANY (counted.shown)
             ORDER BY page.ordinal DESC
             """,
            (counted, row) =>
            {
                total = counted;
                return row;
            },
            parameters,
            splitOn: "ordinal")).OfType<ActRow>().ToList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
        return new ListActsReply
        {
            Acts = { shown.Select(row => row.ToAct()) },
            NextCursor = nextCursor,
            Counts = new ActCounts { Total = total },
        };
    }

    // Of an act d, and the text r of it that is shown.
    private static string Conditions(
        ActFilter filter, IReadOnlyList<SoughtWord> words, Principal principal, DynamicParameters parameters)
    {
        const string effective =
            """
            coalesce(
                (SELECT (takes_effect_at AT TIME ZONE 'Europe/Brussels')::date
                 FROM recorded_act WHERE act_reference = d.reference),
                r.entry_into_force)
            """;
        var conditions = new List<string>();
        AddIf(true, "d.handling <= @Clearance", "Clearance", (int)principal.Clearance);
        AddIf(filter.State != ActState.Unspecified, "d.state = @State", "State", (int)filter.State);
        AddIf(filter.Handling != Handling.Unspecified, "d.handling = @Handling", "Handling", (int)filter.Handling);
        AddIf(filter.HasExercise, "d.exercise = @Exercise", "Exercise", filter.Exercise);
        AddIf(filter.Number.Length > 0, "@Number IN (d.number, r.twin_number)", "Number", filter.Number);
        AddIf(filter.DraftedBy.Length > 0, "d.drafted_by = @DraftedBy", "DraftedBy", filter.DraftedBy);
        AddIf(filter.AdoptedSince is not null, Adopted(">= @Since"), "Since", filter.AdoptedSince?.ToDateTime());
        AddIf(filter.AdoptedUntil is not null, Adopted("<= @Until"), "Until", filter.AdoptedUntil?.ToDateTime());
        AddIf(filter.InForceFrom is not null, $"{effective} >= @From", "From", filter.InForceFrom?.ToDay());
        AddIf(filter.InForceTo is not null, $"{effective} <= @To", "To", filter.InForceTo?.ToDay());
        foreach (var (i, word) in words.Index())
        {
            AddIf(
                true,
                $"""
                 d.ordinal IN (
                     SELECT s.ordinal FROM unnest(@Word{i}::tsquery[]) query,
                         LATERAL (SELECT ordinal FROM search_act WHERE search_document(words) @@ query) s)
                 """,
                $"Word{i}",
                word.Queries);
        }

        return string.Join("\n    AND ", conditions);

        static string Adopted(string when)
            => $"""
                EXISTS (SELECT FROM act_ballot b
                        WHERE b.act_reference = d.reference AND b.outcome = {Outcome.Adopted:D} AND b.decided_at {when})
                """;

        void AddIf(bool asked, string condition, string name, object? value)
        {
            if (asked)
            {
                conditions.Add(condition);
                parameters.Add(name, value);
            }
        }
    }
}
