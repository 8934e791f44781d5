using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using Dapper;

namespace CyberSanctions.Listing.Dossiers;

/// <summary>Follows the attribution journal: keeps which dossiers are concluded, and nothing of what is in them.</summary>
internal sealed class DossierConcludedHandler : IEventHandler
{
    /// <inheritdoc/>
    public static IReadOnlyCollection<string> EventTypes { get; } = [DossierConcluded.Descriptor.FullName];

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, Entry entry, CancellationToken cancel)
    {
        var dossier = DossierConcluded.Parser.ParseFrom(entry.Payload);
        return change.Connection.ExecuteAsync(
            """
            INSERT INTO concluded_dossier (reference, version, handling, exercise)
            VALUES (@Reference, @Version, @Handling, @Exercise)
            """,
            new { dossier.Reference, dossier.Version, Handling = (int)dossier.Handling, dossier.Exercise },
            change.Transaction);
    }
}
