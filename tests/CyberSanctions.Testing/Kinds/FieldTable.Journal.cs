using CyberSanctions.Contracts.Journal.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] JournalRows =>
    [
        Of(ReadRequest.Descriptor, ("after", Position), ("follow", Flag), ("most", Position)),
        Of(ReadBodyRequest.Descriptor, ("sha256", HashBytes)),
        Of(Head.Descriptor, ("position", Position), ("hash", HashBytes)),
    ];
}
