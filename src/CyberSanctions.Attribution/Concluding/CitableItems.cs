using CyberSanctions.Attribution.Assessing;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Concluding;

/// <summary>Tells those downstream what a statement of reasons can cite of a concluded dossier.</summary>
internal static class CitableItems
{
    // What has been done before its event was invented was done by nobody who could be asked.
    private const string ByItself = "service:attribution";

    /// <summary>Tells it of a dossier that is being concluded at a version.</summary>
    public static async Task TellAsync(Change change, string reference, long version)
    {
        var evidence = await ItemTables.Evidence.AllAsync(change, reference);
        var happened = new ItemsCitable
        {
            Reference = reference,
            Version = version,
            Items =
            {
                (await ItemTables.Incidents.AllAsync(change, reference)).Select(Of),
                evidence.Zip(Origins.Of(evidence), Of),
                (await ItemTables.Actors.AllAsync(change, reference)).Select(Of),
                (await ItemTables.Relations.AllAsync(change, reference)).Select(Of),
            },
        };
        await change.AppendAsync(happened, reference);
    }

    /// <summary>
    /// Tells it of dossiers that were concluded before it was told. Call it once the schema is up to date; of several replicas
    /// one does it.
    /// </summary>
    public static async Task CompleteAsync(NpgsqlDataSource database, TimeProvider time)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var change = new Change(connection, transaction, ByItself, time.GetUtcNow());
        await connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('citable items', 0))", transaction: transaction);
        var untold = await connection.QueryAsync<byte[]>(
            """
            SELECT payload FROM journal concluded WHERE event_type = @Concluded AND NOT EXISTS
                (SELECT FROM journal told WHERE told.subject = concluded.subject AND told.event_type = @Told)
            ORDER BY sequence
            """,
            new { Concluded = DossierConcluded.Descriptor.FullName, Told = ItemsCitable.Descriptor.FullName },
            transaction);
        foreach (var concluded in untold.AsList().Select(DossierConcluded.Parser.ParseFrom))
        {
            await TellAsync(change, concluded.Reference, concluded.Version);
        }

        await transaction.CommitAsync();
    }

    private static CitableItem Of(Incident incident) => new()
    {
        Id = incident.Id,
        Kind = ItemKind.Incident,
        Effects = { incident.Effects.Select(effect => effect.Factor) },
    };

    private static CitableItem Of(Evidence evidence, int origin) => new()
    {
        Id = evidence.Id,
        Kind = ItemKind.Evidence,
        Handling = evidence.Handling,
        Sha256 = evidence.Sha256,
        Origin = origin,
    };

    private static CitableItem Of(Actor actor) => new()
    {
        Id = actor.Id,
        Kind = ItemKind.Actor,
        Names = { actor.Aliases.Prepend(actor.Name) },
    };

    private static CitableItem Of(Relation relation) => new()
    {
        Id = relation.Id,
        Kind = ItemKind.Relation,
        SourceId = relation.SourceId,
        TargetId = relation.TargetId,
        EvidenceIds = { relation.EvidenceIds },
    };
}
