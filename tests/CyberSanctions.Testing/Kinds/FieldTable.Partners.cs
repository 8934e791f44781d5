using CyberSanctions.Contracts.Attribution.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] PartnersRows =>
    [
        Of(
            ShareDossierRequest.Descriptor,
            (ReferenceField, Reference),
            ("partner", Partner),
            ("dossier_version", FieldKind.Version),
            ("item_ids", Reference),
            ("until", LastDayOfShare),
            ("purpose", Paragraphs(2_000))),
        Of(ApproveShareRequest.Descriptor, Following),
        Of(EndShareRequest.Descriptor, [.. Following, ("reason", Paragraphs(2_000))]),
        Of(ListSharesRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetShareRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListPartnerAnswersRequest.Descriptor, (ReferenceField, Reference), ("item_id", OptionalReference)),
        Of(GetReceivedShareRequest.Descriptor, ("id", Reference)),
        Of(ListReceivedItemsRequest.Descriptor, ("id", Reference)),
        Of(
            ListReceivedObjectsRequest.Descriptor,
            ("added_after", Instant),
            ("ids", StixId),
            ("types", StixWord),
            ("versions", StixVersion),
            ("spec_versions", StixWord),
            ("manifest", Flag)),
        Of(
            AnswerShareRequest.Descriptor,
            ("id", Reference),
            ("item_id", OptionalReference),
            ("opinion", OneOfOrNone),
            ("text", OptionalParagraphs(4_000))),
        Of(ListOwnAnswersRequest.Descriptor, ("id", Reference)),
        Of(
            ContributedDossier.Descriptor,
            (Title, Line(500)),
            ("summary", OptionalParagraphs(10_000)),
            ("handling", Own("one of a list, to TLP:AMBER", 0, 4, 5, 99, -1)),
            ("exercise", Flag)),
        Of(GetContributionRequest.Descriptor, ("id", Reference)),
        Of(
            SettleContributionRequest.Descriptor,
            ("id", Reference),
            (ExpectedVersion, FieldKind.Version),
            ("taken_up", Flag),
            ("reason", Paragraphs(2_000))),
    ];
}
