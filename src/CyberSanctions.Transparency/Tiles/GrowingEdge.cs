using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Tiles;

/// <summary>The right edge of a tree: the last tile of each level that is not full, by which the tree grows.</summary>
public sealed class GrowingEdge
{
    private readonly List<List<TreeHash>> _levels = [];
    private readonly List<(Tile Tile, byte[] Bytes)> _filled = [];
    private readonly HashSet<int> _wider = [];

    /// <summary>Leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The root now.</summary>
    public TreeHash Root
    {
        get
        {
            if (Size == 0)
            {
                return TreeHash.OfNothing;
            }

            TreeHash? root = null;
            foreach (var hash in Shapes.Of(Size).Select(HashOf).Reverse())
            {
                root = root is { } right ? TreeHash.OfNode(hash, right) : hash;
            }

            return root!.Value;
        }
    }

    /// <summary>Takes up the edge of a log.</summary>
    /// <param name="size">Of its tree.</param>
    /// <param name="read">The bytes of one of its partial tiles.</param>
    public static GrowingEdge Of(long size, Func<Tile, ReadOnlyMemory<byte>> read)
    {
        var edge = new GrowingEdge { Size = size };
        for (var (level, hashes) = (0, size); hashes > 0; level++, hashes /= Tile.Full)
        {
            var width = (int)(hashes % Tile.Full);
            var of = new List<TreeHash>(Tile.Full);
            edge._levels.Add(of);
            if (width > 0)
            {
                var tile = new Tile(level, hashes / Tile.Full, width);
                var bytes = read(tile).Span;
                if (bytes.Length != width * TreeHash.Size)
                {
                    throw new MalformedLogException($"{tile.Path} has {bytes.Length} bytes.");
                }

                for (; bytes.Length > 0; bytes = bytes[TreeHash.Size..])
                {
                    of.Add(TreeHash.Read(bytes[..TreeHash.Size]));
                }
            }
        }

        return edge;
    }

    /// <summary>Adds a leaf.</summary>
    public void Append(TreeHash leaf)
    {
        Size++;
        var hash = leaf;
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
            {
                _levels.Add(new List<TreeHash>(Tile.Full));
            }

            var tile = _levels[level];
            tile.Add(hash);
            if (tile.Count < Tile.Full)
            {
                _wider.Add(level);
                return;
            }

            var bytes = BytesOf(tile);
            _filled.Add((new Tile(level, PlaceOn(level) - 1, Tile.Full), bytes));
            _wider.Remove(level);
            tile.Clear();
            hash = TileHashes.Of(bytes);
        }
    }

    /// <summary>The tiles that are new or wider since this was last asked for, with their bytes.</summary>
    public IReadOnlyList<(Tile Tile, byte[] Bytes)> TakeChanged()
    {
        var changed = _filled
            .Concat(_wider.Select(level => (new Tile(level, PlaceOn(level), _levels[level].Count), BytesOf(_levels[level]))))
            .ToList();
        _filled.Clear();
        _wider.Clear();
        return changed;
    }

    // Of the tile that comes after the full ones.
    private long PlaceOn(int level) => (Size >> (level * Tile.Height)) / Tile.Full;

    // Complete subtrees of the whole tree end where the tree does: so each lies in a tile of the edge.
    private TreeHash HashOf(Subtree subtree)
    {
        var tile = Tile.Around(subtree, Size);
        var height = subtree.Height % Tile.Height;
        var first = (int)((subtree.Place << height) - (tile.Place * Tile.Full));
        return TileHashes.Of(BytesOf(_levels[tile.Level].GetRange(first, 1 << height)));
    }

    private static byte[] BytesOf(List<TreeHash> hashes)
    {
        var bytes = new byte[hashes.Count * TreeHash.Size];
        foreach (var (place, hash) in hashes.Index())
        {
            hash.Write(bytes.AsSpan(place * TreeHash.Size));
        }

        return bytes;
    }
}
