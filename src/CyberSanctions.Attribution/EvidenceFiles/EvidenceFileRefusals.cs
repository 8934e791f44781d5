using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>What the content of evidence is refused for.</summary>
internal static class EvidenceFileRefusals
{
    public static readonly RefusalKind ContentTooLarge = new(
        "content-too-large",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 413),
        "The evidence is too large.",
        "There is a greatest size for the content of an item of evidence. `detail` says which. Nothing of it was kept.");

    public static readonly RefusalKind DigestMismatch = new(
        "digest-mismatch",
        RefusalStatus.Precondition,
        "These are not the bytes that the item declares.",
        "The SHA-256 of what was sent is not the one that the item of evidence has. Nothing of it was kept. Send the right file,"
        + " or"
        + " correct the item.");

    public static readonly RefusalKind UploadOffset = new(
        "upload-offset",
        RefusalStatus.Precondition,
        "The upload is at another place.",
        "A part begins where the one before has ended, without gap or overlap. Ask how far the upload is, and go on from there.");

    public static readonly RefusalKind UploadTotal = new(
        "upload-total",
        RefusalStatus.Precondition,
        "The upload has another length.",
        "All parts of an upload say the same length of the whole. Give the upload up to begin another one.");

    public static readonly RefusalKind UploadTruncated = new(
        "upload-truncated",
        RefusalStatus.Invalid,
        "Fewer bytes came than were said.",
        "What has arrived of it in whole chunks of 1 MiB is kept. Ask how far the upload is, and go on from there.");

    public static readonly RefusalKind TooManyUploads = new(
        "too-many-uploads",
        RefusalStatus.Precondition,
        "Too much is unfinished.",
        "There is a limit to the unfinished uploads of a person, and to the bytes of those of all. Finish one, or give it up.");

    public static readonly RefusalKind NoContent = new(
        "no-content",
        RefusalStatus.NotFound,
        "The content was not brought.",
        "The item of evidence says which bytes it is, but nobody has uploaded them.");

    public static readonly RefusalKind OutsideContent = new(
        "outside-content",
        RefusalStatus.Of(StatusCode.OutOfRange, 416),
        "There is nothing in that range of the evidence.",
        "The range begins or ends beyond the last byte of the content. The item of evidence says how many bytes there are.");

    public static readonly RefusalKind ExtractAboveEvidence = new(
        "extract-above-evidence",
        RefusalStatus.Precondition,
        "The extract is marked above the evidence.",
        "What is released of an item of evidence may not be marked more restrictively than the item itself.");

    public static readonly RefusalKind ContentDamaged = new(
        "content-damaged",
        RefusalStatus.Precondition,
        "The content is damaged.",
        "What is kept is not what was received any more. It is not handed out, and no dossier is concluded on it. Restore the"
        + " database, or upload the content again.");
}
