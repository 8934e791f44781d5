using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Statistics;

/// <summary>Listing figures of periods, from what happened in each quarter.</summary>
internal static class ListingFigureRules
{
    private const int MonthsOfAQuarter = 3;
    private const int MonthsOfAYear = 12;

    /// <summary>The periods of some years.</summary>
    /// <param name="moves">All that happened until the day.</param>
    /// <param name="years">Which years.</param>
    /// <param name="by">How long a period is.</param>
    /// <param name="day">The last day that counts.</param>
    public static IEnumerable<ListingPeriod> Periods(
        IReadOnlyCollection<QuarterMoves> moves, YearSpan years, FigurePeriod by, CountedDay day)
    {
        var months = by == FigurePeriod.Quarter ? MonthsOfAQuarter : MonthsOfAYear;
        var first = moves.Count == 0 ? day.Day.Year : moves.Min(move => move.Quarter.Year);
        return years.Years(first)
            .SelectMany(year => Enumerable.Range(0, MonthsOfAYear / months)
                .Select(period => new DateOnly(year, 1, 1).AddMonths(period * months)))
            .Where(from => from <= day.Day)
            .Select(from => Period(moves, from, from.AddMonths(months).AddDays(-1), day.Day));
    }

    private static ListingPeriod Period(IReadOnlyCollection<QuarterMoves> moves, DateOnly from, DateOnly until, DateOnly last)
    {
        var before = moves.Where(move => move.Quarter <= until).ToList();
        var within = before.Where(move => move.Quarter >= from).ToList();
        return new ListingPeriod
        {
            From = from.ToMessage(),
            Until = (until < last ? until : last).ToMessage(),
            Complete = until <= last,
            Total = Counts(within, before),
            Kinds =
            {
                Choices.Of<SubjectKind>().Select(kind => new ListingCountsOfKind
                {
                    Kind = kind,
                    Counts = Counts([.. within.Where(move => move.Kind == kind)], [.. before.Where(move => move.Kind == kind)]),
                }),
            },
            Grounds =
            {
                Choices.Of<ListingGround>().Select(ground => new ListingCountsOfGround
                {
                    Ground = ground,
                    Counts = OfGround(within, before, ground),
                }),
            },
            DelistedFor =
            {
                Choices.Of<DelistingReason>().Select(reason => new DelistedForReason
                {
                    Reason = reason,
                    Delisted = within.Where(move => move.Move == Move.Delisted && move.Reason == reason).Sum(move => move.Count),
                }),
            },
        };
    }

    private static ListingCounts Counts(IReadOnlyCollection<QuarterMoves> within, IReadOnlyCollection<QuarterMoves> before)
        => new()
        {
            Listed = Sum(within, Move.Listed),
            Amended = Sum(within, Move.Amended),
            Corrected = Sum(within, Move.Corrected),
            Renewed = Sum(within, Move.Renewed),
            Delisted = Sum(within, Move.Delisted),
            Expired = Sum(within, Move.Expired),
            OnList = Sum(before, Move.Listed) - Sum(before, Move.Delisted) - Sum(before, Move.Expired),
        };

    private static ListingCounts OfGround(
        IReadOnlyCollection<QuarterMoves> within, IReadOnlyCollection<QuarterMoves> before, ListingGround ground)
    {
        var counts = Counts(
            [.. within.Where(move => move.Ground == ground)], [.. before.Where(move => move.Ground == ground)]);
        counts.GroundGained = Gained(within, ground);
        counts.GroundLost = Lost(within, ground);
        counts.OnList += Gained(before, ground) - Lost(before, ground);
        return counts;
    }

    private static long Sum(IEnumerable<QuarterMoves> moves, Move what)
        => moves.Where(move => move.Move == what).Sum(move => move.Count);

    private static long Gained(IEnumerable<QuarterMoves> moves, ListingGround ground)
        => Sum(moves.Where(move => move.Ground == ground), Move.Regrounded);

    private static long Lost(IEnumerable<QuarterMoves> moves, ListingGround ground)
        => Sum(moves.Where(move => move.GroundBefore == ground), Move.Regrounded);
}
