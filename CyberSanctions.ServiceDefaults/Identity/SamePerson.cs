namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Whether two subjects are one person, wherever two people are required. What differs only in compatibility forms, case, white
/// space, invisible characters, or in letters that look like others (the skeleton of Unicode Technical Standard 39) is one
/// person. In doubt it is one: a second pair of eyes that is wrongly refused is found the same day, one that is missing never.
/// </summary>
/// <remarks>
/// Which letters look alike depends on their case: I looks like l, and i like ı. So a character can be read in several ways
/// (<see cref="LookAlikes"/>), and two subjects are the same when any way of reading the one is a way of reading the other.
/// That is no equivalence: Ivan is ivan and lvan, which are two. Compare with everybody, not with one for all.
/// </remarks>
public static class SamePerson
{
    /// <summary>Whether the two are one person. Nobody, twice, is one person too.</summary>
    public static bool Are(string one, string other)
        => string.Equals(one, other, StringComparison.Ordinal) || Meet(LookAlikes.In(one), LookAlikes.In(other));

    // Both are read together, letter by letter. A point reached: how many characters of each were taken, and what of the last one
    // taken is still to be found in the other (m is r and n).
    private static bool Meet(IReadOnlyList<IReadOnlyList<string>> one, IReadOnlyList<IReadOnlyList<string>> other)
    {
        var start = new Point(0, 0, "", "");
        var reached = new HashSet<Point> { start };
        var open = new Stack<Point>(reached);
        while (open.TryPop(out var point))
        {
            if (point == new Point(one.Count, other.Count, "", ""))
            {
                return true;
            }

            foreach (var next in Next(point, one, other).Where(reached.Add))
            {
                open.Push(next);
            }
        }

        return false;
    }

    private static IEnumerable<Point> Next(
        Point at, IReadOnlyList<IReadOnlyList<string>> one, IReadOnlyList<IReadOnlyList<string>> other)
    {
        var points = at.RestOfOne.Length > 0
            ? Take(other, at.Other).Select(way => at with { Other = at.Other + 1, RestOfOther = way })
            : at.RestOfOther.Length > 0
                ? Take(one, at.One).Select(way => at with { One = at.One + 1, RestOfOne = way })
                : Take(one, at.One).SelectMany(
                    _ => Take(other, at.Other), (way, otherWay) => new Point(at.One + 1, at.Other + 1, way, otherWay));
        return points.Where(p => Common(p) == Math.Min(p.RestOfOne.Length, p.RestOfOther.Length))
            .Select(p => p with { RestOfOne = p.RestOfOne[Common(p)..], RestOfOther = p.RestOfOther[Common(p)..] });
    }

    private static IReadOnlyList<string> Take(IReadOnlyList<IReadOnlyList<string>> from, int at)
        => at < from.Count ? from[at] : [];

    private static int Common(Point point) => point.RestOfOne.AsSpan().CommonPrefixLength(point.RestOfOther);

    private readonly record struct Point(int One, int Other, string RestOfOne, string RestOfOther);
}
