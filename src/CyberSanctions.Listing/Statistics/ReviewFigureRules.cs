using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What is told of reviews: how late they were only when three entries or more were.</summary>
internal static class ReviewFigureRules
{
    /// <summary>The years that somebody asks for, each with all grounds.</summary>
    /// <param name="outcomes">Of all years.</param>
    /// <param name="years">Which years.</param>
    public static IEnumerable<ReviewYear> Years(IReadOnlyCollection<ReviewOutcomes> outcomes, YearSpan years)
        => (outcomes.Count == 0 ? [] : years.Years(outcomes.Min(outcome => outcome.Year)))
            .Select(year => (Year: year, Outcomes: outcomes.Where(outcome => outcome.Year == year).ToList()))
            .Where(year => year.Outcomes.Count > 0)
            .Select(year => new ReviewYear
            {
                Year = year.Year,
                Total = Counts(year.Outcomes, null),
                Grounds =
                {
                    Choices.Of<ReviewGround>().Select(
                        ground => new ReviewCountsOfGround { Ground = ground, Counts = Counts(year.Outcomes, ground) }),
                },
            });

    private static ReviewCounts Counts(IEnumerable<ReviewOutcomes> outcomes, ReviewGround? ground)
        => outcomes.SingleOrDefault(outcome => outcome.Ground == ground) is not { } of ? new ReviewCounts() : new ReviewCounts
        {
            Due = of.Due,
            ConcludedInTime = of.ConcludedInTime,
            ConcludedLate = of.ConcludedLate,
            RenewedInTime = of.RenewedInTime,
            RenewedLate = of.RenewedLate,
            Lapsed = of.Lapsed,
            Open = of.Open,
            Overdue = of.Overdue,
            DaysLate = of.EntriesLate < AdoptionRules.Fewest ? null : AdoptionRules.Spread(of.DaysLate!),
        };
}
