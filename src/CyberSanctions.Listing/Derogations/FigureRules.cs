using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Derogations;

/// <summary>A decision that counts.</summary>
/// <param name="DecidedOn">The day on which it was decided, or recorded that it has happened, in Brussels.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Outcome">Which.</param>
/// <param name="EntryReference">About whom.</param>
internal sealed record DecisionFact(DateOnly DecidedOn, DerogationKind Kind, DerogationState Outcome, string EntryReference);

/// <summary>
/// That the others were informed of an authorisation in time, or were not: judged once, at the end of the period.
/// </summary>
/// <param name="Of">Of which authorisation.</param>
/// <param name="DueOn">The last day of the period.</param>
/// <param name="InTime">Whether a report was recorded by then.</param>
internal sealed record ReportFact(DecisionFact Of, DateOnly DueOn, bool InTime);

/// <summary>
/// What everybody may know of derogations. A number is told as of the end of a quarter, and moves only when three decisions or
/// more, about three entries or more, have come to it since it moved last. So no number is small, no two that are told one after
/// the other differ by a small one, and no total is told from which others could be taken away.
/// </summary>
internal static class FigureRules
{
    private const int Fewest = 3;
    private const int MonthsOfAQuarter = 3;

    /// <summary>The last day of the last quarter that has ended before a day.</summary>
    public static DateOnly AsOf(DateOnly today)
        => new DateOnly(today.Year, ((today.Month - 1) / MonthsOfAQuarter * MonthsOfAQuarter) + 1, 1).AddDays(-1);

    /// <summary>The figures of a list.</summary>
    /// <param name="list">Its name.</param>
    /// <param name="decisions">All decisions.</param>
    /// <param name="reports">All reports that were due.</param>
    /// <param name="today">In Brussels.</param>
    public static DerogationFigures Of(
        string list, IReadOnlyList<DecisionFact> decisions, IReadOnlyList<ReportFact> reports, DateOnly today)
    {
        var asOf = AsOf(today);
        var figures = decisions
            .GroupBy(Cell)
            .Select(cell => (cell.Key, Told: Told([.. cell.Select(fact => (fact.DecidedOn, fact.EntryReference, 0))], asOf)[0]))
            .Where(cell => cell.Told > 0)
            .OrderBy(cell => cell.Key)
            .Select(cell =>
            {
                var told = Told(
                    [
                        .. reports.Where(report => Cell(report.Of) == cell.Key)
                            .Select(report => (report.DueOn, report.Of.EntryReference, report.InTime ? 0 : 1)),
                    ],
                    asOf);
                return new DerogationFigure
                {
                    Year = cell.Key.Year,
                    Kind = cell.Key.Kind,
                    Outcome = cell.Key.Outcome,
                    Decisions = cell.Told,
                    ReportedInTime = told[0],
                    ReportedLate = told[1],
                };
            });
        return new DerogationFigures { List = list, AsOf = asOf.ToMessage(), Figures = { figures } };
    }

    private static (int Year, DerogationKind Kind, DerogationState Outcome) Cell(DecisionFact fact)
        => (fact.DecidedOn.Year, fact.Kind, fact.Outcome);

    // Numbers that stand side by side move together, so that the one does not tell what the other keeps back.
    private static int[] Told(IReadOnlyList<(DateOnly On, string Entry, int Number)> facts, DateOnly asOf)
    {
        var (told, waiting) = (new int[2], new List<(string Entry, int Number)>());
        foreach (var quarter in facts.GroupBy(fact => EndOfQuarter(fact.On)).Where(q => q.Key <= asOf).OrderBy(q => q.Key))
        {
            waiting.AddRange(quarter.Select(fact => (fact.Entry, fact.Number)));
            if (waiting.GroupBy(fact => fact.Number).All(number => IsMany([.. number.Select(fact => fact.Entry)])))
            {
                waiting.ForEach(fact => told[fact.Number]++);
                waiting.Clear();
            }
        }

        return told;
    }

    private static bool IsMany(IReadOnlyCollection<string> entries)
        => entries.Count >= Fewest && entries.Distinct(StringComparer.Ordinal).Count() >= Fewest;

    private static DateOnly EndOfQuarter(DateOnly day)
        => new DateOnly(day.Year, ((day.Month - 1) / MonthsOfAQuarter * MonthsOfAQuarter) + 1, 1)
            .AddMonths(MonthsOfAQuarter).AddDays(-1);
}
