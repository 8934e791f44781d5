using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Client = CyberSanctions.Contracts.Listing.V1.Statistics.StatisticsClient;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>How long proposals took until they were adopted: what Postgres counts is what somebody counts on paper.</summary>
public sealed class AdoptionFiguresTests(StatisticsService service) : IClassFixture<StatisticsService>
{
    [Fact]
    public async Task AnyProcedures_AreCountedAsOnPaper_ForWhoeverMaySeeThem()
    {
        var acts = Procedures.Random(new Random(7), 300);
        await service.Service.Services.GetRequiredKeyedService<Upstream>("council").CaughtUpAsync(CancellationToken.None);
        await using (var administrator = await service.AdministratorAsync())
        {
            await Procedures.TellHolidaysAsync(administrator);
            await Procedures.InsertAsync(administrator, acts);
        }

        foreach (var (role, state, clearance) in ((string, string, Handling)[])
            [
                (Roles.Officer, "", Handling.TlpRed), (Roles.Auditor, "", Handling.TlpRed),
                (Roles.Delegate, "FR", Handling.TlpAmberStrict),
            ])
        {
            foreach (var list in (string[])["eu-cyber", "eu-cyber-exercise"])
            {
                var figures = await service.AsOf(role, state).GetAdoptionFiguresAsync(new() { List = list });

                Assert.Equal((clearance, StatisticsService.ToDate(service.LastDay)), (figures.CountedUpTo, figures.AsOf));
                var counted = OnPaper(acts, list != "eu-cyber", clearance, service.LastDay).ToList();
                Assert.Equal(counted.Count, figures.Groups.Count);
                Assert.All(counted.Zip(figures.Groups), group => Assert.Equal(group.First, group.Second));
            }
        }

        var all = await service.AsOf(Roles.Officer).GetAdoptionFiguresAsync(new());
        Assert.Equal(6, all.Groups.Count);
        Assert.Contains(all.Groups.SelectMany(group => group.Stages), stage => stage.Figures is { Without: > 0 });
        var one = await service.AsOf(Roles.Officer).GetAdoptionFiguresAsync(new() { FromYear = 2025, UntilYear = 2025 });
        Assert.Equal(all.Groups.Where(group => group.Year == 2025), one.Groups);
    }

    [Fact]
    public async Task WithoutAToken_OrAnotherRole_NothingIsTold()
    {
        foreach (var client in (Client[])[service.Public, service.AsOf(Roles.Observer), service.AsOf(Roles.Authority, "FR")])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => client.GetAdoptionFiguresAsync(new()).ResponseAsync);
            Assert.Contains(refused.StatusCode, (StatusCode[])[StatusCode.Unauthenticated, StatusCode.PermissionDenied]);
        }
    }

    // By the book: day by day, and each number by going through all of them.
    private static IEnumerable<AdoptionGroup> OnPaper(
        IReadOnlyList<Proceeded> acts, bool exercise, Handling clearance, DateOnly last)
    {
        var adopted = (
            from act in acts
            where act.Adopted && !act.Published && act.Exercise == exercise && act.Handling <= clearance
                && On(act.DecidedAt) <= last
            from proposal in act.Proposals
            where !proposal.AsPublished && proposal.Handling <= clearance
            select (Act: act, Proposal: proposal, Days: Days(act, proposal, last))).ToList();
        foreach (var group in adopted.GroupBy(of => (On(of.Act.DecidedAt).Year, of.Proposal.Kind)).OrderBy(group => group.Key))
        {
            if (group.DistinctBy(of => of.Act.Reference).Count() < 3)
            {
                continue;
            }

            var told = new AdoptionGroup
            {
                Year = group.Key.Year,
                Kind = group.Key.Kind,
                Proposals = group.Count(),
                Acts = group.DistinctBy(of => of.Act.Reference).Count(),
            };
            for (var stage = 1; stage <= 8; stage++)
            {
                var through = group.Where(of => of.Days[stage] is not null).ToList();
                told.Stages.Add(new AdoptionTime
                {
                    Stage = (AdoptionStage)stage,
                    Figures = through.Count > 0 && through.DistinctBy(of =>
                        of.Act.Reference).Count() < 3 ? null : new StageFigures
                        {
                            Proposals = through.Count,
                            Without = group.Count() - through.Count,
                            SinceDrafting = Spread(through.Select(of => All(of.Days[0]!.Value, of.Days[stage]!.Value))),
                            SinceDraftingInWorkingDays = Spread(through.Select(of =>
                                Working(of.Days[0]!.Value, of.Days[stage]!.Value))),
                            SinceStageBefore = Spread(through.Select(of => All(Before(of.Days, stage), of.Days[stage]!.Value))),
                            SinceStageBeforeInWorkingDays = Spread(
                            through.Select(of => Working(Before(of.Days, stage), of.Days[stage]!.Value))),
                        },
                });
            }

            yield return told;
        }
    }

    private static DateOnly?[] Days(Proceeded act, Proposed proposal, DateOnly last)
    {
        var decided = On(act.DecidedAt);
        return
        [
            On(proposal.DraftedAt), On(proposal.ClearedAt), Last(StageBody.Hwpci), Last(StageBody.Psc), Last(StageBody.Relex),
            Last(StageBody.Coreper), On(act.SubmittedAt), decided,
            act.EffectiveAt is { } effective && On(effective) >= decided && On(effective) <= last ? On(effective) : null,
        ];

        DateOnly? Last(StageBody body)
        {
            var held = act.Meetings.Where(met => met.Body == body && met.TookPlace && met.Revision >= proposal.Since
                && met.On <= decided);
            return held.Any() ? held.Max(met => met.On) : null;
        }
    }

    private static DateOnly Before(DateOnly?[] days, int stage) => days.Take(stage).OfType<DateOnly>().Where(day =>
        day <= days[stage]).Max();

    private static int All(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    private static int Working(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            days += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Procedures.Holidays.Contains(day) ? 0 : 1;
        }

        return days;
    }

    private static DaySpread? Spread(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0 ? null : new DaySpread
        {
            LowerQuartile = Within(1),
            Median = Within(2),
            UpperQuartile = Within(3),
            Longest = sorted[^1],
        };

        // The first that at least so many quarters of all have not exceeded.
        int Within(int quarters) => sorted.First(day => 4 * sorted.Count(other => other <= day) >= quarters * sorted.Count);
    }

    private static DateOnly On(DateTime moment) => CouncilData.DayInBrussels(moment);
}
