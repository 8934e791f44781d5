using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;

namespace CyberSanctions.Attribution.Toolbox;

/// <summary>Follows the voting journal: the measures of the toolbox, which administrators change there.</summary>
internal sealed class ToolboxHandler : IEventHandler<CouncilDataChanged>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, CouncilDataChanged happened, CancellationToken cancel)
        => ToolboxTable.ReplaceAsync(change, happened);
}
