using System.Diagnostics;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Xunit.Abstractions;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>Figures over 100,000 entries with 340,000 operations, 20,000 proposals in 5,000 acts, and 40,000 reviews.</summary>
public sealed class LargeFiguresTests(StatisticsService service, ITestOutputHelper output) : IClassFixture<StatisticsService>
{
    // On one core of a machine that does other things as well; alone it takes a fraction of that.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Figures_OfALargeList_AreToldWhileSomebodyWaits()
    {
        await using (var administrator = await service.AdministratorAsync())
        {
            await administrator.ExecuteAsync(Inserting, commandTimeout: 600);
        }

        await MeasureAsync("listings", async () =>
        {
            service.Forget();
            var figures = await service.ReadAsync(FigurePeriod.Quarter);
            Assert.Equal(100_000, figures.Periods.Sum(period => period.Total.Listed));
            Assert.Equal(10_000, figures.Periods.Sum(period => period.Total.Delisted));
            Assert.Equal(200_000, figures.Periods.Sum(period => period.Total.Renewed));
            Assert.Equal(90_000, figures.Periods[^1].Total.OnList);
        });
        await MeasureAsync("listings, counted before", () => service.ReadAsync(FigurePeriod.Quarter));
        await MeasureAsync("adoptions", async () =>
        {
            var figures = await service.AsOf(Roles.Officer).GetAdoptionFiguresAsync(new());
            Assert.Equal(20_000, figures.Groups.Sum(group => group.Proposals));
        });
        await MeasureAsync("reviews", async () =>
        {
            var figures = await service.AsOf(Roles.Officer).GetReviewFiguresAsync(new());
            Assert.Equal(40_000, figures.Years.Sum(year => year.Total.Due));
        });
    }

    private async Task MeasureAsync(string what, Func<Task> ask)
    {
        await ask();
        var times = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        output.WriteLine($"{what}: {times.Min().TotalMilliseconds:F0} to {times.Max().TotalMilliseconds:F0} ms");
        Assert.InRange(times.Min(), TimeSpan.Zero, Most);
    }

    private const string Inserting =
        """
        INSERT INTO entry_operation (list, reference, version, kind, subject_kind, ground, until, reason, act_reference,
            effective_at, recorded_at)
        SELECT 'eu-cyber', 'EU.' || n || '.1', 1, 1, 1 + n % 2, 1 + n % 3, NULL::date, NULL::int, 'A-' || n % 2000, at, at
        FROM (SELECT n, timestamptz '2015-01-01 12:00Z' + (n % 2000) * interval '1 day' AS at FROM generate_series(1, 100000) n) e
        UNION ALL
        SELECT 'eu-cyber', 'EU.' || n || '.1', 1 + r, 4, NULL, NULL, (at + interval '10 years')::date, NULL, 'R-' || r, at, at
        FROM (SELECT n, r, timestamptz '2021-01-01 12:00Z' + r * interval '1 year' AS at
              FROM generate_series(1, 100000) n, generate_series(1, 2) r) e
        UNION ALL
        SELECT 'eu-cyber', 'EU.' || n || '.1', 4, 2, NULL, CASE WHEN n % 3 = 0 THEN 2 END, NULL, NULL, 'M-' || n % 500, at, at
        FROM (SELECT n, timestamptz '2024-01-01 12:00Z' + (n % 500) * interval '1 day' AS at
              FROM generate_series(1, 30000) n) e
        UNION ALL
        SELECT 'eu-cyber', 'EU.' || n || '.1', 5, 3, NULL, NULL, NULL, 4, 'D-' || n % 300, at, at
        FROM (SELECT n, timestamptz '2025-06-01 12:00Z' + (n % 300) * interval '1 day' AS at
              FROM generate_series(1, 10000) n) e;
        INSERT INTO list_day (act_reference, kind, list, until, effective_at, recorded_at)
        SELECT 'R-' || r, 4, 'eu-cyber', (at + interval '10 years')::date, at, at
        FROM (SELECT r, timestamptz '2021-01-01 12:00Z' + r * interval '1 year' AS at FROM generate_series(1, 2) r) e;

        INSERT INTO act (reference, version, state, handling, exercise, number, drafted_by, drafted_at, shown_revision)
        SELECT 'ACT-' || a, 3, 5, 1, false, 'N-' || a, 'x', timestamptz '2018-01-01 12:00Z' + a * interval '14 hours', 1
        FROM generate_series(1, 5000) a;
        INSERT INTO act_revision (act_reference, revision, title, legal_basis, publication_url, written_by, written_at)
        SELECT reference, 1, 'x', 'x', '', 'x', drafted_at FROM act;
        INSERT INTO act_submission (act_reference, submission, revision, procedure, urgency, submitted_by, submitted_at)
        SELECT reference, 1, 1, '', '', 'x', drafted_at + interval '60 days' FROM act;
        INSERT INTO act_ballot (act_reference, submission, ballot_reference, outcome, decided_at)
        SELECT reference, 1, 'B-' || reference, 1, drafted_at + interval '75 days' FROM act;
        INSERT INTO recorded_act (act_reference, takes_effect_at) SELECT reference, drafted_at + interval '76 days' FROM act;
        INSERT INTO act_stage (act_reference, number, body, held_on, outcome, revision, documents, remarks, political_guidance,
            out_of_order, reason, recorded_by, recorded_at)
        SELECT reference, body, body, (drafted_at + body * interval '12 days')::date, 1, 1, '[]', '',
               CASE body WHEN 2 THEN 'x' ELSE '' END, '', '', 'x', now()
        FROM act, generate_series(1, 4) body;
        INSERT INTO proposal (reference, version, state, handling, exercise, drafted_by, drafted_at, cleared_by, cleared_at,
            act_reference, act_place, act_revision, kind, operation, evidence, written_by)
        SELECT 'LP-' || reference || '-' || n, 3, 4, 1, false, 'x', drafted_at - n * interval '9 days', 'y', drafted_at,
            reference, n, 1,
               2 + n % 2, '{}', '{x}', '{x}'
        FROM act, generate_series(1, 4) n;

        INSERT INTO review (reference, list, entry_reference, state, handling, opened_on, due_on, outcome, reasons, entry_version,
            proposed_by, proposed_at, concluded_by, concluded_at, ended_on)
        SELECT 'REV-' || n, 'eu-cyber', 'EU.' || n || '.1', 2, 3, due - 60, due, 1, 'x', 1, 'x', now(), 'y', now(),
            due + n % 30 - 15
        FROM (SELECT n, date '2019-01-01' + n % 2500 AS due FROM generate_series(1, 40000) n) r;
        INSERT INTO review_opening
        SELECT reference, number, 6 - number, 'x', 'x', opened_on::timestamptz FROM review, generate_series(1, 2) number;
        ANALYZE
        """;
}
