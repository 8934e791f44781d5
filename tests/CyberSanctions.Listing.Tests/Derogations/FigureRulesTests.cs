using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Derogations;

namespace CyberSanctions.Listing.Tests.Derogations;

/// <summary>What everybody may know: nobody is found by a number, nor by what changes from one to the next.</summary>
public sealed class FigureRulesTests
{
    private static readonly DateOnly Day = new(2026, 2, 10);

    [Theory]
    [InlineData("2026-11-28", "2026-09-30")]
    [InlineData("2026-10-01", "2026-09-30")]
    [InlineData("2026-09-30", "2026-06-30")]
    [InlineData("2026-01-01", "2025-12-31")]
    public void Figures_AreAsOfTheEndOfTheLastQuarter(string today, string asOf)
        => Assert.Equal(DateOnly.Parse(asOf), FigureRules.AsOf(DateOnly.Parse(today)));

    [Fact]
    public void ThreeDecisionsAboutThreeEntries_AreTold_AndTwo_OrThreeAboutTwo_AreNot()
    {
        Assert.Equal(3, Told(Granted("a", "b", "c"))?.Decisions);
        Assert.Null(Told(Granted("a", "b")));
        Assert.Null(Told(Granted("a", "b", "b", "b")));
    }

    [Fact]
    public void DecisionOfThisQuarter_IsNotTold_BeforeItHasEnded()
    {
        var decisions = Granted("a", "b", "c");
        Assert.Empty(FigureRules.Of("eu-cyber", decisions, [], new DateOnly(2026, 3, 31)).Figures);
        Assert.Single(FigureRules.Of("eu-cyber", decisions, [], new DateOnly(2026, 4, 1)).Figures);
    }

    [Fact]
    public void FourthDecision_WaitsForTwoMore()
    {
        List<DecisionFact> decisions = [.. Granted("a", "b", "c"), .. Granted("d").Select(In(5))];
        Assert.Equal(3, Told(decisions)?.Decisions);
        decisions.AddRange(Granted("e", "f").Select(In(8)));
        Assert.Equal(6, Told(decisions)?.Decisions);
    }

    [Fact]
    public void LateReport_IsNotFoundByTakingThoseInTimeFromAll()
    {
        var decisions = Granted("a", "b", "c", "d");
        ReportFact[] reports = [.. decisions.Select((fact, i) => new ReportFact(fact, Day.AddDays(14), InTime: i > 0))];
        var told = Told(decisions, reports)!;
        Assert.Equal((4, 0, 0), (told.Decisions, told.ReportedInTime, told.ReportedLate));
        reports = [.. decisions.Select(fact => new ReportFact(fact, Day.AddDays(14), InTime: true))];
        Assert.Equal(4, Told(decisions, reports)!.ReportedInTime);
    }

    // Written down once more, by what must hold and not by how it is done.
    [Fact]
    public void AnyHistory_AsAnybodyWouldWatchIt_MovesNoNumberByOneOrTwo_NorByFewerThanThreeEntries()
    {
        var random = new Random(20260930);
        for (var round = 0; round < 400; round++)
        {
            var (decisions, reports) = History(random);
            var before = new Dictionary<string, long>();
            for (var today = new DateOnly(2025, 1, 1); today.Year < 2028; today = today.AddDays(random.Next(1, 40)))
            {
                // What is known by a day is all that there is on that day.
                var figures = FigureRules.Of(
                    "eu-cyber",
                    [.. decisions.Where(fact => fact.DecidedOn <= today)],
                    [.. reports.Where(fact => fact.DueOn < today)],
                    today);
                var now = figures.Figures.SelectMany(figure => ((string, long, long)[])[
                    ($"{figure.Year} {figure.Kind} {figure.Outcome}", figure.Decisions, 0),
                    ($"{figure.Year} {figure.Kind} {figure.Outcome} in time", figure.ReportedInTime, 1),
                    ($"{figure.Year} {figure.Kind} {figure.Outcome} late", figure.ReportedLate, 2),
                ]).ToDictionary(cell => cell.Item1, cell => cell.Item2);
                foreach (var (cell, number) in now)
                {
                    var moved = number - before.GetValueOrDefault(cell);
                    Assert.True(moved is 0 or >= 3, $"{cell} moved by {moved} on {today}.");
                }

                Assert.All(before.Keys, cell => Assert.True(now.ContainsKey(cell), $"{cell} is gone."));
                Assert.All(figures.Figures, figure =>
                {
                    var all = decisions.Where(fact => fact.DecidedOn.Year == figure.Year && fact.Kind == figure.Kind
                        && fact.Outcome == figure.Outcome && fact.DecidedOn <= figures.AsOf.ToDay()).ToList();
                    Assert.True(figure.Decisions <= all.Count);
                    Assert.True(all.Select(fact => fact.EntryReference).Distinct().Count() >= 3);
                });
                before = now;
            }
        }
    }

    private static (List<DecisionFact> Decisions, List<ReportFact> Reports) History(Random random)
    {
        var decisions = Enumerable.Range(0, random.Next(60)).Select(_ => new DecisionFact(
            new DateOnly(2025, 1, 1).AddDays(random.Next(900)),
            random.Next(2) == 0 ? DerogationKind.BasicNeeds : DerogationKind.Humanitarian,
            random.Next(2) == 0 ? DerogationState.Granted : DerogationState.Refused,
            $"EU.{random.Next(8)}.1")).ToList();
        return (decisions, [.. decisions.Where(fact => fact.Outcome == DerogationState.Granted)
            .Select(fact => new ReportFact(fact, fact.DecidedOn.AddDays(14), random.Next(5) > 0))]);
    }

    private static DecisionFact[] Granted(params string[] entries)
        => [.. entries.Select(entry => new DecisionFact(Day, DerogationKind.BasicNeeds, DerogationState.Granted, entry))];

    private static Func<DecisionFact, DecisionFact> In(int month)
        => fact => fact with { DecidedOn = new DateOnly(2026, month, 10) };

    private static DerogationFigure? Told(IReadOnlyList<DecisionFact> decisions, params ReportFact[] reports)
        => FigureRules.Of("eu-cyber", decisions, reports, new DateOnly(2026, 11, 28)).Figures.SingleOrDefault();
}
