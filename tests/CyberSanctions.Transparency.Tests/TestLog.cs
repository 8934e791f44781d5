using System.Text;
using CyberSanctions.Transparency.Tiles;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Tests;

/// <summary>A log whose tiles are kept as they would be on a disk: the widest of each place.</summary>
internal sealed class TestLog
{
    private readonly Dictionary<(int Level, long Place), byte[]> _tiles = [];
    private GrowingEdge _edge = GrowingEdge.Of(0, _ => throw new InvalidOperationException("There is no tile."));

    public long Size => _edge.Size;

    public TreeHash Root => _edge.Root;

    public static byte[] Entry(long number) => Encoding.UTF8.GetBytes($"entry {number}");

    /// <summary>Entries of the numbers that come next.</summary>
    public void Append(long count)
    {
        for (; count > 0; count--)
        {
            _edge.Append(TreeHash.OfLeaf(Entry(Size)));
        }

        foreach (var (tile, bytes) in _edge.TakeChanged())
        {
            Assert.Equal(tile.Width * 32, bytes.Length);
            _tiles[(tile.Level, tile.Place)] = bytes;
        }
    }

    /// <summary>Somebody else takes it up.</summary>
    public void TakeUpAgain() => _edge = GrowingEdge.Of(Size, Read);

    /// <summary>As it was at some size: what is partial is the beginning of what stands there now.</summary>
    public Func<Subtree, TreeHash> At(long size) => new TileHashes(size, Read).Of;

    public ReadOnlyMemory<byte> Read(Tile tile) => _tiles[(tile.Level, tile.Place)].AsMemory(0, tile.Width * 32);

    public IEnumerable<(int Level, long Place, int Width)> Kept
        => _tiles.Select(kept => (kept.Key.Level, kept.Key.Place, kept.Value.Length / 32));
}
