using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Procedures.Periods;
using static CyberSanctions.Listing.Tests.Statistics.StatisticsService;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>
/// Whatever acts do in whatever order they take effect, this holds of every answer:
/// <list type="number">
/// <item>it is what somebody counts who folds the list as it is published, period by period, with what was on record then;</item>
/// <item>on the list at the end of a period is who was before, and who was listed, without who was delisted and who expired; of a
/// ground with those who gained it and without those who lost it;</item>
/// <item>the two kinds, and the three grounds, are the total;</item>
/// <item>four quarters are their year;</item>
/// <item>an answer of a day is the same whenever it is asked for, whatever is recorded later;</item>
/// <item>nothing of an exercise is in the figures of the other list.</item>
/// </list>
/// </summary>
public sealed class AnyListingFiguresTests(StatisticsService service) : IClassFixture<StatisticsService>
{
    private const string Exercises = "eu-cyber-exercise";
    private static readonly string[] Lists = ["eu-cyber", Exercises];

    [Fact]
    public async Task AnyCourse_IsCountedAsTheListIsPublished()
    {
        var recorded = new DateTime(2019, 5, 17, 10, 0, 0, DateTimeKind.Utc);
        var told = new Dictionary<(string List, DateOnly AsOf), ListingFigures>();
        for (var seed = 1; seed <= 4; seed++)
        {
            var random = new Random(seed);
            for (var act = 0; act < 40; act++)
            {
                recorded = recorded.AddHours(random.Next(1, 460));
                var list = Lists[random.Next(3) / 2];
                var operations = Operations(random, list, recorded);
                await service.RecordAsync(
                    Effective(random, recorded),
                    recorded,
                    list,
                    operations.All(of => of.Amend is not null || of.Delist is not null)
                        && random.Next(3) == 0 ? "ACT-2019-0001" : null,
                    operations);
            }

            foreach (var list in Lists)
            {
                await HoldsAsync(random, list, recorded);
                var asOf = CouncilData.DayInBrussels(recorded).AddDays(-random.Next(1, 300));
                told[(list, asOf)] = await service.ReadAsync(FigurePeriod.Quarter, asOf: asOf, list: list);
            }
        }

        foreach (var ((list, asOf), figures) in told)
        {
            service.Forget();
            Assert.Equal(figures, await service.ReadAsync(FigurePeriod.Quarter, asOf: asOf, list: list));
        }
    }

    private async Task HoldsAsync(Random random, string list, DateTime recorded)
    {
        DateOnly[] days = [service.LastDay, CouncilData.DayInBrussels(recorded).AddDays(-random.Next(0, 700)), new(2023, 12, 31)];
        foreach (var asOf in days)
        {
            foreach (var by in (FigurePeriod[])[FigurePeriod.Quarter, FigurePeriod.Year])
            {
                var figures = await service.ReadAsync(by, 2017, 0, asOf, list);
                Assert.Equal(asOf.ToMessage(), figures.AsOf);
                var counted = Counting.Periods(
                    service.Operations(list, CouncilData.EndInBrussels(asOf)), by, 2017, asOf.Year, asOf);
                Assert.Equal(counted.Count, figures.Periods.Count);
                Assert.All(counted.Zip(figures.Periods), period => Assert.Equal(period.First, period.Second));
                AssertAddsUp(figures.Periods);
            }

            var years = await service.ReadAsync(FigurePeriod.Year, 2017, 0, asOf, list);
            var quarters = await service.ReadAsync(FigurePeriod.Quarter, 2017, 0, asOf, list);
            foreach (var year in years.Periods)
            {
                var four = quarters.Periods.Where(of => of.From.Year == year.From.Year).ToList();
                Assert.Equal(four.Sum(of => of.Total.Listed), year.Total.Listed);
                Assert.Equal(four.Sum(of => of.Total.Renewed), year.Total.Renewed);
                Assert.Equal(four[^1].Total.OnList, year.Total.OnList);
            }
        }
    }

    private static void AssertAddsUp(IEnumerable<ListingPeriod> periods)
    {
        var (before, ofGround) = (0L, new Dictionary<ListingGround, long>());
        foreach (var period in periods)
        {
            Assert.Equal(
                before + period.Total.Listed - period.Total.Delisted - period.Total.Expired, period.Total.OnList);
            before = period.Total.OnList;
            Assert.Equal(period.Total, Sum(period.Kinds.Select(of => of.Counts)));
            var grounds = Sum(period.Grounds.Select(of => of.Counts));
            Assert.Equal(grounds.GroundGained, grounds.GroundLost);
            (grounds.GroundGained, grounds.GroundLost) = (0, 0);
            Assert.Equal(period.Total, grounds);
            foreach (var (ground, counts) in period.Grounds.Select(of => (of.Ground, of.Counts)))
            {
                Assert.Equal(
                    ofGround.GetValueOrDefault(ground) + counts.Listed + counts.GroundGained - counts.GroundLost - counts.Delisted
                        - counts.Expired,
                    counts.OnList);
                ofGround[ground] = counts.OnList;
            }

            Assert.Equal(period.Total.Delisted, period.DelistedFor.Sum(of => of.Delisted));
        }
    }

    private static ListingCounts Sum(IEnumerable<ListingCounts> counts) => counts.Aggregate(new ListingCounts(), (sum, one) =>
        new()
        {
            Listed = sum.Listed + one.Listed,
            Amended = sum.Amended + one.Amended,
            Corrected = sum.Corrected + one.Corrected,
            Renewed = sum.Renewed + one.Renewed,
            Delisted = sum.Delisted + one.Delisted,
            Expired = sum.Expired + one.Expired,
            GroundGained = sum.GroundGained + one.GroundGained,
            GroundLost = sum.GroundLost + one.GroundLost,
            OnList = sum.OnList + one.OnList,
        });

    private Operation[] Operations(Random random, string list, DateTime recorded)
    {
        var entries = service.Entries(list).ToList();
        if (entries.Count < 4 || random.Next(3) == 0)
        {
            return
            [
                .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enlisting(
                    service.NewEntry(), (SubjectKind)random.Next(1, 3), (ListingGround)random.Next(1, 4))),
            ];
        }

        var today = DateOnly.FromDateTime(recorded);
        var named = entries.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
        return random.Next(12) switch
        {
            0 => [Extending(today.AddDays(random.Next(-20, 900)))],
            1 or 2 or 3 => [Renewing(today.AddDays(random.Next(-20, 500)), [.. entries.Where(_ => random.Next(5) > 0)])],
            4 or 5 => [.. named.Select(entry => Delisting(entry, (DelistingReason)random.Next(1, 7)))],
            6 or 7 => [.. named.Select(entry => Regrounding(entry, (ListingGround)random.Next(1, 4)))],
            8 => [Enlisting(service.NewEntry()), .. named.Select(entry => Delisting(entry))],
            9 => [Renewing(today.AddDays(400), [.. entries.Except(named)]), .. named.Select(entry => Renaming(entry))],
            _ => [.. named.Select(Renaming)],
        };
    }

    private static DateTime Effective(Random random, DateTime recorded) => random.Next(10) switch
    {
        0 => recorded.AddDays(-random.Next(1, 400)),
        1 => recorded.AddDays(random.Next(1, 90)),
        2 => new DateTime(recorded.Year, 12, 31, 23, 30, 0, DateTimeKind.Utc),
        3 => new DateTime(recorded.Year, 12, 31, 22, 30, 0, DateTimeKind.Utc),
        4 => new DateTime(2020, 2, 29, 23, 0, 0, DateTimeKind.Utc),
        5 or 6 => CouncilData.BeginningInBrussels(CouncilData.DayInBrussels(recorded).AddDays(random.Next(-3, 30))),
        _ => recorded,
    };
}
