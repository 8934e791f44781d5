using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace CyberSanctions.Attribution.Stix;

/// <summary>Objects of STIX in Postgres, as they came, and what a dossier needs to go out.</summary>
internal static class StixTable
{
    /// <summary>Keeps what came in a bundle, with a dossier that was just opened: all at once.</summary>
    public static async Task InsertAsync(Change change, Dossier dossier, ImportPlan plan, Handling stated)
    {
        await using var rows = await change.Connection.BeginBinaryImportAsync(
            """
            COPY stix_object (dossier_reference, dossier_handling, id, handling, content, item, item_content, is_dossier)
            FROM STDIN BINARY
            """);
        foreach (var stix in plan.Kept)
        {
            var item = plan.ItemOf(stix);
            await rows.StartRowAsync();
            await rows.WriteAsync(dossier.Reference, NpgsqlDbType.Text);
            await rows.WriteAsync((int)dossier.Handling, NpgsqlDbType.Integer);
            await rows.WriteAsync(stix.Id, NpgsqlDbType.Text);
            await rows.WriteAsync((int)(Markings.HandlingOf(stix) ?? stated), NpgsqlDbType.Integer);
            await rows.WriteAsync(stix.Canonical, NpgsqlDbType.Bytea);
            await WriteAsync(rows, item);
            await rows.WriteAsync(stix == plan.Report, NpgsqlDbType.Boolean);
        }

        await rows.CompleteAsync();
    }

    /// <summary>When a dossier said last what it says of itself, and when it was marked as it is.</summary>
    public static Task<DossierTimes> TimesAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string reference)
        => connection.QuerySingleAsync<DossierTimes>(
            """
            SELECT max(changed_at) AS changed_at, max(changed_at) FILTER (WHERE marked) AS marked_at
            FROM (
                SELECT changed_at, dossier_handling IS DISTINCT FROM lag(dossier_handling) OVER (ORDER BY version) AS marked
                FROM dossier_change WHERE dossier_reference = @reference) change
            """,
            new { reference },
            transaction);

    /// <summary>The items of a dossier in their order, of what is marked no higher than a clearance.</summary>
    public static async Task<IReadOnlyList<GoingItem>> ItemsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string reference, Handling clearance)
        => (await connection.QueryAsync<GoingItem>(
            """
            SELECT i.id, i.kind, i.handling, i.content, first.changed_at AS created_at, last.changed_at
            FROM item i
            JOIN dossier_change last ON last.dossier_reference = i.dossier_reference AND last.version = i.since
            JOIN dossier_change first ON first.dossier_reference = i.dossier_reference AND first.version = (
                SELECT min(since) FROM item v WHERE v.dossier_reference = i.dossier_reference AND v.id = i.id)
            WHERE i.dossier_reference = @reference AND i.until IS NULL AND i.handling <= @Clearance
            ORDER BY i.kind, i.place
            """,
            new { reference, Clearance = (int)clearance },
            transaction)).AsList();

    /// <summary>What came with a dossier, of what is marked no higher than a clearance, in the order of ids.</summary>
    public static async Task<IReadOnlyList<KeptObject>> ObjectsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string reference, Handling clearance)
        => (await connection.QueryAsync<KeptObject>(
            """
            SELECT s.id, s.content, s.item, s.is_dossier, i.content = s.item_content AS unchanged, (
                SELECT max(c.changed_at) FROM item gone
                JOIN dossier_change c ON c.dossier_reference = gone.dossier_reference AND c.version = gone.until
                WHERE i.id IS NULL AND gone.dossier_reference = s.dossier_reference AND gone.id = s.item) AS withdrawn_at
            FROM stix_object s
            LEFT JOIN item i ON i.dossier_reference = s.dossier_reference AND i.id = s.item AND i.until IS NULL
            WHERE s.dossier_reference = @reference AND s.handling <= @Clearance
            ORDER BY s.id
            """,
            new { reference, Clearance = (int)clearance },
            transaction)).AsList();

    private static async Task WriteAsync(NpgsqlBinaryImporter rows, NewItem? item)
    {
        if (item is null)
        {
            await rows.WriteNullAsync();
            await rows.WriteNullAsync();
            return;
        }

        await rows.WriteAsync(item.Id, NpgsqlDbType.Uuid);
        await rows.WriteAsync(item.Content, NpgsqlDbType.Jsonb);
    }
}

/// <summary>When a dossier was changed last, and marked as it is.</summary>
internal sealed record DossierTimes(DateTime ChangedAt, DateTime MarkedAt);

/// <summary>An item that goes out.</summary>
/// <param name="Content">In protobuf's JSON mapping.</param>
internal sealed record GoingItem(Guid Id, ItemKind Kind, Handling Handling, string Content, DateTime CreatedAt,
    DateTime ChangedAt);

/// <summary>An object that came in.</summary>
/// <param name="Content">Canonical JSON.</param>
/// <param name="Item">The item that was made of it.</param>
/// <param name="Unchanged">Whether the item says what was read of it; nothing when there is none, or none any more.</param>
/// <param name="WithdrawnAt">When the item was withdrawn, if it was withdrawn from this dossier.</param>
internal sealed record KeptObject(string Id, byte[] Content, Guid? Item, bool IsDossier, bool? Unchanged, DateTime? WithdrawnAt);
