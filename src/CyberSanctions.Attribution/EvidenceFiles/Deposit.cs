using CyberSanctions.Attribution.Custody;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using Dapper;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>Puts bytes into the evidence store that the service has already, in the transaction in which their item
/// comes.</summary>
internal static class Deposit
{
    /// <summary>Stores the content of an item that declares it, and records that in its custody.</summary>
    /// <param name="bytes">Those of the hash that the item declares: a few MiB.</param>
    public static async Task StoreAsync(Change change, Dossier dossier, Evidence evidence, byte[] bytes, string reason)
    {
        var upload = new UploadRow(
            Guid.CreateVersion7(),
            Guid.Parse(evidence.Id),
            Convert.FromHexString(evidence.Sha256),
            change.Actor,
            bytes.Length,
            bytes.Length,
            change.Now,
            change.Now);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO evidence_upload (id, item, sha256, uploader, total) VALUES (@Id, @Item, @Sha256, @Uploader, @Total);
            INSERT INTO evidence_chunk (upload, number, bytes)
            SELECT @Id, number, substring(@bytes FROM number * @Chunk + 1 FOR @Chunk)
            FROM generate_series(0, (@Total::int - 1) / @Chunk) number;
            UPDATE evidence_upload SET received = total WHERE id = @Id
            """,
            new { upload.Id, upload.Item, upload.Sha256, upload.Uploader, upload.Total, bytes, EvidenceFileRules.Chunk },
            change.Transaction);
        var beginning = bytes.AsSpan(0, Math.Min(bytes.Length, 4096));
        if (await ContentTable.StoreAsync(change, upload, MediaTypes.Of(beginning)))
        {
            await Rehashing.RecordHealedAsync(change, upload.Sha256, upload.Total);
        }

        await ContentTable.LinkAsync(change, dossier, upload);
        await CustodyTable.RecordAsync(change, dossier, new CustodyEntry
        {
            Kind = CustodyKind.Received,
            ItemId = evidence.Id,
            Sha256 = evidence.Sha256,
            Size = bytes.Length,
            Reason = reason,
        });
    }
}
