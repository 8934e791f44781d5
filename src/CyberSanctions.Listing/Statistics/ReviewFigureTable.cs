using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.DueProcess;
using Npgsql;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What became of reviews, in Postgres.</summary>
internal static class ReviewFigureTable
{
    private static readonly string Sql =
        $$"""
        WITH standing AS (
            SELECT r.reference, r.entry_reference, r.due_on, r.ended_on, extract(year FROM r.due_on)::int AS year,
                   CASE WHEN r.ended_on IS NULL OR r.ended_on > @day THEN CASE WHEN r.due_on <= @day
                       THEN 'overdue' ELSE 'open' END
                        WHEN r.state = {{ReviewState.Concluded:D}} THEN 'concluded'
                        WHEN r.lapsed_because = @Renewed THEN 'renewed' ELSE 'lapsed' END AS became,
                   r.ended_on > r.due_on AS late
            FROM review r
            WHERE r.list = @list AND r.handling <= @clearance AND r.opened_on <= @day AND r.due_on < @nextYear),
        counted AS (
            SELECT NULL::int AS ground, standing.* FROM standing
            UNION ALL
            SELECT DISTINCT o.ground, standing.*
            FROM standing JOIN review_opening o ON o.review = standing.reference AND o.opened_at < @end)
        SELECT year, ground, count(*) AS due,
               count(*) FILTER (WHERE became = 'concluded' AND NOT late) AS concluded_in_time,
               count(*) FILTER (WHERE became = 'concluded' AND late) AS concluded_late,
               count(*) FILTER (WHERE became = 'renewed' AND NOT late) AS renewed_in_time,
               count(*) FILTER (WHERE became = 'renewed' AND late) AS renewed_late,
               count(*) FILTER (WHERE became = 'lapsed') AS lapsed,
               count(*) FILTER (WHERE became = 'open') AS open,
               count(*) FILTER (WHERE became = 'overdue') AS overdue,
               count(DISTINCT entry_reference) FILTER (WHERE became IN ('concluded', 'renewed') AND late) AS entries_late,
               percentile_disc(@Shares) WITHIN GROUP (ORDER BY ended_on - due_on)
                   FILTER (WHERE became IN ('concluded', 'renewed') AND late) AS days_late
        FROM counted GROUP BY year, ground ORDER BY year, ground NULLS FIRST
        """;

    private static readonly double[] Shares = [0.25, 0.5, 0.75, 1];

    /// <summary>Of all years to that of a day, those that somebody with a clearance may see.</summary>
    public static Task<IReadOnlyList<ReviewOutcomes>> ReadAsync(
        NpgsqlConnection connection, string list, Handling clearance, CountedDay day, CancellationToken cancel)
        => FigureQuery.ReadAsync<ReviewOutcomes>(
            connection,
            Sql,
            new
            {
                list,
                clearance = (int)clearance,
                day = day.Day,
                nextYear = new DateOnly(day.Day.Year + 1, 1, 1),
                end = day.End,
                ReviewRules.Renewed,
                Shares,
            },
            cancel);
}
