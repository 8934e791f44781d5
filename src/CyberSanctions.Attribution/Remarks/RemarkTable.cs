using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Remarks;

/// <summary>Remarks in Postgres. Who reads them says their clearance; what was marked above it then is not there.</summary>
internal static class RemarkTable
{
    private const string Columns =
        "ordinal, id, kind, item, text, dossier_version, made_by, made_at, legal, settlement, settled_by, settled_at";

    /// <returns>What is stored.</returns>
    public static async Task<Remark> InsertAsync(Change change, Dossier dossier, MakeRemarkRequest remark, Guid? item, bool legal)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             INSERT INTO remark (id, dossier_reference, dossier_version, dossier_handling, item, kind, text, legal,
                                 made_by, made_at)
             VALUES (@Id, @Reference, @Version, @Handling, @item, @Kind, @Text, @legal, @Actor, @Now)
             RETURNING {Columns}
             """,
            new
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(change.Now)),
                dossier.Reference,
                dossier.Version,
                Handling = (int)dossier.Handling,
                item,
                Kind = (int)remark.Kind,
                remark.Text,
                legal,
                change.Actor,
                change.Now,
            },
            change.Transaction)).ToRemark();

    /// <summary>One of a dossier, or nothing.</summary>
    public static async Task<Remark?> FindAsync(Change change, string reference, Guid id, Handling clearance)
        => (await change.Connection.QuerySingleOrDefaultAsync<Row>(
            $"""
             SELECT {Columns} FROM remark
             WHERE id = @id AND dossier_reference = @reference AND dossier_handling <= @Clearance
             """,
            new { id, reference, Clearance = (int)clearance },
            change.Transaction))?.ToRemark();

    /// <returns>The settled remark.</returns>
    public static async Task<Remark> SettleAsync(Change change, Guid id, string settlement)
        => (await change.Connection.QuerySingleAsync<Row>(
            $"""
             UPDATE remark SET settlement = @settlement, settled_by = @Actor, settled_at = @Now WHERE id = @id RETURNING {Columns}
             """,
            new { settlement, change.Actor, change.Now, id },
            change.Transaction)).ToRemark();

    /// <summary>How many requests for change of a dossier wait to be settled.</summary>
    public static Task<long> CountUnsettledAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<long>(
            "SELECT count(*) FROM remark WHERE dossier_reference = @reference AND kind = 2 AND settled_at IS NULL",
            new { reference },
            change.Transaction);

    /// <summary>A page of them, newest first, and the next cursor.</summary>
    public static async Task<(IEnumerable<Remark> Remarks, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string reference, Guid? item, bool unsettled, Page page, Handling clearance)
    {
        // Said only when asked for: a plan for whatever may be asked would read all remarks of a dossier for those of an item.
        var asked = (item is null ? "" : "AND item = @item") + (unsettled ? " AND kind = 2 AND settled_at IS NULL" : "");
        var rows = (await connection.QueryAsync<Row>(
            $"""
             SELECT {Columns} FROM remark
             WHERE dossier_reference = @reference AND ordinal < @Before AND dossier_handling <= @Clearance {asked}
             ORDER BY ordinal DESC LIMIT @Size + 1
             """,
            new { reference, item, page.Before, page.Size, Clearance = (int)clearance })).AsList();
        var (shown, nextCursor) = page.Cut(rows, row => row.Ordinal);
        return (shown.Select(row => row.ToRemark()), nextCursor);
    }

    private sealed record Row(
        long Ordinal,
        Guid Id,
        RemarkKind Kind,
        Guid? Item,
        string Text,
        long DossierVersion,
        string MadeBy,
        DateTime MadeAt,
        bool Legal,
        string? Settlement,
        string? SettledBy,
        DateTime? SettledAt)
    {
        public Remark ToRemark() => new()
        {
            Id = Id.ToString(),
            Kind = Kind,
            ItemId = Item?.ToString() ?? "",
            Text = Text,
            DossierVersion = DossierVersion,
            MadeBy = MadeBy,
            MadeAt = MadeAt.ToTimestamp(),
            Legal = Legal,
            Settlement = SettledAt is { } settledAt
                ? new Settlement { Text = Settlement, SettledBy = SettledBy, SettledAt = settledAt.ToTimestamp() }
                : null,
        };
    }
}
