using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Tiles;

/// <summary>
/// The hashes of subtrees, from the tiles of a log of some size. Reads each tile once; what a tile is made of is checked by
/// whoever holds the root, since every proof ends there.
/// </summary>
/// <param name="size">Of the tree.</param>
/// <param name="read">The bytes of a tile: 32 for each hash.</param>
public sealed class TileHashes(long size, Func<Tile, ReadOnlyMemory<byte>> read)
{
    private readonly Dictionary<(int Level, long Place), ReadOnlyMemory<byte>> _read = [];

    /// <summary>Of one subtree.</summary>
    public TreeHash Of(Subtree subtree)
    {
        var tile = Tile.Around(subtree, size);
        if (!_read.TryGetValue((tile.Level, tile.Place), out var bytes))
        {
            bytes = read(tile);
            if (bytes.Length != tile.Width * TreeHash.Size)
            {
                throw new MalformedLogException($"{tile.Path} has {bytes.Length} bytes.");
            }

            _read.Add((tile.Level, tile.Place), bytes);
        }

        var height = subtree.Height % Tile.Height;
        var first = (int)((subtree.Place << height) - (tile.Place * Tile.Full));
        return Of(bytes.Span.Slice(first * TreeHash.Size, TreeHash.Size << height));
    }

    // Of hashes that stand beside each other, a power of two of them.
    internal static TreeHash Of(ReadOnlySpan<byte> hashes)
        => hashes.Length == TreeHash.Size
            ? TreeHash.Read(hashes)
            : TreeHash.OfNode(Of(hashes[..(hashes.Length / 2)]), Of(hashes[(hashes.Length / 2)..]));
}
