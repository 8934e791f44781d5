using System.Globalization;
using System.Runtime.InteropServices;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Tiles;

/// <summary>A tile of a log (C2SP tlog-tiles): up to 256 hashes that stand beside each other in the tree.</summary>
/// <param name="Level">0: of leaves; on every other one, each hash is that of a full tile of the level below.</param>
/// <param name="Place">Which tile of its level; 0 is the first.</param>
/// <param name="Width">How many hashes it has: 1 to 256. One with less than 256 is partial, the last of its level.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tile(int Level, long Place, int Width)
{
    /// <summary>Hashes of a full tile.</summary>
    public const int Full = 256;

    /// <summary>Levels of the tree that a tile spans.</summary>
    public const int Height = 8;

    /// <summary>Where it is, below the prefix of the log: <c>tile/1/x001/234.p/17</c>.</summary>
    public string Path => $"tile/{Level.ToString(CultureInfo.InvariantCulture)}/{PlaceAndWidth}";

    /// <summary>Where the entries are whose hashes a tile of level 0 has.</summary>
    public string EntriesPath => Level == 0
        ? $"tile/entries/{PlaceAndWidth}"
        : throw new InvalidOperationException("Tiles of leaves alone have entries.");

    private string PlaceAndWidth
    {
        get
        {
            var (rest, path) = (Place / 1000, (Place % 1000).ToString("D3", CultureInfo.InvariantCulture));
            for (; rest > 0; rest /= 1000)
            {
                path = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:D3}/{path}");
            }

            return Width == Full ? path : string.Create(CultureInfo.InvariantCulture, $"{path}.p/{Width}");
        }
    }

    /// <summary>Reads what stands behind the prefix of a log in an address, in the one form that a tile has.</summary>
    /// <returns>Nothing: it names no tile.</returns>
    public static (Tile Tile, bool Entries)? Parse(string path)
    {
        var parts = path.Split('/');
        if (parts is not ["tile", var level, _, ..] || parts.Length > 12)
        {
            return null;
        }

        var entries = level == "entries";
        var width = Full;
        var places = parts[2..];
        if (places.Length > 1 && places[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            _ = int.TryParse(places[^1], NumberStyles.None, CultureInfo.InvariantCulture, out width);
            places = [.. places[..^2], places[^2][..^2]];
        }

        var digits = string.Concat(places.Select(place => place.TrimStart('x')));
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || !int.TryParse(entries ? "0" : level, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || of > 63 || width is < 1 or > Full)
        {
            return null;
        }

        // What it would be written as decides: so there is one address for each.
        var tile = new Tile(of, at, width);
        return (entries ? tile.EntriesPath : tile.Path) == path ? (tile, entries) : null;
    }

    /// <summary>The tiles that a tree has, from the left, the leaves first; none is empty.</summary>
    public static IEnumerable<Tile> Of(long size)
    {
        for (var (level, hashes) = (0, size); hashes > 0; level++, hashes /= Full)
        {
            for (var place = 0L; place * Full < hashes; place++)
            {
                yield return new(level, place, (int)Math.Min(Full, hashes - (place * Full)));
            }
        }
    }

    /// <summary>The tile of a tree in which a subtree lies, as wide as the tree has it.</summary>
    public static Tile Around(Subtree subtree, long size)
    {
        var level = subtree.Height / Height;
        var place = subtree.Place << (subtree.Height % Height) >> Height;
        var hashes = size >> (level * Height);
        return new(level, place, (int)Math.Min(Full, hashes - (place * Full)));
    }
}
