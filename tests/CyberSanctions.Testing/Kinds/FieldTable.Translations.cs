using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private const string Language = "language";
    private const string OriginalSha256 = "original_sha256";

    private static FieldKind OfficialLanguage => Own(
        "official language", "", "DE", "de ", "deu", "gr", "é", "de\n", "d\u200be");

    private static IEnumerable<KeyValuePair<string, FieldKind>>[] TranslationsRows =>
    [
        Of(ListTranslationsRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            GetTranslationRequest.Descriptor,
            (ReferenceField, Reference),
            (Language, OfficialLanguage),
            (OriginalSha256, OptionalSha256)),
        Of(
            RequestTranslationsRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("languages", OfficialLanguage),
            ("due_on", CalendarDate)),
        Of(
            StartTranslationRequest.Descriptor,
            (ReferenceField, Reference),
            (Language, OfficialLanguage),
            (ExpectedVersion, FieldKind.Version),
            (OriginalSha256, Sha256),
            ("start_from", OptionalSha256)),
        Of(
            WriteTranslationRequest.Descriptor,
            (ReferenceField, Reference),
            (Language, OfficialLanguage),
            (ExpectedVersion, FieldKind.Version),
            (OriginalSha256, Sha256),
            ("paragraphs", Line(6_000))),
        Of(
            ReviewTranslationRequest.Descriptor,
            (ReferenceField, Reference),
            (Language, OfficialLanguage),
            (ExpectedVersion, FieldKind.Version),
            (OriginalSha256, Sha256),
            ("text_sha256", Sha256),
            ("accepted", Flag),
            ("remark", OptionalParagraphs(4_000))),
    ];
}
