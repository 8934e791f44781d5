using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What is counted of derogations, in Postgres: which decisions there were, and whether reports were in time.</summary>
internal static class FigureTable
{
    /// <summary>All decisions of a list, and the reports that were due by now.</summary>
    public static async Task<(IReadOnlyList<DecisionFact> Decisions, IReadOnlyList<ReportFact> Reports)> ReadAsync(
        NpgsqlConnection connection, string list, DateTime now)
    {
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT x.decided_at, d.kind, x.outcome, d.entry_reference, c.due_on, c.ends_at,
                   EXISTS (SELECT FROM derogation_report r
                           WHERE r.derogation = d.reference AND r.recorded_at < c.ends_at) AS in_time
            FROM derogation_decision x
            JOIN derogation d ON d.reference = x.derogation
            LEFT JOIN derogation_clock c ON c.derogation = d.reference AND c.kind = {DerogationClockKind.Report:D}
                AND x.outcome IN ({DerogationState.Granted:D}, {DerogationState.DeemedGranted:D})
            WHERE d.list = @list AND x.decided_at IS NOT NULL
            ORDER BY x.decided_at
            """,
            new { list });
        var (decisions, reports) = (new List<DecisionFact>(), new List<ReportFact>());
        foreach (var row in rows)
        {
            var decision = new DecisionFact(
                CouncilData.DayInBrussels(row.DecidedAt), row.Kind, row.Outcome, row.EntryReference);
            decisions.Add(decision);
            if (row.EndsAt <= now)
            {
                reports.Add(new ReportFact(decision, row.DueOn!.Value, row.InTime));
            }
        }

        return (decisions, reports);
    }

    private sealed record Row(
        DateTime DecidedAt,
        DerogationKind Kind,
        DerogationState Outcome,
        string EntryReference,
        DateOnly? DueOn,
        DateTime? EndsAt,
        bool InTime);
}
