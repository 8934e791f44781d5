using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] ListingRows =>
    [
        Of(
            DraftProposalRequest.Descriptor,
            ("dossier_reference", Reference),
            ("handling", OneOf),
            ("ground", OneOf),
            ("measures", OneOf),
            (StatementOfReasons, Paragraphs(20_000)),
            ("eu_reference_number", EuReferenceNumber), ("distinct_from", Reference), ("confirmed_mixed_scripts", Flag),
            ("list", ListName), ("evidence", Line(500)), ("as_published", Flag),
            ("proposed_by", OptionalProposer), ("co_sponsors", MemberState)),
        Of(
            ReasonsParagraph.Descriptor,
            ("text", Line(4_000)), ("cites", CitedItem), ("individual", Flag), ("ground", OneOfOrNone), ("effects", OneOf)),
        Of(CheckProposalRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            EditProposalRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("reason", Paragraphs(2_000))),
        Of(
            SendBackProposalRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("comments", Paragraphs(4_000))),
        Of(
            WithdrawProposalRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("reason", Paragraphs(2_000))),
        Of(ListProposalChangesRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            CompareProposalVersionsRequest.Descriptor,
            (ReferenceField, Reference), ("from", FieldKind.Version), ("to", FieldKind.Version)),
        Of(Amendment.Descriptor, ("entry_reference", EntryReference), ("entry_version", EntryVersion), ("fields", OneOf)),
        Of(EntryContent.Descriptor, ("ground", OneOf), ("measures", OneOf), (StatementOfReasons, Paragraphs(20_000))),
        Of(
            Delisting.Descriptor,
            ("entry_reference", EntryReference),
            ("entry_version", EntryVersion),
            ("reason", OneOf),
            (StatementOfReasons, Paragraphs(20_000))),
        Of(Renewal.Descriptor, ("until", Until)),
        Of(
            Review.Descriptor,
            ("entry_reference", EntryReference),
            ("entry_version", EntryVersion),
            ("conclusion", Paragraphs(4_000))),
        Of(Extension.Descriptor, ("until", Until)),
        Of(Corrigendum.Descriptor, ("act_reference", Reference), ("from", CalendarDate)),
        Of(ListEntriesRequest.Descriptor, ("list", ListName)),
        Of(GetEntryRequest.Descriptor, ("list", ListName), (ReferenceField, Reference)),
        Of(AnswerConditionsRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            ConditionAnswer.Descriptor,
            ("key", Own("key of a condition", "", "two words", "é", "necessary\n", new string('x', 41))),
            ("met", Flag),
            ("reasons", Paragraphs(4_000))),
        Of(
            RecordStepRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("kind", OneOf),
            ("taken_on", RequiredDate),
            ("text", Paragraphs(4_000)),
            ("document_sha256", Sha256)),
        Of(
            PrepareDecisionRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("outcome", Own("granted, refused or revoked", 1, 3, 5, 6, 99, -1)),
            ("reasons", Paragraphs(4_000)),
            ("amount", Amount),
            ("conditions", Line(500)),
            ("valid_from", CalendarDate),
            ("valid_until", CalendarDate)),
        Of(TakeDecisionRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            RecordReportRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("reported_on", RequiredDate),
            ("document_sha256", Sha256)),
        Of(GetFiguresRequest.Descriptor, ("list", ListName)),
        Of(GetProposalRequest.Descriptor, (ReferenceField, Reference)),
        Of(ClearProposalRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            DraftActRequest.Descriptor,
            (Title, Line(2_000)), (LegalBasis, Line(500)), (Number, ActNumber), (EntryIntoForce, ActDate), (PublicationUrl, Url),
            ("proposal_references", Reference), ("published_on", ActDate), ("instrument", OneOfOrNone)),
        Of(Twin.Descriptor, (Title, Line(2_000)), (LegalBasis, Line(500)), (Number, ActNumber), (PublicationUrl, Url)),
        Of(GetActRequest.Descriptor, (ReferenceField, Reference), ("revision", Position)),
        Of(GetActTextRequest.Descriptor, (ReferenceField, Reference), ("revision", Position)),
        Of(
            ClearActRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("text_sha256", Sha256)),
        Of(
            SubmitActRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("urgency", OptionalParagraphs(4_000)),
            ("despite_reservations", OptionalParagraphs(4_000))),
        Of(ApproveUrgencyRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            CorrectActRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), (Title, Line(2_000)), (LegalBasis, Line(500)),
            (EntryIntoForce, CalendarDate), (PublicationUrl, Url), ("published_on", CalendarDate),
            ("in_force_on_adoption", Flag), ("instrument", OneOfOrNone), ("without_twin", Flag)),
        Of(
            ArrangeActRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("proposal_references", Reference)),
        Of(
            WithdrawActRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("reason", Paragraphs(2_000))),
        Of(CheckActRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetProposalCopyRequest.Descriptor, (ReferenceField, Reference)),
        Of(CorrectedReasons.Descriptor, ("proposal_reference", Reference), (StatementOfReasons, Paragraphs(20_000))),
        Of(
            Procedure.Descriptor,
            ("rule", OneOf),
            ("mode", OneOf),
            ("proposed_by", ProposedBy),
            ("deadline", RequiredInstant),
            ("lapses_at", RequiredInstant),
            ("not_taking_part", MemberState)),
    ];
}
