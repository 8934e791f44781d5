using CyberSanctions.Contracts.Attribution.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] ResponsesRows =>
    [
        Of(AssessProportionalityRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(RatedCriterion.Descriptor, ("value", Rating), ("reason", Paragraphs(2_000))),
        Of(CategoryBasis.Descriptor, ("availability", OneOf), ("text", Paragraphs(2_000))),
        Of(GetProportionalityRequest.Descriptor, (ReferenceField, Reference), ("version", FieldKind.Version)),
        Of(ListProportionalityRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetResponsePlanRequest.Descriptor, (ReferenceField, Reference)),
        Of(ListMeasuresRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetMeasureRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(
            ProposeMeasureRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("code", MeasureCode),
            (Title, Line(300)),
            ("owner", Line(300)),
            ("planned_from", PlannedFrom),
            ("planned_until", PlannedUntil),
            ("justification", OptionalParagraphs(4_000))),
        Of(AgreeToMeasureRequest.Descriptor, Following),
        Of(WithdrawMeasureRequest.Descriptor, [.. Following, ("reason", Paragraphs(2_000))]),
        Of(CarryOutMeasureRequest.Descriptor, [.. Following, ("on", DayThatCame), ("results", Paragraphs(10_000))]),
        Of(EndMeasureRequest.Descriptor, [.. Following, ("on", DayThatCame), ("results", Paragraphs(10_000))]),
        Of(NameListingProposalRequest.Descriptor, [.. Following, ("proposal_reference", Reference)]),
        Of(DraftMeasureTextRequest.Descriptor, [.. Following, ("text", Paragraphs(20_000))]),
        Of(ApproveMeasureTextRequest.Descriptor, [.. Following, ("sha256", Sha256)]),
        Of(ListMeasureTextsRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ReleaseStatementRequest.Descriptor, [.. Following, ("title", Line(300)), ("sha256", Sha256)]),
        Of(RetractStatementRequest.Descriptor, [.. Following, ("reason", Paragraphs(2_000))]),
        Of(ListStatementsRequest.Descriptor),
        Of(GetStatementRequest.Descriptor, ("id", Reference)),
        Of(ListResponseChangesRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            NewReport.Descriptor,
            ("subject", Line(300)),
            ("text", Paragraphs(20_000)),
            ("contact", OptionalLine(300)),
            ("file_name", OptionalLine(200)),
            ("file_size", Own("bytes of a file", -1L))),
        Of(SubmitReportRequest.Descriptor, ("bytes", Own("bytes"))),
        Of(GetReportAnswerRequest.Descriptor, (ReferenceField, Reference)),
        Of(ListReportsRequest.Descriptor, ("state", OneOfOrNone)),
        Of(GetReportRequest.Descriptor, (ReferenceField, Reference)),
        Of(FetchReportFileRequest.Descriptor, (ReferenceField, Reference), ("reason", Paragraphs(2_000))),
        Of(
            AnswerReportRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("answer", Paragraphs(4_000))),
        Of(
            TakingUp.Descriptor,
            ("dossier_reference", Reference),
            ("reliability", OneOf),
            ("credibility", Between(1, 6)),
            ("handling", OneOf)),
    ];
}
