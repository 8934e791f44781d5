using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;

namespace CyberSanctions.Listing.Reasons;

/// <summary>
/// Follows the attribution journal: what can be cited of concluded dossiers, and whether the evidence among it was released and
/// is intact. What the evidence says is not here, but for the extracts that were released.
/// </summary>
internal sealed class CitableHandler : IEventHandler<ItemsCitable>, IEventHandler<CustodyRecorded>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ItemsCitable happened, CancellationToken cancel)
        => CitableTable.InsertAsync(change, happened);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, CustodyRecorded happened, CancellationToken cancel) => happened.Entry.Kind switch
    {
        CustodyKind.Released => CitableTable.ReleaseAsync(change, happened.Entry),
        CustodyKind.Rehashed => CitableTable.RehashedAsync(change, happened.Entry),
        _ => Task.CompletedTask,
    };
}
