using CyberSanctions.Contracts.Attribution.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] ExercisesRows =>
    [
        Of(
            Scenario.Descriptor,
            (Title, Line(200)),
            ("summary", OptionalParagraphs(4_000)),
            ("objectives", Line(500)),
            ("handling", OneOf),
            ("conductors", Line(200))),
        Of(ExercisePart.Descriptor, ("key", Key), (Title, Line(200)), ("subjects", Line(200))),
        Of(
            NewInject.Descriptor,
            ("key", Key),
            (Title, Line(200)),
            ("text", Paragraphs(4_000)),
            ("parts", Key),
            ("after", Duration)),
        Of(
            NewReaction.Descriptor,
            ("key", Key),
            ("text", Paragraphs(1_000)),
            ("part", Key),
            ("inject", Key.OrNothing()),
            ("within", Own("duration above nothing", [.. Duration.Bad, "PT0S", "P0DT0H"])),
            ("deeds", Own("event", "", "evidence-added", "NothingOfTheKind", "StatementReleased"))),
        Of(GetExerciseRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            SteerExerciseRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("step", OneOf),
            ("reason", Paragraphs(2_000))),
        Of(AddInjectRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            ReleaseInjectRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("key", Reference)),
        Of(ListInjectsRequest.Descriptor, (ReferenceField, Reference)),
        Of(AnswerInjectRequest.Descriptor, (ReferenceField, Reference), ("key", Reference), ("text", Paragraphs(4_000))),
        Of(ListDeedsRequest.Descriptor, (ReferenceField, Reference), ("part", OptionalReference)),
        Of(ListReactionsRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            JudgeReactionRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("key", Reference),
            ("status", Own("judgement", 0, 1, 2, 6, -1)),
            ("note", OptionalParagraphs(2_000))),
        Of(ObserveRequest.Descriptor, (ReferenceField, Reference), ("part", OptionalReference), ("text", Paragraphs(4_000))),
        Of(ListObservationsRequest.Descriptor, (ReferenceField, Reference)),
        Of(AllowObserverRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            ObserverRights.Descriptor,
            ("subject", OptionalLine(200)),
            ("injects", Flag),
            ("deeds", Flag),
            ("reactions", Flag),
            ("report", Flag)),
        Of(FetchReportRequest.Descriptor, (ReferenceField, Reference), ("format", OneOf)),
    ];
}
