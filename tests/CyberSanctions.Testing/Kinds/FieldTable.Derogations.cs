using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] DerogationsRows =>
    [
        Of(
            RequestDerogationRequest.Descriptor,
            ("list", ListName),
            ("entry_reference", Reference),
            ("kind", OneOf),
            ("applicant", Line(200)),
            ("description", Paragraphs(4_000)),
            ("amount", Amount),
            ("currency", Own("currency", "", "eur", "EURO", "XXX", "XAU", "€", "EUR\n")),
            ("received_on", RequiredDate),
            ("basis_on", CalendarDate),
            ("distinct_from", Reference)),
        Of(DerogationDocument.Descriptor, ("name", Line(200)), ("sha256", Sha256)),
        Of(GetDerogationRequest.Descriptor, (ReferenceField, Reference)),
        Of(ListDerogationsRequest.Descriptor, ("state", OneOfOrNone)),
        Of(
            WithdrawDerogationRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("reasons", Paragraphs(4_000))),
    ];
}
