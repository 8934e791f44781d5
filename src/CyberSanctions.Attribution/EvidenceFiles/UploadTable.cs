using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>An upload as it lies in the database.</summary>
internal sealed record UploadRow(
    Guid Id, Guid Item, byte[] Sha256, string Uploader, long Total, long Received, DateTime StartedAt, DateTime TouchedAt);

/// <summary>Uploads that are under way, in Postgres.</summary>
internal static class UploadTable
{
    private const string Abandoned = "state = 3 OR (state = 1 AND touched_at < now() - @age)";
    private const string Columns = "id, item, sha256, uploader, total, received, started_at, touched_at";

    // Whoever counts what is unfinished and adds to it, one after the other.
    private const long Beginning = 0x4353_5550_4C44;

    /// <summary>Somebody's unfinished upload of a content, or nothing.</summary>
    public static Task<UploadRow?> FindAsync(NpgsqlConnection connection, Guid item, byte[] sha256, string uploader)
        => connection.QuerySingleOrDefaultAsync<UploadRow?>(
            $"SELECT {Columns} FROM evidence_upload WHERE item = @item AND sha256 = @sha256 AND uploader = @uploader"
            + " AND state = 1",
            new { item, sha256, uploader });

    /// <summary>Begins an upload, if there is room for it.</summary>
    /// <exception cref="RefusedException"><c>too-many-uploads</c>.</exception>
    public static async Task<UploadRow> BeginAsync(
        NpgsqlConnection connection, EvidenceSettings settings, Guid item, byte[] sha256, string uploader, long total)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Beginning)", new { Beginning }, transaction);
        if (await FindAsync(connection, item, sha256, uploader) is { } begun)
        {
            // By the same person, elsewhere, just now: who goes on with it at the right place does.
            return begun;
        }

        var (own, bytes) = await connection.QuerySingleAsync<(long Own, decimal Bytes)>(
            """
            SELECT count(*) FILTER (WHERE uploader = @uploader AND state = 1), coalesce(sum(total), 0)
            FROM evidence_upload WHERE state <> 2
            """,
            new { uploader },
            transaction);
        EvidenceFileRules.RequireRoom(settings, own, (long)bytes, total);
        var upload = await connection.QuerySingleAsync<UploadRow>(
            $"""
             INSERT INTO evidence_upload (id, item, sha256, uploader, total) VALUES (@Id, @item, @sha256, @uploader, @total)
             RETURNING {Columns}
             """,
            new { Id = Guid.CreateVersion7(), item, sha256, uploader, total },
            transaction);
        await transaction.CommitAsync();
        return upload;
    }

    /// <summary>Locks an upload that is at a place, until the transaction ends.</summary>
    /// <returns>Whether it is there.</returns>
    public static Task<bool> LockAsync(NpgsqlConnection connection, Guid id, long received)
        => connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT FROM (
                SELECT FROM evidence_upload WHERE id = @id AND received = @received AND state = 1 FOR UPDATE) at)
            """,
            new { id, received });

    /// <summary>Notes how far an upload is.</summary>
    public static Task AdvanceAsync(NpgsqlConnection connection, Guid id, long received)
        => connection.ExecuteAsync(
            "UPDATE evidence_upload SET received = @received, touched_at = now() WHERE id = @id", new { id, received });

    /// <summary>Ends an upload: its bytes are those of a content, or nobody needs them.</summary>
    public static Task EndAsync(NpgsqlConnection connection, Guid id, bool needed)
        => connection.ExecuteAsync(
            "UPDATE evidence_upload SET state = @State WHERE id = @id", new { id, State = needed ? 2 : 3 });

    /// <summary>Deletes an upload and its bytes, unless a content rests on them.</summary>
    /// <returns>Whether it was there, and nothing rested on it.</returns>
    public static Task<bool> DiscardAsync(NpgsqlConnection connection, Guid id)
        => connection.ExecuteScalarAsync<bool>("SELECT discard_evidence_upload(@id)", new { id });

    /// <summary>Locks an upload that nobody needs, or that has not gone on for so long, until the transaction ends.</summary>
    /// <returns>Whether it is such a one.</returns>
    public static Task<bool> LockAbandonedAsync(NpgsqlConnection connection, Guid id, TimeSpan age)
        => connection.ExecuteScalarAsync<bool>(
            $"SELECT EXISTS (SELECT FROM (SELECT FROM evidence_upload WHERE id = @id AND ({Abandoned}) FOR UPDATE) abandoned)",
            new { id, age });

    /// <summary>Those that nobody needs, and those that have not gone on for so long.</summary>
    public static Task<IEnumerable<Guid>> AbandonedAsync(NpgsqlConnection connection, TimeSpan age)
        => connection.QueryAsync<Guid>(
            $"SELECT id FROM evidence_upload WHERE {Abandoned}", new { age });
}
