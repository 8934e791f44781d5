using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What is counted of a list, in Postgres.</summary>
/// <remarks>
/// The operations of acts are folded as the list is that is published: in the order in which they have effect; what has ended
/// stays so, and an operation on it counts for nothing. What is limited to a last day ends at the midnight after it: at the end of
/// that day it is on the list, and an act that has effect at that very midnight still keeps it there.
/// </remarks>
internal static class ListingFigureTable
{
    // A ground that was given at some place, and those at earlier places, are told apart by one number: the place times 4 and the
    // ground. The greatest so far is the one that holds.
    private const string Sql =
        """
        WITH known AS (
            SELECT reference, version, kind, corrects, subject_kind, ground, until, reason, act_reference, effective_at, effective_on
            FROM entry_operation WHERE list = @list AND effective_at < @end AND recorded_at < @end),
        day AS (
            SELECT *, greatest((until + 1)::timestamp AT TIME ZONE 'Europe/Brussels', effective_at) AS ends_at
            FROM list_day WHERE list = @list AND effective_at < @end AND recorded_at < @end),
        listing_act AS (
            SELECT r.act_reference, r.effective_at, own.until AS own_until, own.ends_at AS own_end, (
                SELECT CASE WHEN d.ends_at > r.effective_at THEN d.ends_at END FROM day d
                WHERE d.kind = 4 AND d.act_reference <> r.act_reference
                    AND (d.effective_at, d.recorded_at) < (r.effective_at, r.recorded_at)
                ORDER BY d.effective_at DESC, d.ordinal DESC LIMIT 1) AS earlier_end
            FROM (SELECT DISTINCT act_reference, effective_at, recorded_at FROM entry_operation
                  WHERE list = @list AND kind = 1 AND effective_at < @end AND recorded_at < @end) r
            LEFT JOIN day own ON own.act_reference = r.act_reference AND own.kind = 4),
        operation AS (
            SELECT o.*, row_number() OVER (PARTITION BY o.reference ORDER BY o.effective_at, o.version) AS place,
                   CASE o.kind
                       WHEN 1 THEN coalesce(CASE WHEN o.until = a.own_until THEN a.own_end ELSE a.earlier_end END, 'infinity')
                       WHEN 4 THEN greatest((o.until + 1)::timestamp AT TIME ZONE 'Europe/Brussels', o.effective_at) END AS ends_at
            FROM known o LEFT JOIN listing_act a ON o.kind = 1 AND a.act_reference = o.act_reference),
        placed AS (
            SELECT *,
                   min(place) FILTER (WHERE kind = 1) OVER whole AS listing,
                   max(subject_kind) OVER whole AS subject,
                   min(effective_at) FILTER (WHERE kind = 4) OVER (entry ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
                       AS renewed_at,
                   max(place * 4 + ground) OVER entry AS given,
                   max(place * 4 + ground) OVER (entry ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS given_before
            FROM operation
            WINDOW entry AS (PARTITION BY reference ORDER BY effective_at, version), whole AS (PARTITION BY reference)),
        lapse AS (
            SELECT ends_at
            FROM (SELECT ends_at, lead(effective_at) OVER (ORDER BY effective_at, ordinal) AS next_at FROM day WHERE kind = 5) e
            WHERE ends_at < @end AND (next_at IS NULL OR next_at > ends_at)),
        entry AS (
            SELECT reference, effective_at AS listed_at, listing, subject, delisted_at, delisting,
                   least(own_end, (SELECT min(ends_at) FROM lapse WHERE ends_at > effective_at), 'infinity') AS ended_at
            FROM (
                SELECT *,
                       min(effective_at) FILTER (WHERE kind = 3 AND place > listing) OVER whole AS delisted_at,
                       min(place) FILTER (WHERE kind = 3 AND place > listing) OVER whole AS delisting,
                       min(CASE WHEN kind = 3 THEN effective_at WHEN renewed_at <= ends_at OR ends_at >= @end THEN NULL
                                ELSE ends_at END) FILTER (WHERE place >= listing) OVER whole AS own_end
                FROM placed WINDOW whole AS (PARTITION BY reference)) told
            WHERE kind = 1),
        valid AS (
            SELECT o.kind, o.corrects, o.reason, o.effective_on, o.given, o.given_before, e.reference, e.subject, e.ended_at,
                   e.delisted_at
            FROM placed o JOIN entry e ON e.reference = o.reference
            WHERE o.place >= e.listing
                AND (o.effective_at < e.ended_at
                     OR (o.effective_at = e.ended_at AND (e.delisted_at IS DISTINCT FROM e.ended_at OR o.place <= e.delisting)))),
        move AS (
            SELECT effective_on AS day, CASE WHEN kind = 2 AND corrects THEN 5 ELSE kind END AS move, subject, given % 4 AS ground,
                   given % 4 AS ground_before, reason
            FROM valid
            UNION ALL
            SELECT effective_on, 7, subject, given % 4, given_before % 4, NULL
            FROM valid WHERE kind = 2 AND given % 4 <> given_before % 4
            UNION ALL
            SELECT (ended_at AT TIME ZONE 'Europe/Brussels')::date, 6, subject, max(given) % 4, max(given) % 4, NULL
            FROM valid WHERE ended_at < 'infinity' AND delisted_at IS DISTINCT FROM ended_at
            GROUP BY reference, subject, ended_at)
        SELECT date_trunc('quarter', day)::date AS quarter, move, subject AS kind, ground::int AS ground,
               ground_before::int AS ground_before, coalesce(reason, 0) AS reason, count(*) AS count
        FROM move GROUP BY 1, 2, 3, 4, 5, 6
        """;

    /// <summary>What happened to entries of a list until the end of a day, as it was on record then.</summary>
    public static async Task<IReadOnlyList<QuarterMoves>> ReadAsync(
        NpgsqlConnection connection, string list, CountedDay day, CancellationToken cancel)
        => (await connection.QueryAsync<QuarterMoves>(
            new CommandDefinition(Sql, new { list, end = day.End }, cancellationToken: cancel))).AsList();
}
