using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.History;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Transparency.Notes;
using CyberSanctions.Transparency.Tiles;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Publication.Log;

/// <summary>
/// The transparency log of each list (C2SP tlog-tiles): an entry for each version, in the transaction that makes the version,
/// under the lock of the list. What was signed for a transaction that did not commit is never seen by anybody.
/// </summary>
internal sealed class PublicationLog(LogKeys keys)
{
    /// <summary>Adds a version to the log of its list, and signs the tree that it makes.</summary>
    public async Task AppendAsync(Change change, PublishedVersion version, ChangedEntries changes)
    {
        var list = version.List;
        var (size, last) = await LogTable.EndAsync(change, list);
        var tiles = await LogTable.EdgeAsync(change, list);
        var edge = GrowingEdge.Of(size, tile => tiles[(tile.Level, tile.Place)].AsMemory(0, tile.Width * TreeHash.Size));
        var entry = PublicationRecord.Render(version, changes, last);
        edge.Append(TreeHash.OfLeaf(entry));
        await LogTable.AppendAsync(change, list, size, version.Version, entry);
        await LogTable.SaveAsync(change, list, edge.TakeChanged());
        await LogTable.SignAsync(change, list, edge.Size, CheckpointOf(list, edge.Size, edge.Root));
    }

    /// <summary>Adds the versions that were made before there was a log.</summary>
    public async Task CompleteAsync(Change change, PublicList list)
    {
        var missing = await ListVersionTable.NotInTheLogAsync(change, list);
        if (missing.Count == 0)
        {
            return;
        }

        var operations = (await ListHistory.ReadAsync(change, list)).Operations;
        ListState? before = null;
        foreach (var point in missing)
        {
            var state = Fold.At(operations, point);
            var version = await ListVersionTable.ReadAsync(change.Connection, list, point.Version + 1, 1, CancellationToken.None);
            await AppendAsync(change, version[0], ChangedEntries.Between(before, state));
            before = state;
        }
    }

    /// <summary>The signed checkpoint of a log of some size.</summary>
    public byte[] CheckpointOf(PublicList list, long size, TreeHash root)
    {
        var signer = keys.Of(list);
        return new Checkpoint(signer.Public.Name, size, root, []).Sign(signer).ToBytes();
    }
}
