using CyberSanctions.Journal.Consuming;
using Npgsql;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What is counted of a list, in Postgres.</summary>
/// <remarks>
/// <para>
/// The operations of acts are folded as the list is that is published: in the order in which they have effect; what has ended
/// stays so, and an operation on it counts for nothing. What is limited to a last day ends at the midnight after it: at the end
/// of that day it is on the list, and an act that has effect at that very midnight still keeps it there. Whoever is listed has
/// the last day that was set for listings before, also by an act that is recorded later.
/// </para>
/// <para>
/// Of a day that has ended nothing changes any more, so it is counted once, by one caller at a time: everybody may ask.
/// </para>
/// </remarks>
internal sealed class ListingFigureTable(
    NpgsqlDataSource database, [FromKeyedServices("statistics")] Upstream publication) : IDisposable
{
    private const int MostKept = 100;

    private const string Sql =
        """
        WITH day AS MATERIALIZED (
            SELECT *, greatest((until + 1)::timestamp AT TIME ZONE 'Europe/Brussels', effective_at) AS ends_at
            FROM list_day WHERE list = @list AND effective_at < @end AND recorded_at < @end),
        lapse AS (
            SELECT array_agg(ends_at ORDER BY ends_at) AS moments
            FROM (SELECT ends_at, lead(effective_at) OVER (ORDER BY effective_at, ordinal) AS next_at FROM day WHERE kind = 5) e
            WHERE ends_at < @end AND (next_at IS NULL OR next_at > ends_at)),
        known AS NOT MATERIALIZED (
            SELECT * FROM entry_operation WHERE list = @list AND effective_at < @end AND recorded_at < @end),
        listing_act AS MATERIALIZED (
            SELECT r.act_reference, own.until AS own_until, own.ends_at AS own_end, (
                SELECT CASE WHEN d.ends_at > r.effective_at THEN d.ends_at END FROM day d
                WHERE d.kind = 4 AND d.act_reference <> r.act_reference
                    AND (d.effective_at, d.recorded_at) < (r.effective_at, r.recorded_at)
                ORDER BY d.effective_at DESC, d.ordinal DESC LIMIT 1) AS earlier_end
            FROM (SELECT DISTINCT act_reference, effective_at, recorded_at FROM known WHERE kind = 1) r
            LEFT JOIN day own ON own.act_reference = r.act_reference AND own.kind = 4),
        listing AS MATERIALIZED (
            SELECT o.reference, o.subject_kind, o.ground, o.effective_at AS listed_at,
                   CASE WHEN o.until = a.own_until THEN a.own_end ELSE a.earlier_end END AS ends_at
            FROM known o JOIN listing_act a ON a.act_reference = o.act_reference WHERE o.kind = 1),
        renewed AS (
            SELECT reference, min(effective_at) AS first_at,
                   min(ends_at) FILTER (WHERE ends_at < @end AND (next_at IS NULL OR next_at > ends_at)) AS ends_at
            FROM (
                SELECT o.reference, o.effective_at,
                       greatest((o.until + 1)::timestamp AT TIME ZONE 'Europe/Brussels', o.effective_at) AS ends_at,
                       lead(o.effective_at) OVER (PARTITION BY o.reference ORDER BY o.effective_at, o.version) AS next_at
                FROM known o JOIN listing l ON l.reference = o.reference AND o.effective_at >= l.listed_at
                WHERE o.kind = 4) r
            GROUP BY reference),
        delisted AS (
            SELECT DISTINCT ON (o.reference) o.reference, o.effective_at, o.version
            FROM known o JOIN listing l ON l.reference = o.reference AND o.effective_at >= l.listed_at
            WHERE o.kind = 3 ORDER BY o.reference, o.effective_at, o.version),
        entry AS MATERIALIZED (
            SELECT l.reference, l.subject_kind AS subject, l.ground, l.listed_at, d.effective_at AS delisted_at,
                   d.version AS delisting, g.reference IS NOT NULL AS regrounded,
                   least(CASE WHEN l.ends_at < @end AND (r.first_at IS NULL OR r.first_at > l.ends_at) THEN l.ends_at END,
                         r.ends_at, d.effective_at, lapse.moments[width_bucket(l.listed_at, lapse.moments) + 1], 'infinity')
                       AS ended_at
            FROM listing l CROSS JOIN lapse
            LEFT JOIN renewed r ON r.reference = l.reference
            LEFT JOIN delisted d ON d.reference = l.reference
            LEFT JOIN (SELECT DISTINCT reference FROM known WHERE kind = 2
                AND ground IS NOT NULL) g ON g.reference = l.reference),
        valid AS MATERIALIZED (
            SELECT o.kind, o.corrects, o.reason, o.effective_at, o.effective_on, o.version, o.ground AS given, e.subject,
                e.reference,
                   CASE WHEN NOT e.regrounded THEN e.ground ELSE (
                       SELECT g.ground FROM known g
                       WHERE g.reference = o.reference AND g.ground IS NOT NULL
                           AND (g.effective_at, g.version) <= (o.effective_at, o.version)
                       ORDER BY g.effective_at DESC, g.version DESC LIMIT 1) END AS ground,
                   CASE WHEN o.kind <> 2 OR o.ground IS NULL THEN NULL ELSE (
                       SELECT g.ground FROM known g
                       WHERE g.reference = o.reference AND g.ground IS NOT NULL
                           AND (g.effective_at, g.version) < (o.effective_at, o.version)
                       ORDER BY g.effective_at DESC, g.version DESC LIMIT 1) END AS ground_before
            FROM known o JOIN entry e ON e.reference = o.reference
            WHERE o.effective_at >= e.listed_at
                AND (o.effective_at < e.ended_at
                     OR (o.effective_at = e.ended_at AND (e.delisted_at IS DISTINCT FROM e.ended_at
                         OR (o.effective_at, o.version) <= (e.delisted_at, e.delisting))))),
        move AS (
            SELECT effective_on AS day, CASE WHEN kind = 2 AND corrects THEN 5 ELSE kind END AS move, subject, ground,
                   ground AS ground_before, reason
            FROM valid
            UNION ALL
            SELECT effective_on, 7, subject, ground, ground_before, NULL FROM valid WHERE ground <> ground_before
            UNION ALL
            SELECT (e.ended_at AT TIME ZONE 'Europe/Brussels')::date, 6, e.subject, last.ground, last.ground, NULL
            FROM entry e CROSS JOIN LATERAL (
                SELECT g.ground FROM known g
                WHERE g.reference = e.reference AND g.ground IS NOT NULL AND g.effective_at <= e.ended_at
                    AND g.effective_at >= e.listed_at
                ORDER BY g.effective_at DESC, g.version DESC LIMIT 1) last
            WHERE e.ended_at < 'infinity' AND e.delisted_at IS DISTINCT FROM e.ended_at)
        SELECT date_trunc('quarter', day)::date AS quarter, move, subject AS kind, ground, ground_before,
               coalesce(reason, 0) AS reason, count(*) AS count
        FROM move GROUP BY 1, 2, 3, 4, 5, 6
        """;

    private readonly SemaphoreSlim _counting = new(1);
    private readonly Dictionary<(string List, DateOnly Day), IReadOnlyList<QuarterMoves>> _counted = [];

    /// <summary>What happened to entries of a list until the end of a day, as it was on record then.</summary>
    /// <exception cref="ServiceDefaults.Errors.RefusedException">UNAVAILABLE: the publication service cannot be
    /// asked.</exception>
    public async Task<IReadOnlyList<QuarterMoves>> ReadAsync(string list, CountedDay day, CancellationToken cancel)
    {
        await _counting.WaitAsync(cancel);
        try
        {
            if (_counted.TryGetValue((list, day.Day), out var counted))
            {
                return counted;
            }

            await publication.CaughtUpAsync(cancel);
            counted = await CountAsync(list, day, cancel);
            if (_counted.Count >= MostKept)
            {
                _counted.Clear();
            }

            return _counted[(list, day.Day)] = counted;
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <summary>Forgets what was counted: a test changes what was on record.</summary>
    public void Forget() => _counted.Clear();

    /// <inheritdoc/>
    public void Dispose() => _counting.Dispose();

    private async Task<IReadOnlyList<QuarterMoves>> CountAsync(string list, CountedDay day, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await FigureQuery.ReadAsync<QuarterMoves>(connection, Sql, new { list, end = day.End }, cancel);
    }
}
