using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using Dapper;

namespace CyberSanctions.Listing.Dossiers;

/// <summary>Follows the attribution journal: keeps which dossiers are concluded, and nothing of what is in them.</summary>
internal sealed class DossierConcludedHandler : IEventHandler<DossierConcluded>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, DossierConcluded happened, CancellationToken cancel)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO concluded_dossier (reference, version, handling, exercise)
            VALUES (@Reference, @Version, @Handling, @Exercise)
            """,
            new { happened.Reference, happened.Version, Handling = (int)happened.Handling, happened.Exercise },
            change.Transaction);
}
