using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Voting.Council;

/// <summary>
/// A population table beside the one before it. Shares are compared and not figures, since the unit may be another one; in exact
/// integers, as votes are counted. From one year to the next a share changes by a few hundredths of itself.
/// </summary>
internal static class Comparison
{
    private const int MostChanges = 10;
    private const int Million = 1_000_000;

    // By how much of itself a share may change before somebody has to say that it is meant so: a tenth.
    private const int Large = 10;

    /// <summary>The comparison.</summary>
    public static PopulationComparison Of(IEnumerable<Figure> figures, TableOnRecord? before)
    {
        var now = figures.ToDictionary(figure => figure.MemberState, figure => figure.Population, StringComparer.Ordinal);
        var comparison = new PopulationComparison { Total = now.Values.Sum(), Members = now.Count };
        if (before is null)
        {
            return comparison;
        }

        // Among those that are in both: who has joined or left makes the others' shares of the whole smaller or larger.
        string[] both = [.. now.Keys.Where(before.Figures.ContainsKey)];
        Int128 total = both.Sum(state => now[state]);
        Int128 totalBefore = both.Sum(state => before.Figures[state]);
        comparison.EditionBefore = before.Edition;
        comparison.YearBefore = before.Year;
        comparison.UnitBefore = before.Unit;
        comparison.TotalBefore = before.Figures.Values.Sum();
        var compared = both
            .Select(state => (State: state, Now: now[state] * totalBefore, Before: before.Figures[state] * total))
            .OrderByDescending(share => Factor(share.Now, share.Before))
            .ThenBy(share => share.State, StringComparer.Ordinal)
            .ToList();
        comparison.Changes.AddRange(compared.Take(MostChanges).Select(share => new ShareChange
        {
            MemberState = share.State,
            Population = now[share.State],
            PopulationBefore = before.Figures[share.State],
            Share = (int)((Int128)now[share.State] * Million / total),
            ShareBefore = (int)((Int128)before.Figures[share.State] * Million / totalBefore),
            PercentOfBefore = (long)(share.Now * 100 / share.Before),
        }));
        comparison.LargeChanges.AddRange(
            compared.Where(share => Int128.Abs(share.Now - share.Before) * Large > share.Before).Select(share => share.State));
        return comparison;
    }

    // How many times as large, or as small: 10 for a slip of a digit either way. Only for the order.
    private static double Factor(Int128 now, Int128 before) => (double)Int128.Max(now, before) / (double)Int128.Min(now, before);
}
