using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;

namespace CyberSanctions.Listing.Council;

/// <summary>Follows the voting journal: the reference data by which acts are judged.</summary>
internal sealed class CouncilDataHandler : IEventHandler<CouncilDataChanged>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, CouncilDataChanged happened, CancellationToken cancel)
        => CouncilDataTable.ReplaceAsync(change, happened);
}
