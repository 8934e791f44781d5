using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>A content that an item has, and where its bytes lie.</summary>
internal sealed record ContentRow(
    Guid Item,
    Guid Upload,
    byte[] Sha256,
    long Size,
    string MediaType,
    string ReceivedBy,
    DateTime ReceivedAt,
    DateTime CheckedAt,
    DateTime? DamagedAt)
{
    /// <summary>As the item says it.</summary>
    public HeldContent ToMessage() => new()
    {
        Size = Size,
        MediaType = MediaType,
        ReceivedBy = ReceivedBy,
        ReceivedAt = ReceivedAt.ToTimestamp(),
        CheckedAt = CheckedAt.ToTimestamp(),
        DamagedAt = DamagedAt?.ToTimestamp(),
    };
}

/// <summary>Whole contents, and of which items they are, in Postgres.</summary>
internal static class ContentTable
{
    private const string Selecting =
        """
        SELECT f.item, c.upload, c.sha256, c.size, c.media_type, f.received_by, f.received_at, c.checked_at, c.damaged_at
        FROM evidence_file f JOIN evidence_content c USING (sha256)
        """;

    /// <summary>The content of an item of evidence, or nothing.</summary>
    public static Task<ContentRow?> FindAsync(NpgsqlConnection connection, Evidence evidence)
        => connection.QuerySingleOrDefaultAsync<ContentRow?>(
            $"{Selecting} WHERE f.item = @Item AND f.sha256 = @Sha256",
            new { Item = Guid.Parse(evidence.Id), Sha256 = Convert.FromHexString(evidence.Sha256) });

    /// <summary>The contents of several items, by item.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ContentRow>> FindAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Evidence> evidence)
        => (await connection.QueryAsync<ContentRow>(
            $"{Selecting} WHERE (f.item, f.sha256) IN (SELECT * FROM unnest(@Items, @Hashes))",
            new
            {
                Items = evidence.Select(item => Guid.Parse(item.Id)).ToArray(),
                Hashes = evidence.Select(item => Convert.FromHexString(item.Sha256)).ToArray(),
            })).ToDictionary(row => row.Item);

    /// <summary>
    /// Makes a whole upload the content of its hash. Where there is one already the upload is not needed, unless that one is
    /// damaged: then its bytes take its place.
    /// </summary>
    /// <returns>Whether they did.</returns>
    public static async Task<bool> StoreAsync(Change change, UploadRow upload, string mediaType)
    {
        await UploadTable.EndAsync(change.Connection, upload.Id, needed: true);
        var stored = await change.Connection.ExecuteAsync(
            """
            INSERT INTO evidence_content (sha256, upload, size, media_type, stored_at, checked_at)
            VALUES (@Sha256, @Id, @Total, @mediaType, @Now, @Now) ON CONFLICT (sha256) DO NOTHING
            """,
            new { upload.Sha256, upload.Id, upload.Total, mediaType, change.Now },
            change.Transaction);
        if (stored == 1)
        {
            return false;
        }

        var (before, damaged) = await change.Connection.QuerySingleAsync<(Guid Upload, bool Damaged)>(
            "SELECT upload, damaged_at IS NOT NULL FROM evidence_content WHERE sha256 = @Sha256 FOR UPDATE",
            new { upload.Sha256 },
            change.Transaction);
        if (damaged)
        {
            await change.Connection.ExecuteAsync(
                """
                UPDATE evidence_content SET upload = @Id, checked_at = @Now, damaged_at = NULL WHERE sha256 = @Sha256
                """,
                new { upload.Id, change.Now, upload.Sha256 },
                change.Transaction);
        }

        await UploadTable.EndAsync(change.Connection, damaged ? before : upload.Id, needed: false);
        return damaged;
    }

    /// <summary>Notes of which item a content is.</summary>
    public static Task LinkAsync(Change change, Dossier dossier, UploadRow upload)
        => change.Connection.ExecuteAsync(
            """
            INSERT INTO evidence_file (item, sha256, dossier_reference, received_by, received_at)
            VALUES (@Item, @Sha256, @Reference, @Actor, @Now) ON CONFLICT DO NOTHING
            """,
            new { upload.Item, upload.Sha256, dossier.Reference, change.Actor, change.Now },
            change.Transaction);

    /// <summary>Locks a content whose bytes lie where they were hashed.</summary>
    /// <returns>Since when it has been damaged, and whether it is there.</returns>
    public static async Task<(bool IsThere, bool WasDamaged)> LockAsync(Change change, StoredContent content)
        => await change.Connection.QuerySingleOrDefaultAsync<(bool, bool)>(
            "SELECT true, damaged_at IS NOT NULL FROM evidence_content WHERE sha256 = @Sha256 AND upload = @Upload FOR UPDATE",
            new { content.Sha256, content.Upload },
            change.Transaction);

    /// <summary>Notes that a content was hashed, and how that came out.</summary>
    public static Task CheckedAsync(Change change, StoredContent content, bool intact)
        => change.Connection.ExecuteAsync(
            """
            UPDATE evidence_content
            SET checked_at = @Now, damaged_at = CASE WHEN @intact THEN NULL ELSE coalesce(damaged_at, @Now) END
            WHERE sha256 = @Sha256
            """,
            new { change.Now, intact, content.Sha256 },
            change.Transaction);

    /// <summary>Of which items a content is: in which dossiers it was received, and how those are marked.</summary>
    public static Task<IEnumerable<(Guid Item, Dossier Dossier)>> ItemsAsync(Change change, byte[] sha256)
        => change.Connection.QueryAsync<Guid, DossierMark, (Guid, Dossier)>(
            """
            SELECT f.item, d.reference, d.handling FROM evidence_file f JOIN dossier d ON d.reference = f.dossier_reference
            WHERE f.sha256 = @sha256 ORDER BY f.item
            """,
            (item, mark) => (item, new Dossier { Reference = mark.Reference, Handling = mark.Handling }),
            new { sha256 },
            change.Transaction,
            splitOn: "reference");

    /// <summary>
    /// The content that was hashed the longest ago, longer than so, or at a time that is yet to come, by a clock that was wrong;
    /// or nothing.
    /// </summary>
    public static Task<StoredContent?> DueAsync(NpgsqlConnection connection, DateTime before, DateTime now)
        => connection.QuerySingleOrDefaultAsync<StoredContent?>(
            """
            SELECT sha256, upload, size FROM evidence_content WHERE checked_at < @before OR checked_at > @now
            ORDER BY checked_at LIMIT 1
            """,
            new { before, now });

    /// <summary>How many items of a dossier have a content that is damaged.</summary>
    public static Task<long> CountDamagedAsync(Change change, string reference)
        => change.Connection.ExecuteScalarAsync<long>(
            """
            SELECT count(*) FROM item i
            JOIN evidence_file f ON f.item = i.id AND f.sha256 = decode(i.content ->> 'sha256', 'hex')
            JOIN evidence_content c ON c.sha256 = f.sha256
            WHERE i.dossier_reference = @reference AND i.kind = 2 AND i.until IS NULL AND c.damaged_at IS NOT NULL
            """,
            new { reference },
            change.Transaction);

    private sealed record DossierMark(string Reference, Contracts.Common.V1.Handling Handling);
}

/// <summary>A content, and where its bytes lie.</summary>
internal sealed record StoredContent(byte[] Sha256, Guid Upload, long Size);
