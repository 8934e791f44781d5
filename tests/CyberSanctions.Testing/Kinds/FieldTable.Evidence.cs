using CyberSanctions.Contracts.Attribution.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] EvidenceRows =>
    [
        Of(
            UploadStart.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("first", Position),
            ("length", Position),
            ("total", Own("bytes of the whole", 0L, -1L)),
            ("anew", Flag),
            ("sha256", Own("bytes of a SHA-256, or none", Bytes(31), Bytes(33)))),
        Of(UploadContentRequest.Descriptor, ("bytes", Own("bytes"))),
        Of(
            ImportStart.Descriptor,
            (Title, OptionalLine(500)),
            ("handling", OneOf),
            ("exercise", Flag),
            ("partial", Flag),
            ("external", Flag),
            ("exercise_reference", OptionalReference)),
        Of(ImportBundleRequest.Descriptor, ("bytes", Own("bytes"))),
        Of(ExportBundleRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetUploadRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(DiscardUploadRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(
            DownloadContentRequest.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("purpose", OneOf),
            ("reason", Paragraphs(2_000)),
            ("first", Position),
            ("length", Position)),
        Of(
            ShareEvidenceRequest.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("recipient", Line(500)),
            ("reason", Paragraphs(2_000))),
        Of(RehashContentRequest.Descriptor, (ReferenceField, Reference), ("id", Reference), ("reason", Paragraphs(2_000))),
        Of(
            DecideReleaseRequest.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("released", Flag),
            ("extract", Paragraphs(20_000)),
            ("handling", OneOf),
            ("reason", Paragraphs(2_000))),
        Of(ListCustodyRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ExportCustodyRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
    ];
}
