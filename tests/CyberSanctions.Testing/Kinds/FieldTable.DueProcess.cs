using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] DueProcessRows =>
    [
        Of(
            NewObservations.Descriptor,
            ("list", ListName),
            ("entry_reference", Reference),
            ("sender", Line(300)),
            ("contact", OptionalLine(300)),
            ("text", Paragraphs(20_000)),
            ("file_name", OptionalLine(200)),
            ("file_size", Own("bytes of a file", -1L))),
        Of(SubmitObservationsRequest.Descriptor, ("bytes", Own("bytes"))),
        Of(GetObservationsAnswerRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetRedressRequest.Descriptor, ("list", ListName), (ReferenceField, Reference)),
        Of(GetEntryProcessRequest.Descriptor, ("list", ListName), (ReferenceField, Reference)),
        Of(ListDueRequest.Descriptor, ("list", ListName)),
        Of(DocumentReference.Descriptor, (ReferenceField, Line(300)), ("sha256", Sha256)),
        Of(
            RecordNotificationRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("channel", OneOf),
            ("on", DayThatCame)),
        Of(
            ReportUndeliverableRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("on", DayThatCame)),
        Of(
            RecordObservationsRequest.Descriptor,
            ("list", ListName),
            ("entry_reference", Reference),
            ("sender", Line(300)),
            ("contact", OptionalLine(300)),
            ("text", Paragraphs(20_000)),
            ("handling", OneOf),
            ("received_on", DayThatCame)),
        Of(
            ListReceivedObservationsRequest.Descriptor,
            ("list", ListName),
            ("entry_reference", OptionalReference),
            ("state", OneOfOrNone)),
        Of(GetObservationsRequest.Descriptor, (ReferenceField, Reference)),
        Of(FetchObservationsFileRequest.Descriptor, (ReferenceField, Reference), ("reason", Paragraphs(2_000))),
        Of(
            AnswerObservationsRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("answer", Paragraphs(10_000))),
        Of(
            OpenReviewRequest.Descriptor,
            ("list", ListName),
            ("entry_reference", Reference),
            ("ground", Own("ground by hand", 0, 1, 3, 5, 99, -1)),
            ("reason", Paragraphs(2_000)),
            ("handling", OneOf)),
        Of(GetReviewRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            ProposeOutcomeRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("outcome", OneOf),
            ("reasons", Paragraphs(20_000)),
            ("entry_version", EntryVersion),
            ("proposal_reference", Reference),
            ("considered", Reference)),
        Of(ConcludeReviewRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            RequestAccessRequest.Descriptor,
            ("list", ListName),
            ("entry_reference", Reference),
            ("requested_by", Line(300)),
            ("received_on", DayThatCame),
            ("handling", OneOf)),
        Of(
            AnswerAccessRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("statement", Paragraphs(4_000))),
        Of(GivenDocument.Descriptor, ("item_reference", Reference), (Title, Line(300)), ("sha256", Sha256)),
        Of(
            LodgeCaseRequest.Descriptor,
            ("list", ListName),
            ("entry_reference", Reference),
            (Number, Own("number of a case", "", "T-1", "t-1/26", "C-1/26 P", "T-1/26\n", "\u0422-1/26", "T-\u0661/26")),
            ("lodged_on", DayThatCame)),
        Of(
            RecordCourtStepRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("kind", OneOf),
            ("on", DayThatCame),
            ("outcome", Own("what a judgment comes to, or nothing", 3, 99, -1)),
            ("effects_until", CalendarDate),
            (Number, Own("number of an appeal, or nothing", "C-1/26", "T-1/26 P", "C-1/26 P\n", "\u0421-1/26 P"))),
        Of(
            NameFollowUpRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("proposal_reference", Reference)),
    ];
}
