using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Statistics;

/// <summary>How long adopted proposals took, in Postgres.</summary>
/// <remarks>
/// What had been published before it was put to the vote here was taken over, and went through no procedure of this suite. A
/// meeting counts only if its text held the proposal; of several meetings of a body the last one. What has effect from before it
/// was adopted, as a corrigendum may, did not wait for it.
/// </remarks>
internal static class AdoptionTable
{
    private static readonly string Sql =
        $$"""
        WITH adopted AS (
            SELECT p.reference, p.kind, a.reference AS act, b.decided_on, p.drafted_on,
                   ARRAY[p.drafted_on, p.cleared_on,
                         (SELECT max(held_on) FROM act_stage_held h WHERE h.act_reference = a.reference AND h.body = 1
                              AND h.revision >= p.act_revision AND h.held_on <= b.decided_on),
                         (SELECT max(held_on) FROM act_stage_held h WHERE h.act_reference = a.reference AND h.body = 2
                              AND h.revision >= p.act_revision AND h.held_on <= b.decided_on),
                         (SELECT max(held_on) FROM act_stage_held h WHERE h.act_reference = a.reference AND h.body = 3
                              AND h.revision >= p.act_revision AND h.held_on <= b.decided_on),
                         (SELECT max(held_on) FROM act_stage_held h WHERE h.act_reference = a.reference AND h.body = 4
                              AND h.revision >= p.act_revision AND h.held_on <= b.decided_on),
                         b.submitted_on, b.decided_on,
                         (SELECT day FROM (SELECT (takes_effect_at AT TIME ZONE 'Europe/Brussels')::date AS day FROM recorded_act
                                           WHERE act_reference = a.reference AND takes_effect_at < @end) r
                          WHERE day >= b.decided_on)] AS days
            FROM (
                SELECT b.act_reference, (b.decided_at AT TIME ZONE 'Europe/Brussels')::date AS decided_on,
                       (s.submitted_at AT TIME ZONE 'Europe/Brussels')::date AS submitted_on
                FROM act_ballot b JOIN act_submission s USING (act_reference, submission)
                WHERE b.outcome = {{Outcome.Adopted:D}} AND b.decided_at < @end) b
            JOIN act a ON a.reference = b.act_reference AND a.state = {{ActState.Adopted:D}} AND a.handling <= @clearance
            JOIN act_revision r ON r.act_reference = a.reference AND r.revision = a.shown_revision AND r.published_on IS NULL
            JOIN (
                SELECT *, (drafted_at AT TIME ZONE 'Europe/Brussels')::date AS drafted_on,
                       (cleared_at AT TIME ZONE 'Europe/Brussels')::date AS cleared_on
                FROM proposal) p ON p.act_reference = a.reference
            WHERE p.list = @list AND p.handling <= @clearance AND NOT p.as_published),
        calendar AS MATERIALIZED (
            SELECT day::date AS day, (count(*) FILTER (WHERE extract(isodow FROM day) < 6 AND day::date <> ALL (@holidays))
                                          OVER (ORDER BY day))::int AS worked
            FROM generate_series((SELECT min(drafted_on) FROM adopted), @day::timestamp, interval '1 day') day),
        reached AS (
            SELECT extract(year FROM decided_on)::int AS year, kind, act, stage, days[1] AS drafted_on, days[stage + 1] AS day,
                   (SELECT max(earlier) FROM unnest(days[1:stage]) earlier WHERE earlier <= days[stage + 1]) AS before
            FROM adopted CROSS JOIN generate_series(1, 8) stage)
        SELECT r.year, r.kind, r.stage, count(*) AS proposals, count(DISTINCT r.act) AS acts, count(r.day) AS through,
               count(DISTINCT r.act) FILTER (WHERE r.day IS NOT NULL) AS acts_through,
               percentile_disc(@Shares) WITHIN GROUP (ORDER BY r.day - r.drafted_on) AS since_drafting,
               percentile_disc(@Shares) WITHIN GROUP (ORDER BY reached.worked - drafted.worked) AS since_drafting_working,
               percentile_disc(@Shares) WITHIN GROUP (ORDER BY r.day - r.before) AS since_before,
               percentile_disc(@Shares) WITHIN GROUP (ORDER BY reached.worked - before.worked) AS since_before_working
        FROM reached r
        JOIN calendar drafted ON drafted.day = r.drafted_on
        LEFT JOIN calendar reached ON reached.day = r.day
        LEFT JOIN calendar before ON before.day = r.before
        GROUP BY r.year, r.kind, r.stage ORDER BY r.year, r.kind, r.stage
        """;

    private static readonly double[] Shares = [0.25, 0.5, 0.75, 1];

    /// <summary>Of all years, those that somebody with a clearance may see.</summary>
    public static async Task<IReadOnlyList<StageTimes>> ReadAsync(
        NpgsqlConnection connection,
        string list,
        Handling clearance,
        CountedDay day,
        CouncilData council,
        CancellationToken cancel)
    {
        var first = await connection.ExecuteScalarAsync<DateTime?>("SELECT min(drafted_at) FROM proposal");
        return first is null ? [] : await FigureQuery.ReadAsync<StageTimes>(
            connection,
            Sql,
            new
            {
                list,
                clearance = (int)clearance,
                end = day.End,
                day = day.Day.ToDateTime(TimeOnly.MinValue),
                holidays = Holidays(council, CouncilData.DayInBrussels(first.Value), day),
                Shares,
            },
            cancel);
    }

    // By what is on record at the end of the day; of a day of which no calendar says anything, that it is none.
    private static DateOnly[] Holidays(CouncilData council, DateOnly first, CountedDay day)
        =>
        [
            .. Enumerable.Range(0, Math.Max(0, day.Day.DayNumber - first.DayNumber + 1))
                .Select(first.AddDays)
                .Where(weekday => weekday.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                    && council.WorkingDayFrom(weekday, day.End) != weekday),
        ];
}
