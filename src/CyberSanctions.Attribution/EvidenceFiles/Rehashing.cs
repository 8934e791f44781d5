using CyberSanctions.Attribution.Custody;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults.Identity;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>
/// Hashes contents again, and raises an alarm when one is not what was received: in the custody of each item that it is the
/// content of, in the log, and as a metric. From then on it is not handed out, until a hash says that it is whole again.
/// </summary>
internal sealed class Rehashing(
    NpgsqlDataSource database, ContentReader contents, Bell bell, TimeProvider time, ILogger<Rehashing> logger)
{
    /// <summary>Who hashes when nobody has asked for it.</summary>
    public const string Actor = $"{Principal.OwnActors}attribution";

    private const string Periodic = "The store hashes what it keeps again from time to time.";

    private const string Healed = "A whole copy of the same bytes has taken the place of the damaged one.";

    /// <summary>Hashes a content, and records what came of it for all its items.</summary>
    /// <returns>What came of it.</returns>
    public async Task<RehashOutcome> RunAsync(StoredContent content, CancellationToken cancel)
    {
        var (outcome, found) = await HashAsync(content, cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RecordAsync(new Change(connection, transaction, Actor, time.GetUtcNow()), content, outcome, found);
        await transaction.CommitAsync(CancellationToken.None);
        bell.Ring();
        return outcome;
    }

    /// <summary>Hashes a content.</summary>
    /// <returns>What came of it, and the hash.</returns>
    public async Task<(RehashOutcome Outcome, string Found)> HashAsync(StoredContent content, CancellationToken cancel)
    {
        var (sha256, size) = await contents.HashAsync(content.Upload, content.Size, cancel);
        EvidenceMetrics.Rehashed.Add(size);
        var outcome = sha256.AsSpan().SequenceEqual(content.Sha256) ? RehashOutcome.Intact
            : size == content.Size ? RehashOutcome.Changed
            : RehashOutcome.Missing;
        return (outcome, Convert.ToHexStringLower(sha256));
    }

    /// <summary>Records what came of hashing a content: for one item by who asked, for its others by the store itself.</summary>
    /// <param name="asked">The entry for the item that was asked about; none when nobody asked. Then all have one, and else the
    /// others have one when a damage has come or gone.</param>
    /// <returns>The entry that was asked for.</returns>
    public async Task<CustodyEntry?> RecordAsync(
        Change change,
        StoredContent content,
        RehashOutcome outcome,
        string found,
        (Dossier Dossier, CustodyEntry Entry)? asked = null)
    {
        var (isThere, wasDamaged) = await ContentTable.LockAsync(change, content);
        if (!isThere)
        {
            // A whole copy has taken its place meanwhile.
            return null;
        }

        var intact = outcome == RehashOutcome.Intact;
        await ContentTable.CheckedAsync(change, content, intact);
        CustodyEntry? recorded = null;
        foreach (var (item, dossier) in await ContentTable.ItemsAsync(change, content.Sha256))
        {
            if (asked is var (inDossier, entry) && entry.ItemId == item.ToString())
            {
                entry.Outcome = outcome;
                recorded = await CustodyTable.RecordAsync(change, inDossier, entry);
            }
            else if (asked is null || wasDamaged == intact)
            {
                await ByTheStoreAsync(change, dossier, item, content, outcome, Periodic);
            }
        }

        if (!intact)
        {
            EvidenceMetrics.Damaged.Add(1);
            logger.LogCritical(
                "Evidence is damaged: the content {Sha256} ({Size} bytes) now has the hash {Found} ({Outcome}).",
                Convert.ToHexStringLower(content.Sha256),
                content.Size,
                found,
                outcome);
        }

        return recorded;
    }

    /// <summary>Records, for all items of a content, that a whole copy has taken the place of a damaged one.</summary>
    public static async Task RecordHealedAsync(Change change, byte[] sha256, long size)
    {
        var store = new Change(change.Connection, change.Transaction, Actor, new DateTimeOffset(change.Now));
        foreach (var (item, dossier) in await ContentTable.ItemsAsync(change, sha256))
        {
            await ByTheStoreAsync(store, dossier, item, new(sha256, default, size), RehashOutcome.Intact, Healed);
        }
    }

    private static Task<CustodyEntry> ByTheStoreAsync(
        Change change, Dossier dossier, Guid item, StoredContent content, RehashOutcome outcome, string reason)
    {
        var store = new Change(change.Connection, change.Transaction, Actor, new DateTimeOffset(change.Now));
        return CustodyTable.RecordAsync(store, dossier, new CustodyEntry
        {
            Kind = CustodyKind.Rehashed,
            ItemId = item.ToString(),
            Sha256 = Convert.ToHexStringLower(content.Sha256),
            Size = content.Size,
            Reason = reason,
            Outcome = outcome,
        });
    }
}
