using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Partners;

/// <summary>Shares in Postgres, as officers see them.</summary>
internal static class ShareTable
{
    /// <returns>Its id.</returns>
    public static async Task<Guid> InsertAsync(
        Change change, Dossier dossier, ShareDossierRequest request, long version, DossierMarkings markings,
        IReadOnlyCollection<SharedVersion> items, int leftOut)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(change.Now));
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO share (id, dossier_reference, exercise, dossier_version, version_handling, partner, everything, left_out,
                               until, purpose, state, proposed_by, proposed_at)
            VALUES (@id, @Reference, @Exercise, @version, @Handling, @Partner, @Everything, @leftOut, @Until, @Purpose, 1, @Actor,
                    @Now)
            """,
            new
            {
                id,
                dossier.Reference,
                dossier.Exercise,
                version,
                Handling = (int)markings.Then,
                request.Partner,
                Everything = request.ItemIds.Count == 0,
                leftOut,
                Until = request.Until.ToDay(),
                request.Purpose,
                change.Actor,
                change.Now,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO share_item (share, item, dossier_reference, since)
            SELECT @id, item, @Reference, since FROM unnest(@Items, @Since) AS shared (item, since)
            """,
            new
            {
                id,
                dossier.Reference,
                Items = items.Select(item => item.Id).ToArray(),
                Since = items.Select(item => item.Since).ToArray(),
            },
            change.Transaction);
        return id;
    }

    /// <summary>One of a dossier, or nothing.</summary>
    public static Task<ShareRow?> FindAsync(NpgsqlConnection connection, string reference, Guid id)
        => connection.QuerySingleOrDefaultAsync<ShareRow?>(
            $"SELECT {ShareRow.Columns} FROM share s WHERE s.dossier_reference = @reference AND s.id = @id",
            new { reference, id });

    /// <summary>A page of a dossier's, newest first, and the next cursor.</summary>
    public static async Task<(IEnumerable<ShareRow> Shares, string NextCursor)> ListAsync(
        NpgsqlConnection connection, string reference, Page page)
    {
        var rows = (await connection.QueryAsync<ShareRow>(
            $"""
             SELECT {ShareRow.Columns} FROM share s
             WHERE s.dossier_reference = @reference AND s.ordinal < @Before ORDER BY s.ordinal DESC LIMIT @Size + 1
             """,
            new { reference, page.Before, page.Size })).AsList();
        return page.Cut(rows, row => row.Ordinal);
    }

    public static Task ApproveAsync(Change change, Guid id)
        => change.Connection.ExecuteAsync(
            "UPDATE share SET version = version + 1, state = 2, approved_by = @Actor, approved_at = @Now WHERE id = @id",
            new { id, change.Actor, change.Now },
            change.Transaction);

    public static Task EndAsync(Change change, Guid id, string reason)
        => change.Connection.ExecuteAsync(
            """
            UPDATE share SET version = version + 1, state = 3, ended_because = @reason, ended_by = @Actor, ended_at = @Now
            WHERE id = @id
            """,
            new { id, reason, change.Actor, change.Now },
            change.Transaction);

    /// <summary>Notes that the partner has read it; whether that was for the first time.</summary>
    public static async Task<bool> ReadAsync(Change change, Guid id)
        => await change.Connection.ExecuteAsync(
            "UPDATE share SET read_at = @Now WHERE id = @id AND state = 2 AND read_at IS NULL",
            new { id, change.Now },
            change.Transaction) == 1;

    /// <summary>Notes that the partner has read items; which of them for the first time.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadAsync(Change change, Guid id, IReadOnlyCollection<Guid> items)
        => (await change.Connection.QueryAsync<Guid>(
            """
            UPDATE share_item SET read_by = @Actor, read_at = @Now
            WHERE share = @id AND item = ANY (@Items) AND read_at IS NULL RETURNING item
            """,
            new { id, Items = items.ToArray(), change.Actor, change.Now },
            change.Transaction)).AsList();
}
