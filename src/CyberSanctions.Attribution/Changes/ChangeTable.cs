using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Changes;

/// <summary>What made each version of each dossier, in Postgres.</summary>
internal static class ChangeTable
{
    private const string Columns = "version, kind, item_kind, item, after_item, reason, changed_by, changed_at";

    /// <summary>Records that a dossier was opened.</summary>
    public static Task OpenedAsync(Change change, Dossier dossier, string reason = "")
        => InsertAsync(change, dossier, ChangeKind.Opened, null, HeaderOf(dossier), reason);

    /// <summary>Records what made the version that a dossier has now.</summary>
    /// <param name="item">Which item it is about; none: the dossier itself.</param>
    public static Task<DossierChange> RecordAsync(
        Change change, Dossier dossier, ChangeKind kind, ChangedItem? item = null, string reason = "")
        => InsertAsync(change, dossier, kind, item, null, reason);

    /// <summary>Records that what a dossier says of itself was corrected; the dossier is as it is from now on.</summary>
    public static Task AmendedAsync(Change change, Dossier dossier, string reason)
        => InsertAsync(change, dossier, ChangeKind.Amended, null, HeaderOf(dossier), reason);

    /// <summary>What a dossier says of itself.</summary>
    public static DossierHeader HeaderOf(Dossier dossier)
        => new() { Title = dossier.Title, Summary = dossier.Summary, Handling = dossier.Handling };

    /// <summary>
    /// A page of the changes of a dossier, or of one item in it, newest first, of what was marked no higher than a clearance
    /// then; and the next cursor.
    /// </summary>
    public static async Task<(IEnumerable<DossierChange> Changes, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string reference, Guid? item, Page page, Handling clearance)
    {
        var rows = (await connection.QueryAsync<Row>(
            $"""
             SELECT {Columns} FROM dossier_change
             WHERE dossier_reference = @reference AND version < @Before AND (@item::uuid IS NULL OR item = @item)
                 AND greatest(handling, dossier_handling) <= @Clearance
             ORDER BY version DESC LIMIT @Size + 1
             """,
            new { reference, item, page.Before, Clearance = (int)clearance, page.Size })).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Version);
        return (shown.Select(row => row.ToMessage()), nextCursor);
    }

    /// <summary>Whether there is a version of a dossier for whoever has a clearance.</summary>
    public static Task<bool> HasVersionAsync(NpgsqlConnection connection, string reference, long version, Handling clearance)
        => connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM dossier_change
                WHERE dossier_reference = @reference AND version = @version AND dossier_handling <= @Clearance)
            """,
            new { reference, version, Clearance = (int)clearance });

    /// <summary>What a dossier said of itself in a version.</summary>
    public static async Task<DossierHeader> HeaderAtAsync(NpgsqlConnection connection, string reference, long version)
        => DossierHeader.Parser.ParseJson(await connection.QuerySingleAsync<string>(
            """
            SELECT header FROM dossier_change
            WHERE dossier_reference = @reference AND version <= @version AND header IS NOT NULL
            ORDER BY version DESC LIMIT 1
            """,
            new { reference, version }));

    private static async Task<DossierChange> InsertAsync(
        Change change, Dossier dossier, ChangeKind kind, ChangedItem? item, DossierHeader? header, string reason)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             INSERT INTO dossier_change (dossier_reference, version, kind, item_kind, item, after_item, header,
                                         dossier_handling, handling, reason, changed_by, changed_at)
             VALUES (@Reference, @Version, @Kind, @ItemKind, @Item, @After, @Header::jsonb,
                     @DossierHandling, @Handling, @reason, @Actor, @Now)
             RETURNING {Columns}
             """,
            new
            {
                dossier.Reference,
                dossier.Version,
                Kind = (int)kind,
                ItemKind = (int?)item?.Kind,
                Item = item is null ? (Guid?)null : Guid.Parse(item.Id),
                item?.After,
                Header = header is null ? null : JsonFormatter.Default.Format(header),
                DossierHandling = (int)dossier.Handling,
                Handling = (int)(item?.Handling ?? Handling.TlpClear),
                reason,
                change.Actor,
                change.Now,
            },
            change.Transaction)).ToMessage();

    private sealed record Row(
        long Version,
        ChangeKind Kind,
        ItemKind? ItemKind,
        Guid? Item,
        Guid? AfterItem,
        string Reason,
        string ChangedBy,
        DateTime ChangedAt)
    {
        public DossierChange ToMessage() => new()
        {
            Version = Version,
            Kind = Kind,
            ItemKind = ItemKind ?? Contracts.Attribution.V1.ItemKind.Unspecified,
            ItemId = Item?.ToString() ?? "",
            AfterItemId = AfterItem?.ToString() ?? "",
            Reason = Reason,
            ChangedBy = ChangedBy,
            ChangedAt = ChangedAt.ToTimestamp(),
        };
    }
}

/// <summary>Which item a change is about, how it is marked then, and behind which one it was put.</summary>
internal sealed record ChangedItem(ItemKind Kind, string Id, Handling Handling, Guid? After = null);
