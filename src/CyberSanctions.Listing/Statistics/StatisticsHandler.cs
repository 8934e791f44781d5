using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;

namespace CyberSanctions.Listing.Statistics;

/// <summary>
/// Follows the publication journal from its beginning: what acts on record do to entries, and from when. What acts of this
/// service say themselves is taken from them; a journal tells how an entry reads once everything has taken effect.
/// </summary>
internal sealed class StatisticsHandler : IEventHandler<EntryChanged>, IEventHandler<ActRecorded>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, EntryChanged happened, CancellationToken cancel)
        => OperationTable.InsertAsync(change, happened);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ActRecorded happened, CancellationToken cancel)
        => OperationTable.DateAsync(change, happened, change.Heard?.RecordedAt?.ToDateTime() ?? change.Now);
}
