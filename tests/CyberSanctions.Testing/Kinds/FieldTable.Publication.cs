using CyberSanctions.Contracts.Publication.V1;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] PublicationRows =>
    [
        Of(ListVersionsRequest.Descriptor, ("list", Program)),
    ];
}
