using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Tests.Proportionality;

/// <summary>
/// The rule once more, from its description in docs/proportionality.md and in another way: a range is a set of categories, bit by
/// bit (1 for preventive measures, 16 for support), and each step pushes bits around.
/// </summary>
internal static class RangeOracle
{
    // Of each sum of the seven criteria: as far as which category.
    private const string ReachOfSum = "11111112222223333334444445555";

    /// <summary>The categories that are proposed.</summary>
    /// <param name="values">The ten ratings, and the five legal bases: 2 is yes.</param>
    public static int Of(IReadOnlyList<int> values)
    {
        var top = Math.Max(ReachOfSum[values.Take(7).Sum()] - '0', values[6] >= 3 ? values[6] : 1);
        var range = (1 << (top - 1)) | ((1 << (top - 1)) >> 1);
        if (values[7] >= 2)
        {
            range = values[7] == 4 ? Down(range) : range | (range >> 1);
        }

        if (values[8] >= 3)
        {
            var two = (1 << 1) | (1 << 2) | (1 << 3) | (1 << 4);
            range = values[8] == 4 ? WithoutTop(range) : range;
            range |= two & (Highest(range) - 1);
        }

        if (values[9] <= 1)
        {
            range = values[9] == 0 ? Down(range) : range | (range >> 1);
        }

        var based = Enumerable.Range(0, 5).Where(i => values[10 + i] == 2).Sum(i => 1 << i);
        return (range & based) is > 0 and var proposed ? proposed : Highest(based & (Lowest(range) - 1));
    }

    /// <summary>As a mask, what the service found.</summary>
    public static int MaskOf(ProposedRange range) => range.Categories.Sum(category => 1 << ((int)category - 1));

    private static int Down(int range) => range >> 1 is > 0 and var lower ? lower : 1;

    private static int WithoutTop(int range) => (range & ~Highest(range)) is > 0 and var rest ? rest : Down(range);

    private static int Highest(int mask) => mask == 0 ? 0 : 1 << int.Log2(mask);

    private static int Lowest(int mask) => mask & -mask;
}
