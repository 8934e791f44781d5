using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Entries;
using CyberSanctions.Publication.Lists;

namespace CyberSanctions.Publication.Acts;

/// <summary>
/// Publishes what the Council adopted, in the one transaction that also moves the cursor:
/// <code>
/// BallotDecided ──▶ 1 act ──▶ 2 list version ──▶ 3 entries ──▶ 4 artifacts ──▶ ListVersionPublished
/// </code>
/// From its commit on, the new version is what everybody fetches.
/// </summary>
internal sealed class BallotDecidedHandler(ILogger<BallotDecidedHandler> logger) : IEventHandler<BallotDecided>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, BallotDecided happened, CancellationToken cancel)
    {
        if (AdoptedAct.From(happened) is not { } act)
        {
            return;
        }

        var list = PublicList.Of(act.Text.Exercise);
        await ActTable.InsertAsync(change, act);
        var version = await ListVersionTable.InsertNextAsync(change, list, act);
        await EntryTable.InsertAsync(change, await NewEntries.NumberAsync(change, list, act, logger), list, version);
        var content = await ListContentQuery.ReadAsync(change, list, version);
        await ArtifactTable.InsertAsync(change, list, version, content);
        var published = await ListVersionTable.ReadAsync(change.Connection, list, version + 1, 1, cancel);
        await change.AppendAsync(
            new ListVersionPublished { Version = published[0].ToMessage() },
            $"{list.Name}/{version}");
    }
}
