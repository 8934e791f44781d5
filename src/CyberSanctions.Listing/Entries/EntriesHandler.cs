using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Procedures.Periods;

namespace CyberSanctions.Listing.Entries;

/// <summary>Follows the publication journal: what is on the lists, so that proposals are drafted against it.</summary>
internal sealed class EntriesHandler : IEventHandler<EntryChanged>, IEventHandler<ActRecorded>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, EntryChanged happened, CancellationToken cancel)
        => EntryTable.SaveAsync(change, happened);

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, ActRecorded happened, CancellationToken cancel)
        => EntryTable.SaveAsync(change, happened, CouncilData.DayInBrussels(happened.TakesEffectAt.ToDateTime()));
}
