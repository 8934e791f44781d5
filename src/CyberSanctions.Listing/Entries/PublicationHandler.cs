using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Procedures.Periods;

namespace CyberSanctions.Listing.Entries;

/// <summary>Follows the publication journal: what is on the lists, so that proposals are drafted against it.</summary>
internal sealed class PublicationHandler : IEventHandler
{
    /// <inheritdoc/>
    public static IReadOnlyCollection<string> EventTypes { get; } = [EntryChanged.Descriptor.FullName, ActRecorded.Descriptor.FullName];

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, Entry entry, CancellationToken cancel)
    {
        if (entry.EventType == EntryChanged.Descriptor.FullName)
        {
            return EntryTable.SaveAsync(change, EntryChanged.Parser.ParseFrom(entry.Payload));
        }

        var recorded = ActRecorded.Parser.ParseFrom(entry.Payload);
        return EntryTable.SaveAsync(change, recorded, CouncilData.DayInBrussels(recorded.TakesEffectAt.ToDateTime()));
    }
}
