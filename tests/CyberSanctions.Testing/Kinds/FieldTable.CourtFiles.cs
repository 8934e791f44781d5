using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] CourtFilesRows =>
    [
        Of(
            ExportCourtFileRequest.Descriptor,
            (ReferenceField, Reference),
            ("reason", Paragraphs(1_900)),
            ("up_to", OneOfOrNone),
            ("contents", Flag),
            ("advice", Flag)),
    ];
}
