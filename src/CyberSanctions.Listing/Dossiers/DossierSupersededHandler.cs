using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using Dapper;

namespace CyberSanctions.Listing.Dossiers;

/// <summary>Follows the attribution journal: keeps which dossiers another one has taken the place of.</summary>
internal sealed class DossierSupersededHandler : IEventHandler<DossierSuperseded>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, DossierSuperseded happened, CancellationToken cancel)
        => change.Connection.ExecuteAsync(
            "UPDATE concluded_dossier SET superseded_by = @SupersededBy WHERE reference = @Reference",
            new { happened.Reference, happened.SupersededBy },
            change.Transaction);
}
