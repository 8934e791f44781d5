using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Contracts.Voting.V1;
using Google.Protobuf.Reflection;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

/// <summary>
/// Of which kind every field is that somebody can send. A field without a row fails the tests of the contracts; a field
/// that does not refuse what is not of its kind fails those of its service.
/// </summary>
public static class FieldTable
{
    private const string Number = "number";
    private const string ReferenceField = "reference";
    private const string ExpectedVersion = "expected_version";
    private const string MemberStateField = "member_state";
    private const string Title = "title";
    private const string LegalBasis = "legal_basis";
    private const string EntryIntoForce = "entry_into_force";
    private const string PublicationUrl = "publication_url";
    private const string StatementOfReasons = "statement_of_reasons";

    private static readonly FieldKind ActNumber = Own("number of an act", "", "2026/0", "2026/1\n", "1/2026", "2026-1");
    private static readonly FieldKind EuReferenceNumber = Own(
        "EU reference number", "EU.5701", "EU.5701.88\n", "eu.5701.88", "EU.५७.88");
    private static readonly FieldKind EntryReference = Own(
        "reference on a list",
        "",
        "EU.5701",
        "EU.5701.88\n",
        "eu.5701.88",
        "EU.५७.88",
        "CYB-2026-1",
        "LP-2026-0001",
        " EU.5701.88");
    private static readonly FieldKind EntryVersion = Own("version of an entry", 0, -1);
    private static readonly FieldKind StixId = Own(
        "id of STIX",
        "",
        "report",
        "report--1",
        "report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10\n",
        "report--01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10",
        "note--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b1\u0660",
        "note--' OR 1=1");
    private static readonly FieldKind StixWord = Own("word of STIX", "", "no te", "note\n", "Note", "é", new string('x', 101));
    private static readonly FieldKind StixVersion = Own(
        "version of an object", "", "newest", "LAST", "all\n", "2026", "2026-02-30T00:00:00Z", "2026-02-01T00:00:00", "0");
    private static readonly FieldKind Until = Own(
        "day to come",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 11, Month = 1, Day = 1 }, new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind ListName = Own("list, or nothing", "eu-cyber\n", "two words", "é", "eu-cyber\u200b");
    private static readonly FieldKind RequiredDate = new("date of the calendar", [null, .. CalendarDate.Bad]);
    private static readonly FieldKind Amount = Own(
        "sum of money",
        "0", "0.00", "-1", "+1", "1e3", "NaN", "Infinity", "1,000.00", "01", "1.", ".5", "1.00000", "0x10", "1 000", "１", "1\n",
        "1000000000000000");
    private static readonly FieldKind HashBytes = Own("bytes of a SHA-256", Bytes(0), Bytes(31), Bytes(33));
    private static readonly FieldKind PublicKey = Own("public key", Bytes(0), Bytes(91), Bytes(201));
    private static readonly FieldKind ProposedBy = Own("who proposes", "", "hr", "GR", "UK", "XX", "COMMISSION");
    private static readonly FieldKind Statement = Own("signed statement", "", "x", "a.b.c", new string('x', 4_001));
    private static readonly FieldKind FirstDay = Own(
        "first day, from today on",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 11, Month = 1, Day = 1 }, new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind LastDay = Own(
        "day after the last",
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind Population = Own("population", 0L, -1L, 10_000_000_001L, long.MaxValue);
    private static readonly FieldKind Csv = Own(
        "CSV of a population table",
        "x",
        "member_state,population\nMT,1",
        "member_state,population,unit,year",
        new string('x', 20_001));
    private static readonly (string Field, FieldKind Kind)[] Correcting =
    [
        (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("id", Reference), ("reason", Paragraphs(2_000)),
    ];

    private static readonly FieldKind Sought = Own(
        "words to look for",
        "?!", "\"\"", "%", "_", "\\", "Aurelia\0", "Aurelia\u0007", "Aurelia\ufffd", new string('x', 201),
        string.Join(' ', Enumerable.Range(100, 17)));

    private static readonly (string Field, FieldKind Kind)[] Following =
    [
        (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("id", Reference),
    ];

    private static readonly FieldKind CitedItem = Own(
        "id of an item", "", "ATT-2026-0001", "0190A0C2-0000-7000-8000-000000000001", "{0190a0c2-0000-7000-8000-000000000001}",
        "0190a0c2-0000-7000-8000-000000000001\n", "0190a0c2-0000-7000-8000-00000000000\u0661");
    private static readonly FieldKind Rating = Own("0 to 4", null, -1, 5, int.MaxValue);
    private static readonly FieldKind MeasureCode = Own("code of a measure", "", "two words", "é", "a\n", new string('a', 61));
    private static readonly FieldKind PlannedUntil = Own(
        "day of a plan, or nothing",
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2019, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 11, Month = 1, Day = 1 }, new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind PlannedFrom = PlannedUntil with { Bad = [null, .. PlannedUntil.Bad] };
    private static readonly FieldKind DayThatCame = Own(
        "day that has come",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = DateTime.UtcNow.Year + 1, Month = 12, Day = 31 });
    private static readonly FieldKind Partner = Own(
        "code of a partner", "", "us", "Us", "UK", "FR", "USA", "US\n", " US", "U\u0405", "\uff35\uff33", "US\u200b", "EU");
    private static readonly FieldKind LastDayOfShare = Own(
        "day within a year",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 2, Month = 1, Day = 2 },
        new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind Key = Own(
        "key", "", "-a", "two words", "é", "a\n", "a/b", "a_b", "a\u200b", new string('a', 41));
    private static readonly FieldKind Duration = Own(
        "duration, or nothing", "P", "PT", "1H", "PT1.5H", "-PT1H", "P1M", "P1W", "pt1h", "PT1H ", "PT1M1H", "P31D", "PT9999H");
    private static readonly FieldKind LowerCase = Own(
        "lower-case word", "", "Restrictive", "two words", "é", "a\n", "a_b", new string('a', 61));
    private static readonly FieldKind Program = Own("visible ASCII", "", "two words", "é", "\u200b", "a\n", new string('a', 201));

    /// <summary>Each kind by <c>full.name.of.Message.field</c>.</summary>
    public static IReadOnlyDictionary<string, FieldKind> Kinds { get; } = new[]
    {
        Of(PageRequest.Descriptor, ("cursor", Cursor), ("size", PageSize)),

        // Attribution
        Of(
            CreateDossierRequest.Descriptor,
            (Title, Line(500)),
            ("summary", OptionalParagraphs(10_000)),
            ("handling", OneOf),
            ("exercise", Flag),
            ("exercise_reference", OptionalReference)),
        Of(GetDossierRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            DossierFilter.Descriptor,
            ("q", Sought),
            ("state", OneOfOrNone),
            ("handling", OneOfOrNone),
            ("exercise", Flag),
            ("actor", Sought),
            ("attack_kind", OneOfOrNone),
            ("sector", OneOfOrNone),
            ("began_from", CalendarDate),
            ("began_to", CalendarDate),
            ("changed_since", Instant),
            ("changed_until", Instant), ("mine", Flag)),
        Of(SaveDossierViewRequest.Descriptor, ("name", Line(100))),
        Of(GetDossierViewRequest.Descriptor, ("id", Reference)),
        Of(
            ChangeDossierViewRequest.Descriptor,
            ("id", Reference),
            (ExpectedVersion, FieldKind.Version),
            ("name", Line(100))),
        Of(DeleteDossierViewRequest.Descriptor, ("id", Reference), (ExpectedVersion, FieldKind.Version)),
        Of(GetIncidentRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListIncidentsRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetEvidenceRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListEvidenceRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetActorRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListActorsRequest.Descriptor, (ReferenceField, Reference)),
        Of(AddIncidentRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(AddEvidenceRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(NameActorRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(GetEventRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListEventsRequest.Descriptor, (ReferenceField, Reference)),
        Of(AddEventRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(AmendEventRequest.Descriptor, Correcting),
        Of(GetRelationRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListRelationsRequest.Descriptor, (ReferenceField, Reference)),
        Of(AddRelationRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(AmendRelationRequest.Descriptor, Correcting),
        Of(GetHypothesisRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListHypothesesRequest.Descriptor, (ReferenceField, Reference)),
        Of(AddHypothesisRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(AmendHypothesisRequest.Descriptor, Correcting),
        Of(GetResponsibilityRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ListResponsibilitiesRequest.Descriptor, (ReferenceField, Reference)),
        Of(AddResponsibilityRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(AmendResponsibilityRequest.Descriptor, Correcting),
        Of(GetMatrixRequest.Descriptor, (ReferenceField, Reference)),
        Of(MoveItemRequest.Descriptor, [.. Correcting, ("after_id", OptionalReference)]),
        Of(ListContributorsRequest.Descriptor, (ReferenceField, Reference)),
        Of(
            ConcludeDossierRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("assessment", Paragraphs(20_000))),
        Of(
            AmendDossierRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            (Title, Line(500)),
            ("summary", OptionalParagraphs(10_000)),
            ("handling", OneOf),
            ("reason", Paragraphs(2_000))),
        Of(AmendIncidentRequest.Descriptor, Correcting),
        Of(AmendEvidenceRequest.Descriptor, Correcting),
        Of(AmendActorRequest.Descriptor, Correcting),
        Of(WithdrawItemRequest.Descriptor, Correcting),
        Of(
            WithdrawDossierRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("reason", Paragraphs(2_000))),
        Of(ListDossierChangesRequest.Descriptor, (ReferenceField, Reference), ("item_id", OptionalReference)),
        Of(
            CompareVersionsRequest.Descriptor,
            (ReferenceField, Reference),
            ("from", FieldKind.Version),
            ("to", FieldKind.Version)),
        Of(
            SupersedeDossierRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("reason", Paragraphs(2_000))),
        Of(
            MakeRemarkRequest.Descriptor,
            (ReferenceField, Reference),
            ("kind", OneOf),
            ("item_id", OptionalReference),
            ("text", Paragraphs(4_000))),
        Of(
            SettleRemarkRequest.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("text", Paragraphs(4_000))),
        Of(
            ListRemarksRequest.Descriptor,
            (ReferenceField, Reference),
            ("item_id", OptionalReference),
            ("unsettled", Flag)),
        Of(ConfirmConclusionRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            Incident.Descriptor,
            ("id", Given),
            (Title, Line(500)),
            ("description", OptionalParagraphs(10_000)),
            ("began", LivedPartialDate),
            ("attack_kinds", OneOf),
            ("attempted", Flag), ("external_threat", OneOf),
            ("ended", LivedPartialDate),
            ("policy_objective", OptionalParagraphs(4_000)),
            ("offences", OneOf)),
        Of(
            SignificantEffect.Descriptor,
            ("factor", OneOf),
            ("assessment", Paragraphs(4_000)),
            ("member_states", MemberState)),
        Of(
            EffectFigure.Descriptor,
            ("unit", OneOf),
            ("value", Own("figure", -1L, 9_007_199_254_740_992L, long.MaxValue, long.MinValue)),
            ("bound", OneOf),
            ("currency", Own("currency, or nothing", "EURO", "eur", "XXX", "XAU", "E", "€", "EUR\n", "ＥＵＲ"))),
        Of(
            Target.Descriptor,
            ("kind", OneOf),
            ("sector", OneOfOrNone),
            ("state_function", OneOfOrNone),
            ("union_body", OneOfOrNone),
            (MemberStateField, OptionalMemberState),
            ("third_state", OptionalCountry),
            ("name", OptionalLine(500))),
        Of(
            TimelineEvent.Descriptor,
            ("id", Given),
            ("date", LivedPartialDate),
            ("time", Own("time of day", "3", "24", "3:20", "03:60", "03:20:00", "03:20Z", " 03", "03\n", "٠٣", "noon")),
            ("text", Paragraphs(4_000)),
            ("incident_id", OptionalReference),
            ("evidence_ids", Reference),
            ("source", OptionalLine(2_000))),
        Of(
            Evidence.Descriptor,
            ("id", Given),
            (Title, Line(500)),
            ("description", OptionalParagraphs(10_000)),
            ("source", OptionalLine(2_000)),
            ("reliability", OneOf),
            ("credibility", Between(1, 6)),
            ("sha256", Sha256),
            ("handling", OneOf),
            ("added_by", Given),
            ("added_at", GivenTime),
            ("same_origin_as", OptionalReference),
            ("content", Own("given by the service", new HeldContent())),
            ("release", Own("given by the service", new ReleaseDecision()))),
        Of(
            Relation.Descriptor,
            ("id", Given),
            ("kind", OneOf),
            ("source_id", Reference),
            ("target_id", Reference),
            ("since", LivedPartialDate),
            ("until", LivedPartialDate),
            ("description", OptionalParagraphs(4_000)),
            ("evidence_ids", Reference)),
        Of(
            Hypothesis.Descriptor,
            ("id", Given),
            ("statement", Paragraphs(2_000)),
            ("actor_ids", Reference),
            ("likelihood", OneOfOrNone),
            ("confidence", OneOfOrNone),
            ("reasoning", OptionalParagraphs(10_000))),
        Of(
            EvidenceVerdict.Descriptor,
            ("evidence_id", Reference),
            ("consistency", OneOf),
            ("note", OptionalParagraphs(2_000))),
        Of(
            StateResponsibility.Descriptor,
            ("id", Given),
            ("state", Country),
            ("basis", OneOf),
            ("reasoning", Paragraphs(10_000)),
            ("actor_ids", Reference),
            ("evidence_ids", Reference),
            ("norms", OneOf),
            ("likelihood", OneOf),
            ("confidence", OneOf)),
        Of(
            Actor.Descriptor,
            ("id", Given),
            ("kind", OneOf),
            ("name", Line(500)),
            ("aliases", Line(500)),
            ("involvement", Paragraphs(10_000)),
            ("state", OptionalCountry)),

        // Evidence itself
        Of(
            UploadStart.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("first", Position),
            ("length", Position),
            ("total", Own("bytes of the whole", 0L, -1L)),
            ("anew", Flag),
            ("sha256", Own("bytes of a SHA-256, or none", Bytes(31), Bytes(33)))),
        Of(UploadContentRequest.Descriptor, ("bytes", Own("bytes"))),
        Of(
            ImportStart.Descriptor,
            (Title, OptionalLine(500)),
            ("handling", OneOf),
            ("exercise", Flag),
            ("partial", Flag),
            ("external", Flag),
            ("exercise_reference", OptionalReference)),
        Of(ImportBundleRequest.Descriptor, ("bytes", Own("bytes"))),
        Of(ExportBundleRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetUploadRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(DiscardUploadRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(
            DownloadContentRequest.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("purpose", OneOf),
            ("reason", Paragraphs(2_000)),
            ("first", Position),
            ("length", Position)),
        Of(
            ShareEvidenceRequest.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("recipient", Line(500)),
            ("reason", Paragraphs(2_000))),
        Of(RehashContentRequest.Descriptor, (ReferenceField, Reference), ("id", Reference), ("reason", Paragraphs(2_000))),
        Of(
            DecideReleaseRequest.Descriptor,
            (ReferenceField, Reference),
            ("id", Reference),
            ("released", Flag),
            ("extract", Paragraphs(20_000)),
            ("handling", OneOf),
            ("reason", Paragraphs(2_000))),
        Of(ListCustodyRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),
        Of(ExportCustodyRequest.Descriptor, (ReferenceField, Reference), ("id", Reference)),

        // Responses
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

        // Exercises
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

        // Due process
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

        // Partners
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

        // Listing
        Of(
            DraftProposalRequest.Descriptor,
            ("dossier_reference", Reference),
            ("handling", OneOf),
            ("ground", OneOf),
            ("measures", OneOf),
            (StatementOfReasons, Paragraphs(20_000)),
            ("eu_reference_number", EuReferenceNumber), ("distinct_from", Reference), ("confirmed_mixed_scripts", Flag),
            ("list", ListName), ("evidence", Line(500)), ("as_published", Flag)),
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
            WithdrawDerogationRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("reasons", Paragraphs(4_000))),
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
            ("proposal_references", Reference), ("published_on", ActDate)),
        Of(GetActRequest.Descriptor, (ReferenceField, Reference), ("revision", Position)),
        Of(
            ClearActRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("text_sha256", Sha256)),
        Of(
            SubmitActRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("urgency", OptionalParagraphs(4_000))),
        Of(ApproveUrgencyRequest.Descriptor, (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version)),
        Of(
            CorrectActRequest.Descriptor,
            (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), (Title, Line(2_000)), (LegalBasis, Line(500)),
            (EntryIntoForce, CalendarDate), (PublicationUrl, Url), ("published_on", CalendarDate),
            ("in_force_on_adoption", Flag)),
        Of(CorrectedReasons.Descriptor, ("proposal_reference", Reference), (StatementOfReasons, Paragraphs(20_000))),
        Of(
            Procedure.Descriptor,
            ("rule", OneOf),
            ("mode", OneOf),
            ("proposed_by", ProposedBy),
            ("deadline", RequiredInstant),
            ("lapses_at", RequiredInstant),
            ("not_taking_part", MemberState)),

        // Voting
        Of(ListBallotsRequest.Descriptor, ("act_reference", OptionalReference), ("undecided", Flag)),
        Of(GetBallotRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetTextRequest.Descriptor, (ReferenceField, Reference)),
        Of(MakeStatementRequest.Descriptor, ("statement", Statement), ("declaration", OptionalParagraphs(20_000))),
        Of(
            ExtendDeadlineRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("deadline", RequiredInstant)),
        Of(
            DecideBallotRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("close_with_votes_missing", Flag)),
        Of(WatchBallotRequest.Descriptor, (ReferenceField, Reference), ("after", Position)),
        Of(GetRollCallRequest.Descriptor, (ReferenceField, Reference)),
        Of(ListReceiptsRequest.Descriptor, ("ballot_reference", OptionalReference)),
        Of(CalculateDeadlineRequest.Descriptor, ("working_days", Between(1, 60)), ("from", Instant)),
        Of(
            RegisterKeyRequest.Descriptor,
            (MemberStateField, MemberState), ("public_key", PublicKey), ("valid_from", Instant), ("valid_to", RequiredInstant)),
        Of(RevokeKeyRequest.Descriptor, ("key_id", Program)),
        Of(ListKeysRequest.Descriptor, (MemberStateField, OptionalMemberState)),
        Of(ProposedChange.Descriptor, ("valid_from", FirstDay), ("valid_to", LastDay), ("source", Line(500))),
        Of(Accession.Descriptor, (MemberStateField, MemberState), ("iso_code", Country), ("name", Line(100))),
        Of(FigureInTable.Descriptor, ("edition", EntryVersion), ("population", Population)),
        Of(Withdrawal.Descriptor, (MemberStateField, MemberState)),
        Of(
            PopulationTable.Descriptor,
            ("year", Own("year of a table", 1999, 2201, -1)), ("unit", OptionalLine(100)), ("csv", Csv)),
        Of(Figure.Descriptor, (MemberStateField, MemberState), ("population", Population)),
        Of(Holiday.Descriptor, ("day", CalendarDate), ("name", Line(100))),
        Of(MinimumPeriod.Descriptor, ("working_days", Between(1, 60)), ("minutes_of_day", Between(0, 1439))),
        Of(OfficialLanguages.Descriptor, ("languages", OptionalLanguage with { Bad = ["", .. OptionalLanguage.Bad] })),
        Of(
            ToolboxMeasure.Descriptor,
            ("code", LowerCase),
            ("category", LowerCase),
            (Title, Line(300)),
            (LegalBasis, OptionalLine(300)),
            ("needs_text", Flag)),
        Of(ReleaseChangeRequest.Descriptor, (ReferenceField, Reference), ("sha256", Sha256), ("large_changes_confirmed", Flag)),
        Of(RejectChangeRequest.Descriptor, (ReferenceField, Reference), ("reasons", Paragraphs(4_000))),
        Of(WithdrawChangeRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetChangeRequest.Descriptor, (ReferenceField, Reference)),
        Of(ListChangesRequest.Descriptor, ("kind", OneOfOrNone), ("state", OneOfOrNone)),
        Of(GetInForceRequest.Descriptor, ("day", CalendarDate)),
        Of(GetForBallotRequest.Descriptor, ("ballot_reference", Reference)),

        // Publication
        Of(ListVersionsRequest.Descriptor, ("list", Program)),

        // Journal
        Of(ReadRequest.Descriptor, ("after", Position), ("follow", Flag), ("most", Position)),
        Of(ReadBodyRequest.Descriptor, ("sha256", HashBytes)),
        Of(Head.Descriptor, ("position", Position), ("hash", HashBytes)),
    }.SelectMany(rows => rows).Concat(SubjectFields.Rows(EntryReference)).ToDictionary(StringComparer.Ordinal);

    internal static IEnumerable<KeyValuePair<string, FieldKind>> Of(
        MessageDescriptor message, params (string Field, FieldKind Kind)[] rows)
        => rows.Select(row => KeyValuePair.Create($"{message.FullName}.{row.Field}", row.Kind));
}
