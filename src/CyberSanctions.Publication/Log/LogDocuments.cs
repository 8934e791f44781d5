using System.Text;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Publication.Fetching;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Transparency.Notes;
using CyberSanctions.Transparency.Tiles;
using CyberSanctions.Transparency.Tree;
using Npgsql;

namespace CyberSanctions.Publication.Log;

/// <summary>
/// What anybody fetches of a log (C2SP tlog-tiles): the checkpoint, tiles, bundles of entries, its key; and of a version of the
/// list its record and the proof that the log has it.
/// </summary>
internal sealed class LogDocuments(
    NpgsqlDataSource database, PublicationLog log, LogKeys keys, Bell bell, TimeProvider time, ILogger<LogDocuments> logger)
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Octets = "application/octet-stream";

    private readonly UntilTheBell<byte[]> _checkpoints = new(
        async (list, cancel) =>
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            return await LogTable.NewestAsync(connection, list, cancel) ?? log.CheckpointOf(list, 0, TreeHash.OfNothing);
        },
        bell,
        time,
        logger);

    /// <summary>What stands at a path below that of the log; nothing: nothing does.</summary>
    public async Task<SmallDocument?> FindAsync(PublicList list, string path, CancellationToken cancel)
    {
        switch (path)
        {
            case "checkpoint":
                return new(await _checkpoints.GetAsync(list), Text, Answer.Seconds);
            case "key":
                return new(Encoding.UTF8.GetBytes($"{keys.Of(list).Public}\n"), Text, Answer.Seconds);
        }

        if (Tile.Parse(path) is not var (tile, entries) || !Has(Checkpoint.Parse((await NewestAsync(list)).Text).Size, tile))
        {
            return null;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        if (entries)
        {
            var bundle = await LogTable.EntriesAsync(connection, list, tile.Place * Tile.Full, tile.Width, cancel);
            return new(EntryBundle.Write(bundle.Select(entry => (ReadOnlyMemory<byte>)entry)), Octets, SmallDocument.ForEver);
        }

        // What was partial is the beginning of what stands there now.
        var hashes = (await LogTable.TilesAsync(connection, list, [tile], cancel))[(tile.Level, tile.Place)];
        return new(hashes[..(tile.Width * TreeHash.Size)], Octets, SmallDocument.ForEver);
    }

    /// <summary>What the log says of a version of the list.</summary>
    public async Task<SmallDocument> RecordAsync(PublicList list, long version, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (_, entry) = await LogTable.OfVersionAsync(connection, list, version, cancel);
        return new(entry, "application/json", SmallDocument.ForEver);
    }

    /// <summary>That the log has that record, by its newest checkpoint (C2SP tlog-proof).</summary>
    public async Task<SmallDocument> ProofAsync(PublicList list, long version, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (place, entry) = await LogTable.OfVersionAsync(connection, list, version, cancel);
        var note = await NewestAsync(list);
        var size = Checkpoint.Parse(note.Text).Size;
        if (size <= place)
        {
            // This replica has not heard of the newest one yet.
            note = Note.Parse((await LogTable.NewestAsync(connection, list, cancel))!);
            size = Checkpoint.Parse(note.Text).Size;
        }

        var tiles = await LogTable.TilesAsync(
            connection,
            list,
            [.. Proofs.NeededForInclusion(place, size).Select(subtree => Tile.Around(subtree, size)).Distinct()],
            cancel);
        var hashes = new TileHashes(
            size, tile => tiles[(tile.Level, tile.Place)].AsMemory(0, tile.Width * TreeHash.Size));
        var proof = new LogProof(place, Proofs.Inclusion(place, size, hashes.Of), note) { Extra = entry };
        return new(proof.ToBytes(), Text, Answer.Seconds);
    }

    private async Task<Note> NewestAsync(PublicList list) => Note.Parse(await _checkpoints.GetAsync(list));

    // Partial tiles of every size that the log has had are there, and of no other.
    private static bool Has(long size, Tile tile)
        => tile.Level <= 7 && (size >> (tile.Level * Tile.Height)) is var hashes
            && tile.Place <= hashes / Tile.Full && tile.Width <= hashes - (tile.Place * Tile.Full);
}
