using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static FieldKind OptionalProposer => Own(
        "who proposes, or nothing", "hr", "GR", "UK", "XX", "COM", "HR\n", "F\u0420", "COMMISSION");

    private static FieldKind OptionalSha256 => Sha256.OrNothing();
    private static FieldKind StageNumber => Own("number of a stage", 0, -1);
    private static FieldKind StageNumberOrNone => Own("number of a stage, or 0", -1);

    private static IEnumerable<KeyValuePair<string, FieldKind>>[] StagesRows =>
    [
        Of(GetStagesRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            StageMeeting.Descriptor,
            ("body", OneOf),
            ("held_on", DayThatCame),
            ("outcome", Own("what a body did", 0, 6, 99, -1)),
            ("to", Own("body that comes after the first", 1, 99, -1)),
            ("text_sha256", Sha256),
            ("remarks", OptionalParagraphs(2_000)),
            ("political_guidance", OptionalParagraphs(2_000))),
        Of(
            CouncilDocument.Descriptor,
            (
                Number,
                Own(
                    "number of a document", "", "WK 1", "wk 1/2026", "WK 1/2026\n", "WK 01/2026", "10289/23", "WK 1/1926",
                    "WK \u0661/2026", "\u0421M 1/26", "ST 1/26 REV", "ST 1/26  INIT")),
            (Title, Line(300)),
            ("sha256", OptionalSha256)),
        Of(
            RecordStageRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("out_of_order", OptionalParagraphs(1_000))),
        Of(
            CorrectStageRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            (Number, StageNumber),
            ("reason", Paragraphs(1_000))),
        Of(
            EnterReservationRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            (MemberStateField, MemberState),
            ("kind", OneOf),
            ("text", OptionalParagraphs(4_000)),
            ("text_sha256", Sha256),
            ("entered_on", DayThatCame),
            ("at_stage", StageNumberOrNone)),
        Of(
            LiftReservationRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("id", Reference),
            ("lifted_on", DayThatCame),
            ("at_stage", StageNumberOrNone),
            ("remark", OptionalParagraphs(1_000))),
        Of(
            GiveOpinionRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("opinion", OneOf),
            ("text_sha256", Sha256),
            ("text", Paragraphs(10_000))),
    ];
}
