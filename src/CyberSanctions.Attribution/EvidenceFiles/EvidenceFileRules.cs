using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>What uploads and downloads have to be.</summary>
internal static class EvidenceFileRules
{
    /// <summary>Bytes of a chunk: of all but the last. An upload goes on after whole ones.</summary>
    public const int Chunk = 1024 * 1024;

    private const int LongestReason = 2_000;

    /// <summary>Begins the checks of a request that names an item.</summary>
    public static Checks Naming(string reference, string id) => DossierRules.Naming(reference).Reference("id", id);

    /// <summary>The same, of one that says why.</summary>
    public static Checks Reasoning(string reference, string id, string reason)
        => Naming(reference, id).Paragraphs("reason", reason, LongestReason);

    /// <summary>Begins the checks of what is said before the bytes come.</summary>
    public static Checks Check(UploadStart start)
    {
        var checks = new Checks()
            .Reference("start.reference", start.Reference)
            .Reference("start.id", start.Id)
            .That(start.First >= 0, "start.first", "Must not be negative.")
            .That(start.Length >= 0, "start.length", "Must not be negative.")
            .That(start.Total > 0, "start.total", "Must be the number of bytes of the whole, at least 1.")
            .That(start.Sha256.Length is 0 or 32, "start.sha256", "Must be the 32 bytes of a SHA-256.");
        return start is { First: >= 0, Length: >= 0, Total: > 0 }
            ? checks
                .That(start.First <= start.Total - start.Length, "start.length", "Reaches beyond the end of the whole.")
                .That(
                    start.Length == 0 || start.First + start.Length == start.Total || start.Length % Chunk == 0,
                    "start.length",
                    "Must be a multiple of 1,048,576 in all parts but the last.")
                .That(!start.Anew || start.Length == start.Total, "start.anew", "Comes with the whole.")
            : checks;
    }

    /// <summary>Refuses what is larger than may be kept.</summary>
    public static void RequireAllowedSize(EvidenceSettings settings, long total)
    {
        if (total > settings.LargestContent)
        {
            throw EvidenceFileRefusals.ContentTooLarge.Because(
                $"The content of an item of evidence may have {settings.LargestContent} bytes; this has {total}.");
        }
    }

    /// <summary>Refuses an upload beyond what may be unfinished.</summary>
    public static void RequireRoom(EvidenceSettings settings, long own, long bytes, long total)
    {
        if (own >= settings.UnfinishedPerPerson)
        {
            throw EvidenceFileRefusals.TooManyUploads.Because($"You have {own} unfinished uploads, and may have no more.");
        }

        if (bytes > settings.UnfinishedBytes - total)
        {
            throw EvidenceFileRefusals.TooManyUploads.Because(
                "The unfinished uploads of all people together are as large as they may be. Try again later.");
        }
    }

    /// <summary>Refuses a part of a whole of another length.</summary>
    public static void RequireTotal(UploadStart start, long total)
    {
        if (start.Total != total)
        {
            throw EvidenceFileRefusals.UploadTotal.Because(
                "start.total", $"The content has {total} bytes in all, by what came before, and not {start.Total}.");
        }
    }

    /// <summary>Refuses to go on with an upload at any place but its own.</summary>
    public static void RequireAt(UploadStart start, long received, long total)
    {
        RequireTotal(start, total);
        if (start.Length > 0 && start.First != received)
        {
            throw Moved(received);
        }
    }

    /// <summary>Refuses to conclude a dossier on what is not what was received.</summary>
    public static void RequireUndamaged(string reference, long damaged)
    {
        if (damaged > 0)
        {
            throw EvidenceFileRefusals.ContentDamaged.Because(damaged == 1
                ? $"The content of an item of evidence in {reference} is damaged."
                : $"The contents of {damaged} items of evidence in {reference} are damaged.");
        }
    }

    /// <summary>The refusal that says where an upload is.</summary>
    public static RefusedException Moved(long received)
        => EvidenceFileRefusals.UploadOffset.Because("start.first", $"{received} bytes are there: go on with byte {received}.");

    /// <summary>The refusal that says which content was expected.</summary>
    public static RefusedException Mismatch(string declared, byte[] sha256)
        => EvidenceFileRefusals.DigestMismatch.Because(
            $"The item declares the SHA-256 {declared}; these bytes have {Convert.ToHexStringLower(sha256)}.");
}
