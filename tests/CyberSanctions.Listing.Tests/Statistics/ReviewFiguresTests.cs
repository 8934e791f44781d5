using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>Whether reviews were held in time: what Postgres counts is what somebody counts on paper.</summary>
public sealed class ReviewFiguresTests(StatisticsService service) : IClassFixture<StatisticsService>
{
    [Fact]
    public async Task AnyReviews_AreCountedAsOnPaper_ForWhoeverMaySeeThem()
    {
        var reviews = Random(new Random(3), 400);
        await using (var administrator = await service.AdministratorAsync())
        {
            foreach (var review in reviews)
            {
                await administrator.ExecuteAsync(
                    """
                    INSERT INTO review (reference, list, entry_reference, state, handling, opened_on, due_on, outcome, reasons,
                        entry_version, proposed_by, proposed_at, concluded_by, concluded_at, lapsed_because, ended_on)
                    VALUES (@Reference, @List, @Entry, @State, @Handling, @OpenedOn, @DueOn, @outcome, @reasons, @version, @by,
                        @at,
                        @by2, @at2, @Lapsed, @EndedOn);
                    INSERT INTO review_opening
                    SELECT @Reference, row_number() OVER (), ground, 'x', 'x', @openedAt FROM unnest(@grounds) ground
                    """,
                    new
                    {
                        review.Reference,
                        review.List,
                        review.Entry,
                        State = (int)review.State,
                        Handling = (int)review.Handling,
                        review.OpenedOn,
                        review.DueOn,
                        review.EndedOn,
                        review.Lapsed,
                        outcome = review.State == ReviewState.Concluded ? 1 : (int?)null,
                        reasons = review.State == ReviewState.Concluded ? "x" : null,
                        version = review.State == ReviewState.Concluded ? 1 : (int?)null,
                        by = review.State == ReviewState.Concluded ? "one" : null,
                        at = review.State == ReviewState.Concluded ? DateTime.UtcNow : (DateTime?)null,
                        by2 = review.State == ReviewState.Concluded ? "two" : null,
                        at2 = review.State == ReviewState.Concluded ? DateTime.UtcNow : (DateTime?)null,
                        openedAt = service.At(review.OpenedOn),
                        grounds = review.Grounds.Select(ground => (int)ground).ToArray(),
                    });
            }
        }

        foreach (var (role, clearance) in ((string, Handling)[])
            [(Roles.Legal, Handling.TlpRed), (Roles.Observer, Handling.TlpGreen)])
        {
            foreach (var list in (string[])["eu-cyber", "eu-cyber-exercise"])
            {
                var figures = await service.AsOf(role).GetReviewFiguresAsync(new() { List = list });

                Assert.Equal(clearance, figures.CountedUpTo);
                var counted = reviews.Where(review => review.List == list && review.Handling <= clearance).ToList();
                Assert.Equal(
                    counted.Select(review => review.DueOn.Year).Where(year => year <= service.LastDay.Year).Distinct().Order(),
                    figures.Years.Select(year => year.Year));
                foreach (var year in figures.Years)
                {
                    var due = counted.Where(review => review.DueOn.Year == year.Year).ToList();
                    Assert.Equal(OnPaper(due), year.Total);
                    Assert.Equal(5, year.Grounds.Count);
                    Assert.All(
                        year.Grounds, of => Assert.Equal(OnPaper(due.Where(r => r.Grounds.Contains(of.Ground))), of.Counts));
                    Assert.Equal(
                        year.Total.Due,
                        year.Total.ConcludedInTime + year.Total.ConcludedLate + year.Total.RenewedInTime + year.Total.RenewedLate
                            + year.Total.Lapsed + year.Total.Open + year.Total.Overdue);
                }
            }
        }
    }

    [Theory]
    [InlineData(Roles.Partner)]
    [InlineData(Roles.Delegate)]
    [InlineData(Roles.Publisher)]
    public async Task WithAnotherRole_NothingIsTold(string role)
        => Assert.Equal(
            StatusCode.PermissionDenied,
            (await Assert.ThrowsAsync<RpcException>(
                () => service.AsOf(role, "FR").GetReviewFiguresAsync(new()).ResponseAsync)).StatusCode);

    private ReviewCounts OnPaper(IEnumerable<Reviewed> reviews)
    {
        var counts = new ReviewCounts();
        var late = new List<(string Entry, int Days)>();
        foreach (var review in reviews)
        {
            counts.Due++;
            var days = review.EndedOn is { } ended ? ended.DayNumber - review.DueOn.DayNumber : 0;
            if (review.EndedOn is null)
            {
                _ = review.DueOn <= service.LastDay ? counts.Overdue++ : counts.Open++;
            }
            else if (review.State == ReviewState.Concluded)
            {
                _ = days <= 0 ? counts.ConcludedInTime++ : counts.ConcludedLate++;
            }
            else if (review.Lapsed == ReviewRules.Renewed)
            {
                _ = days <= 0 ? counts.RenewedInTime++ : counts.RenewedLate++;
            }
            else
            {
                counts.Lapsed++;
                continue;
            }

            if (days > 0)
            {
                late.Add((review.Entry, days));
            }
        }

        if (late.DistinctBy(of => of.Entry).Count() >= 3)
        {
            var days = late.Select(of => of.Days).Order().ToList();
            counts.DaysLate = new DaySpread
            {
                LowerQuartile = days[((days.Count + 3) / 4) - 1],
                Median = days[((days.Count + 1) / 2) - 1],
                UpperQuartile = days[(((3 * days.Count) + 3) / 4) - 1],
                Longest = days[^1],
            };
        }

        return counts;
    }

    private List<Reviewed> Random(Random random, int count)
        => [.. Enumerable.Range(1, count).Select(number =>
        {
            var state = (ReviewState)random.Next(1, 4);
            var due = service.LastDay.AddDays(random.Next(-900, 40));
            var opened = due.AddDays(-random.Next(61, 300));
            opened = opened > service.LastDay ? service.LastDay : opened;
            var ended = due.AddDays(random.Next(-60, 40));
            return new Reviewed(
                $"REV-1999-{number:D4}",
                random.Next(4) == 0 ? "eu-cyber-exercise" : "eu-cyber",
                $"EU.9{number % 60}.1{number}",
                ended > service.LastDay ? ReviewState.Open : state,
                (Handling)random.Next(1, 6),
                opened,
                due,
                state == ReviewState.Open || ended > service.LastDay ? null : ended,
                state != ReviewState.Lapsed || ended > service.LastDay ? null
                    : random.Next(2) == 0 ? ReviewRules.Renewed : "The entry is off the list.",
                [.. Enum.GetValues<ReviewGround>().Skip(1).OrderBy(_ => random.Next()).Take(random.Next(1, 4))]);
        })];

    private sealed record Reviewed(
        string Reference,
        string List,
        string Entry,
        ReviewState State,
        Handling Handling,
        DateOnly OpenedOn,
        DateOnly DueOn,
        DateOnly? EndedOn,
        string? Lapsed,
        IReadOnlyList<ReviewGround> Grounds);
}
