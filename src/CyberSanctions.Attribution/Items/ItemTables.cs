using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Attribution.Items;

/// <summary>What is in dossiers: incidents, evidence and actors.</summary>
internal static class ItemTables
{
    public static ItemTable<Incident> Incidents { get; } =
        new(ItemKind.Incident, Incident.Parser, static _ => Handling.TlpClear);

    public static ItemTable<Evidence> Evidence { get; } =
        new(ItemKind.Evidence, Contracts.Attribution.V1.Evidence.Parser, static evidence => evidence.Handling);

    public static ItemTable<Actor> Actors { get; } = new(ItemKind.Actor, Actor.Parser, static _ => Handling.TlpClear);

    /// <summary>The id of a new item.</summary>
    public static string NewId(Change change) => Guid.CreateVersion7(new DateTimeOffset(change.Now)).ToString();

    /// <summary>An item of a dossier as it is, or was when it was withdrawn.</summary>
    public static Task<StoredItem?> FindAsync(Change change, string dossierReference, Guid id)
        => change.Connection.QuerySingleOrDefaultAsync<StoredItem?>(
            """
            SELECT kind, handling, content, until IS NOT NULL AS withdrawn FROM item
            WHERE id = @id AND dossier_reference = @dossierReference ORDER BY since DESC LIMIT 1
            """,
            new { id, dossierReference },
            change.Transaction);

    /// <summary>Takes an item out of a dossier, in the version that the dossier has now.</summary>
    public static Task WithdrawAsync(Change change, Dossier dossier, Guid id)
        => change.Connection.ExecuteAsync(
            "UPDATE item SET until = @Version WHERE id = @id AND until IS NULL", new { dossier.Version, id }, change.Transaction);

    /// <summary>Puts all that is in a dossier into one that was just opened, in the same order, each with an id of its
    /// own.</summary>
    public static Task CopyAsync(Change change, string from, Dossier to)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO item (id, since, dossier_reference, dossier_handling, kind, handling, content)
            SELECT copy.id, @Version, @Reference, @Handling, copy.kind, copy.handling,
                   copy.content || jsonb_build_object('id', copy.id)
            FROM (
                SELECT gen_random_uuid() AS id, kind, handling, content, ordinal FROM item
                WHERE dossier_reference = @from AND until IS NULL
                ORDER BY ordinal
                OFFSET 0) copy
            ORDER BY copy.ordinal
            """,
            new { from, to.Version, to.Reference, Handling = (int)to.Handling },
            change.Transaction);

    /// <summary>The highest marking of anything in a dossier.</summary>
    public static async Task<Handling> HighestHandlingAsync(Change change, string dossierReference)
        => (Handling)await change.Connection.ExecuteScalarAsync<int>(
            "SELECT coalesce(max(handling), 1) FROM item WHERE dossier_reference = @dossierReference AND until IS NULL",
            new { dossierReference },
            change.Transaction);
}

/// <summary>An item of any kind.</summary>
/// <param name="Content">In protobuf's JSON mapping.</param>
/// <param name="Withdrawn">Whether it is in the dossier no longer.</param>
internal sealed record StoredItem(ItemKind Kind, Handling Handling, string Content, bool Withdrawn);
