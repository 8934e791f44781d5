using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.ServiceDefaults.Paging;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Attribution.Custody;

/// <summary>
/// The custody of evidence. What an entry says is in the entry of the journal that a row names, and nowhere else; each holds the
/// hash of the one before.
/// </summary>
internal static class CustodyTable
{
    /// <summary>Records what was done with the content of an item.</summary>
    /// <param name="dossier">In which dossier.</param>
    /// <param name="entry">What; number, hash, who and when are filled in here.</param>
    /// <returns>The entry.</returns>
    public static async Task<CustodyEntry> RecordAsync(Change change, Dossier dossier, CustodyEntry entry)
    {
        var item = Guid.Parse(entry.ItemId);

        // One after the other, also where there is no entry yet that could be locked.
        await change.Connection.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('custody ' || @item::text, 0))", new { item }, change.Transaction);
        var (number, hash) = await change.Connection.QuerySingleOrDefaultAsync<(long Number, byte[]? Hash)>(
            """
            SELECT c.number, sha256(j.payload) FROM evidence_custody c JOIN journal j ON j.sequence = c.entry
            WHERE c.item = @item ORDER BY c.number DESC LIMIT 1
            """,
            new { item },
            change.Transaction);
        entry.DossierReference = dossier.Reference;
        entry.Number = number + 1;
        entry.Previous = Convert.ToHexStringLower(hash ?? []);
        entry.RecordedBy = change.Actor;
        entry.RecordedAt = change.Now.ToTimestamp();
        await change.AppendAsync(new CustodyRecorded { Entry = entry }, dossier.Reference);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO evidence_custody (item, number, kind, sha256, dossier_reference, dossier_handling, entry)
            SELECT @item, @Number, @Kind, @Sha256, @Reference, @Handling, max(sequence) FROM journal
            WHERE transaction = pg_current_xact_id()
            """,
            new
            {
                item,
                entry.Number,
                Kind = (int)entry.Kind,
                Sha256 = Convert.FromHexString(entry.Sha256),
                dossier.Reference,
                Handling = (int)dossier.Handling,
            },
            change.Transaction);
        return entry;
    }

    /// <summary>A page of an item's, oldest first, of what was marked no higher than a clearance then; and the next
    /// cursor.</summary>
    public static async Task<(IReadOnlyList<CustodyEntry> Entries, string NextCursor)> ListAsync(
        NpgsqlConnection connection, Guid item, Page page, Handling clearance, CancellationToken cancel)
        => await page.CutAsync(
            connection.QueryUnbufferedAsync<(long Number, byte[] Payload)>(
                """
                SELECT c.number, j.payload FROM evidence_custody c JOIN journal j ON j.sequence = c.entry
                WHERE c.item = @item AND c.number > @After AND c.dossier_handling <= @Clearance
                ORDER BY c.number LIMIT @Size + 1
                """,
                new { item, page.After, Clearance = (int)clearance, page.Size })
                .Select(row => (row.Number, CustodyRecorded.Parser.ParseFrom(row.Payload).Entry)),
            cancel);

    /// <summary>All of an item's, in their places in the chain; those that were sealed.</summary>
    public static async Task<IReadOnlyList<SealedCustody>> SealedAsync(NpgsqlConnection connection, Guid item)
        => [.. await connection.QueryAsync<JournalRow, Place, SealedCustody>(
            """
            SELECT j.sequence, j.recorded_at, j.actor, j.event_type, j.subject, j.payload, j.trace_parent, j.body_sha256,
                   place.position, place.hash, before.hash AS previous
            FROM evidence_custody c
            JOIN journal j ON j.sequence = c.entry
            JOIN journal_chain place ON place.sequence = j.sequence
            LEFT JOIN journal_chain before ON before.position = place.position - 1
            WHERE c.item = @item ORDER BY c.number
            """,
            static (row, place) => new SealedCustody(
                row, place.Position, place.Previous ?? ChainHash.Origin.ToArray(), place.Hash),
            new { item },
            splitOn: "position")];

    /// <summary>Whether anything was done with the content of an item.</summary>
    public static Task<bool> AnyAsync(NpgsqlConnection connection, Guid item)
        => connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM evidence_custody WHERE item = @item)", new { item });

    /// <summary>What was decided last on the release of items, as they are now; by item.</summary>
    public static async Task<IReadOnlyDictionary<string, ReleaseDecision>> ReleasesAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Evidence> evidence)
        => (await connection.QueryAsync<byte[]>(
            """
            SELECT DISTINCT ON (c.item) j.payload FROM evidence_custody c JOIN journal j ON j.sequence = c.entry
            WHERE c.kind = @Kind AND (c.item, c.sha256) IN (SELECT * FROM unnest(@Items, @Hashes))
            ORDER BY c.item, c.number DESC
            """,
            new
            {
                Kind = (int)CustodyKind.Released,
                Items = evidence.Select(item => Guid.Parse(item.Id)).ToArray(),
                Hashes = evidence.Select(item => Convert.FromHexString(item.Sha256)).ToArray(),
            }))
            .Select(payload => CustodyRecorded.Parser.ParseFrom(payload).Entry)
            .ToDictionary(entry => entry.ItemId, entry => entry.Release, StringComparer.Ordinal);

    /// <summary>What was decided last on the release of contents of items, each by itself.</summary>
    public static async Task<IReadOnlyList<(string Item, string Sha256, ReleaseDecision Decision)>> ReleasesOfAsync(
        NpgsqlConnection connection, IReadOnlyCollection<(Guid Item, string Sha256)> contents)
        => contents.Count == 0
            ? []
            : [.. (await connection.QueryAsync<byte[]>(
                """
                SELECT DISTINCT ON (c.item, c.sha256) j.payload
                FROM evidence_custody c JOIN journal j ON j.sequence = c.entry
                WHERE c.kind = @Kind AND (c.item, c.sha256) IN (SELECT * FROM unnest(@Items, @Hashes))
                ORDER BY c.item, c.sha256, c.number DESC
                """,
                new
                {
                    Kind = (int)CustodyKind.Released,
                    Items = contents.Select(content => content.Item).ToArray(),
                    Hashes = contents.Select(content => Convert.FromHexString(content.Sha256)).ToArray(),
                }))
                .Select(payload => CustodyRecorded.Parser.ParseFrom(payload).Entry)
                .Select(entry => (entry.ItemId, entry.Sha256, entry.Release))];

    private sealed record Place(long Position, byte[] Hash, byte[]? Previous);
}
