using CyberSanctions.Transparency.Tiles;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Tests;

/// <summary>The tiles of a log (C2SP tlog-tiles): which there are, where they are, what is in them, how they grow.</summary>
public sealed class TileTests
{
    [Fact]
    public void TreeOf70000_HasTheTilesThatTheSpecificationCounts()
    {
        var tiles = Tile.Of(70_000).ToList();
        Assert.Equal(
            [(0, 256, 273), (0, 112, 1), (1, 256, 1), (1, 17, 1), (2, 1, 1)],
            tiles.GroupBy(tile => (tile.Level, tile.Width)).Select(of => (of.Key.Level, of.Key.Width, of.Count())));
        Assert.Equal([new Tile(0, 0, 256), new Tile(1, 0, 1)], Tile.Of(256));
        Assert.Empty(Tile.Of(0));
    }

    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 999, 1, "tile/1/999.p/1")]
    [InlineData(2, 1000, 255, "tile/2/x001/000.p/255")]
    [InlineData(63, 5, 256, "tile/63/005")]
    public void Tile_HasOneAddress(int level, long place, int width, string path)
    {
        var tile = new Tile(level, place, width);
        Assert.Equal(path, tile.Path);
        Assert.Equal((tile, false), Tile.Parse(path));
        if (level == 0)
        {
            var entries = path.Replace("tile/0/", "tile/entries/", StringComparison.Ordinal);
            Assert.Equal(entries, tile.EntriesPath);
            Assert.Equal((tile, true), Tile.Parse(entries));
        }
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/234")]
    [InlineData("tile/0/x001/x234")]
    [InlineData("tile/0/xx01/234")]
    [InlineData("tile/00/001")]
    [InlineData("tile/+1/001")]
    [InlineData("tile/64/001")]
    [InlineData("tile/-1/001")]
    [InlineData("tile/0/001.p/0")]
    [InlineData("tile/0/001.p/256")]
    [InlineData("tile/0/001.p/01")]
    [InlineData("tile/0/001.p/")]
    [InlineData("tile/0/001.p")]
    [InlineData("tile/0/001/")]
    [InlineData("tile/0/")]
    [InlineData("tile/entries/../000")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/999")]
    [InlineData("tiles/0/001")]
    [InlineData("/tile/0/001")]
    [InlineData("tile/0/٠٠١")]
    [InlineData("")]
    public void WhatNamesNoTile_IsNone(string path) => Assert.Null(Tile.Parse(path));

    // More than 256 tiles of 256, in batches of any size, taken up anew now and then.
    [Fact]
    public void Log_ThatGrows_HasTheTilesOfItsSize_AndProvesWhatItsEarlierSizesWere()
    {
        var random = new Random(20261128);
        var log = new TestLog();
        var roots = new List<(long Size, TreeHash Root)> { (0, TreeHash.OfNothing) };
        while (log.Size < 66_200)
        {
            log.Append(random.Next(4) switch
            {
                0 => random.Next(3),
                1 => 256 - (log.Size % 256),
                2 => random.Next(3_000),
                _ => 1,
            });
            if (random.Next(5) == 0)
            {
                log.TakeUpAgain();
            }

            Assert.Equal(Proofs.Root(log.Size, log.At(log.Size)), log.Root);
            roots.Add((log.Size, log.Root));
        }

        Assert.Equal(
            Tile.Of(log.Size).Select(tile => (tile.Level, tile.Place, tile.Width)).Order(), log.Kept.Order());
        var entries = Enumerable.Range(0, (int)log.Size).Select(number => TestLog.Entry(number)).ToArray();
        Assert.Equal(PlainTree.Root(entries), log.Root.ToBytes());
        foreach (var (size, root) in roots)
        {
            Assert.True(Verification.IsConsistent(
                size, root, log.Size, log.Root, Proofs.Consistency(size, log.Size, log.At(log.Size))));
        }

        foreach (var index in (int[])[0, 255, 256, 65_535, 65_536, (int)log.Size - 1])
        {
            var proof = Proofs.Inclusion(index, log.Size, log.At(log.Size));
            Assert.Equal(PlainTree.Path(index, entries), proof.Select(hash => hash.ToBytes()));
            Assert.True(Verification.IsIncluded(TreeHash.OfLeaf(entries[index]), index, log.Size, proof, log.Root));
        }
    }

    [Fact]
    public void TileOfAnotherLength_IsRefused()
    {
        Assert.Throws<MalformedLogException>(() => Proofs.Root(3, new TileHashes(3, _ => new byte[64]).Of));
        Assert.Throws<MalformedLogException>(() => GrowingEdge.Of(3, _ => new byte[128]));
    }

    [Fact]
    public void Entries_GoIntoABundle_AndComeOutOfIt()
    {
        ReadOnlyMemory<byte>[] entries = [new byte[] { 1, 2, 3 }, Array.Empty<byte>(), new byte[EntryBundle.LongestEntry]];
        var bundle = EntryBundle.Write(entries);
        Assert.Equal([0, 3, 1, 2, 3, 0, 0, 255, 255], bundle[..9]);
        Assert.Equal(entries.Select(entry => entry.ToArray()), EntryBundle.Read(bundle).Select(entry => entry.ToArray()));
        Assert.Throws<MalformedLogException>(() => EntryBundle.Write([new byte[EntryBundle.LongestEntry + 1]]));
        Assert.Throws<MalformedLogException>(() => EntryBundle.Read(bundle.AsMemory(0, bundle.Length - 1)));
        Assert.Throws<MalformedLogException>(() => EntryBundle.Read(new byte[] { 0 }));
    }
}
