using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing.Kinds;
using Google.Protobuf;

namespace CyberSanctions.Attribution.Tests;

public sealed class FieldsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const string Reference = "ATT-2026-9999";
    private const string Id = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10";

    [Fact]
    public async Task EveryField_RefusesWhatIsNotOfItsKind()
    {
        var caller = attribution.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Auditor]).CreateCallInvoker();
        var findings = await FieldSweep.FindingsAsync(
            caller,
            Contracts.Attribution.V1.Dossiers.Descriptor,
            Examples.NewDossier(),
            new GetDossierRequest { Reference = Reference },
            new ListDossiersRequest { Page = new() { Size = 5 }, Where = Examples.Filter() },
            new SaveDossierViewRequest { Name = "Ferries", Filter = Examples.Filter() },
            new GetDossierViewRequest { Id = Id },
            new ListDossierViewsRequest(),
            new ChangeDossierViewRequest { Id = Id, Name = "Ferries", Filter = Examples.Filter() },
            new DeleteDossierViewRequest { Id = Id },
            new GetIncidentRequest { Reference = Reference, Id = Id },
            new ListIncidentsRequest { Reference = Reference, Page = new() { Size = 5 } },
            new GetEvidenceRequest { Reference = Reference, Id = Id },
            new ListEvidenceRequest { Reference = Reference, Page = new() { Size = 5 } },
            new GetActorRequest { Reference = Reference, Id = Id },
            new ListActorsRequest { Reference = Reference, Page = new() { Size = 5 } },
            new AddIncidentRequest { Reference = Reference, Incident = Examples.Incident() },
            new AddEvidenceRequest { Reference = Reference, Evidence = Examples.Evidence() },
            new NameActorRequest { Reference = Reference, Actor = Examples.Actor() },
            new GetEventRequest { Reference = Reference, Id = Id },
            new ListEventsRequest { Reference = Reference, Page = new() { Size = 5 } },
            new AddEventRequest { Reference = Reference, Event = Event() },
            new AmendEventRequest { Reference = Reference, Id = Id, Event = Event(), Reason = "Misread." },
            new GetRelationRequest { Reference = Reference, Id = Id },
            new ListRelationsRequest { Reference = Reference, Page = new() { Size = 5 } },
            new AddRelationRequest { Reference = Reference, Relation = Relation() },
            new AmendRelationRequest { Reference = Reference, Id = Id, Relation = Relation(), Reason = "Misread." },
            new GetHypothesisRequest { Reference = Reference, Id = Id },
            new ListHypothesesRequest { Reference = Reference, Page = new() { Size = 5 } },
            new AddHypothesisRequest { Reference = Reference, Hypothesis = Hypothesis() },
            new AmendHypothesisRequest { Reference = Reference, Id = Id, Hypothesis = Hypothesis(), Reason = "Misread." },
            new GetResponsibilityRequest { Reference = Reference, Id = Id },
            new ListResponsibilitiesRequest { Reference = Reference, Page = new() { Size = 5 } },
            new AddResponsibilityRequest { Reference = Reference, Responsibility = Responsibility() },
            new AmendResponsibilityRequest
            {
                Reference = Reference,
                Id = Id,
                Responsibility = Responsibility(),
                Reason = "Misread.",
            },
            new GetMatrixRequest { Reference = Reference },
            new MoveItemRequest { Reference = Reference, Id = Id, Reason = "The story begins with it." },
            new ListContributorsRequest { Reference = Reference, Page = new() { Size = 5 } },
            new AmendDossierRequest
            {
                Reference = Reference,
                Title = "Intrusions at two water works",
                Handling = Handling.TlpAmber,
                Reason = "There was another one.",
            },
            new AmendIncidentRequest { Reference = Reference, Id = Id, Incident = Incident(), Reason = "Misread." },
            new AmendEvidenceRequest { Reference = Reference, Id = Id, Evidence = Examples.Evidence(), Reason = "Misread." },
            new AmendActorRequest { Reference = Reference, Id = Id, Actor = Examples.Actor(), Reason = "Misread." },
            new WithdrawItemRequest { Reference = Reference, Id = Id, Reason = "It belongs to another case." },
            new WithdrawDossierRequest { Reference = Reference, Reason = "Opened twice." },
            new SupersedeDossierRequest { Reference = Reference, Reason = "There is more." },
            new ListDossierChangesRequest { Reference = Reference, Page = new() { Size = 5 } },
            new CompareVersionsRequest { Reference = Reference, From = 1, To = 2, Page = new() { Size = 5 } },
            new MakeRemarkRequest { Reference = Reference, Kind = RemarkKind.Comment, Text = "It rings a bell." },
            new SettleRemarkRequest { Reference = Reference, Id = Id, Text = "Done." },
            new ListRemarksRequest { Reference = Reference, Page = new() { Size = 5 } },
            new ConfirmConclusionRequest { Reference = Reference },
            new ConcludeDossierRequest { Reference = Reference, Assessment = "Blue Heron did it." });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldAboutEvidenceItself_RefusesWhatIsNotOfItsKind()
    {
        var caller = attribution.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Legal]).CreateCallInvoker();
        var findings = await FieldSweep.FindingsAsync(
            caller,
            EvidenceStore.Descriptor,
            new UploadContentRequest
            {
                Start = new UploadStart
                {
                    Reference = Reference,
                    Id = Id,
                    Length = 5,
                    Total = 5,
                    Anew = true,
                    Sha256 = ByteString.CopyFrom(new byte[32]),
                },
            },
            new GetUploadRequest { Reference = Reference, Id = Id },
            new DiscardUploadRequest { Reference = Reference, Id = Id },
            new DownloadContentRequest
            {
                Reference = Reference,
                Id = Id,
                Purpose = DownloadPurpose.Viewing,
                Reason = "To read it.",
            },
            new ShareEvidenceRequest { Reference = Reference, Id = Id, Recipient = "Port Cumulus", Reason = "An opinion." },
            new RehashContentRequest { Reference = Reference, Id = Id, Reason = "The array failed." },
            new DecideReleaseRequest
            {
                Reference = Reference,
                Id = Id,
                Released = true,
                Extract = "The server was rented in March.",
                Handling = Handling.TlpGreen,
                Reason = "It names no source.",
            },
            new ListCustodyRequest { Reference = Reference, Id = Id, Page = new() { Size = 5 } },
            new ExportCustodyRequest { Reference = Reference, Id = Id });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfResponses_RefusesWhatIsNotOfItsKind()
    {
        var caller = attribution.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Legal, Roles.Auditor])
            .CreateCallInvoker();
        var today = Responses.ResponsesService.Today;
        var findings = await FieldSweep.FindingsAsync(
            caller,
            Contracts.Attribution.V1.Responses.Descriptor,
            new AssessProportionalityRequest(Responses.ProportionalityExamples.Grave()) { Reference = Reference },
            new GetProportionalityRequest { Reference = Reference, Version = 1 },
            new ListProportionalityRequest { Reference = Reference, Page = new() { Size = 5 } },
            new GetResponsePlanRequest { Reference = Reference },
            new ListMeasuresRequest { Reference = Reference, Page = new() { Size = 5 } },
            new GetMeasureRequest { Reference = Reference, Id = Id },
            new ProposeMeasureRequest(Responses.ResponsesService.Proposing(Reference, "statement", "Why not?"))
            {
                PlannedUntil = today,
            },
            new AgreeToMeasureRequest { Reference = Reference, Id = Id },
            new WithdrawMeasureRequest { Reference = Reference, Id = Id, Reason = "x" },
            new CarryOutMeasureRequest { Reference = Reference, Id = Id, On = today, Results = "x" },
            new EndMeasureRequest { Reference = Reference, Id = Id, On = today, Results = "x" },
            new DraftMeasureTextRequest { Reference = Reference, Id = Id, Text = "x" },
            new ApproveMeasureTextRequest { Reference = Reference, Id = Id, Sha256 = new string('a', 64) },
            new ListMeasureTextsRequest { Reference = Reference, Id = Id, Page = new() { Size = 5 } },
            new ReleaseStatementRequest { Reference = Reference, Id = Id, Title = "x", Sha256 = new string('a', 64) },
            new RetractStatementRequest { Reference = Reference, Id = Id, Reason = "x" },
            new ListStatementsRequest { Page = new() { Size = 5 } },
            new GetStatementRequest { Id = Id },
            new ListResponseChangesRequest { Reference = Reference, Page = new() { Size = 5 } },
            new NameListingProposalRequest { Reference = Reference, Id = Id, ProposalReference = "LP-2026-0001" });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfReports_RefusesWhatIsNotOfItsKind()
    {
        var caller = attribution.Service.Channel("aurelia.nimbus", [Roles.Officer]).CreateCallInvoker();
        var findings = await FieldSweep.FindingsAsync(
            caller,
            Contracts.Attribution.V1.Reports.Descriptor,
            new SubmitReportRequest { Report = Reports.ReportsService.Example() },
            new GetReportAnswerRequest { Reference = Reference },
            new ListReportsRequest { State = ReportState.Received, Page = new() { Size = 5 } },
            new GetReportRequest { Reference = Reference },
            new FetchReportFileRequest { Reference = Reference, Reason = "To read it." },
            new AnswerReportRequest
            {
                Reference = Reference,
                Answer = "Thank you.",
                TakingUp = new()
                {
                    DossierReference = Reference,
                    Reliability = SourceReliability.C,
                    Credibility = 3,
                    Handling = Handling.TlpGreen,
                },
            });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfExercises_RefusesWhatIsNotOfItsKind()
    {
        const string exercise = "EX-2026-9999";
        var caller = attribution.Service.Channel("aurelia.nimbus", [Roles.Officer]).CreateCallInvoker();
        var scenario = Exercises.ExercisesService.Scenario();

        // A part and an inject that nothing else names: only their own fields are wrong then.
        scenario.Parts.Insert(0, new ExercisePart { Key = "navy", Title = "The navy", Subjects = { "octavia.gale" } });
        scenario.Injects.Insert(
            0, new NewInject { Key = "wave", Title = "A wave", Text = "It is high.", Parts = { "desk" }, After = "PT1S" });
        var findings = await FieldSweep.FindingsAsync(
            caller,
            Contracts.Attribution.V1.Exercises.Descriptor,
            new PrepareExerciseRequest { Scenario = scenario },
            new GetExerciseRequest { Reference = exercise },
            new ListExercisesRequest { Page = new() { Size = 5 } },
            new SteerExerciseRequest { Reference = exercise, Step = ExerciseStep.End, Reason = "All was played." },
            new AddInjectRequest { Reference = exercise, Inject = scenario.Injects[0] },
            new ReleaseInjectRequest { Reference = exercise, Key = "call" },
            new ListInjectsRequest { Reference = exercise, Page = new() { Size = 5 } },
            new AnswerInjectRequest { Reference = exercise, Key = "call", Text = "We are on it." },
            new ListDeedsRequest { Reference = exercise, Part = "desk", Page = new() { Size = 5 } },
            new ListReactionsRequest { Reference = exercise, Page = new() { Size = 5 } },
            new JudgeReactionRequest { Reference = exercise, Key = "open", Status = ReactionStatus.Met, Note = "By telephone." },
            new ObserveRequest { Reference = exercise, Part = "desk", Text = "They waited." },
            new ListObservationsRequest { Reference = exercise, Page = new() { Size = 5 } },
            new AllowObserverRequest { Reference = exercise, Rights = new() { Subject = "flavia.fog", Report = true } },
            new FetchReportRequest { Reference = exercise, Format = ReportFormat.Json });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldOfBundles_RefusesWhatIsNotOfItsKind()
    {
        var caller = attribution.Service.Channel("aurelia.nimbus", [Roles.Officer]).CreateCallInvoker();
        var findings = await FieldSweep.FindingsAsync(
            caller,
            Contracts.Attribution.V1.Stix.Descriptor,
            new ExportBundleRequest { Reference = Reference },
            new ImportBundleRequest
            {
                Start = new ImportStart
                {
                    Title = "Reedbed",
                    Handling = Handling.TlpAmber,
                    Exercise = true,
                    ExerciseReference = "EX-2026-9999",
                    Partial = true,
                    External = true,
                },
            });
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryFieldAboutPartners_RefusesWhatIsNotOfItsKind()
    {
        var officer = attribution.Service.Channel("aurelia.nimbus", [Roles.Officer, Roles.Legal]).CreateCallInvoker();
        var partner = attribution.Service.Channel("partner-1", [Roles.Partner]).CreateCallInvoker();
        var findings = await FieldSweep.FindingsAsync(
            new Partners.EitherCaller(officer, partner),
            Contracts.Attribution.V1.Partners.Descriptor,
            new ShareDossierRequest
            {
                Reference = Reference,
                Partner = "US",
                ItemIds = { Id },
                Until = Responses.ResponsesService.Today,
                Purpose = "For a joint statement.",
            },
            new ApproveShareRequest { Reference = Reference, Id = Id },
            new EndShareRequest { Reference = Reference, Id = Id, Reason = "x" },
            new ListSharesRequest { Reference = Reference, Page = new() { Size = 5 } },
            new GetShareRequest { Reference = Reference, Id = Id },
            new ListPartnerAnswersRequest { Reference = Reference, ItemId = Id, Page = new() { Size = 5 } },
            new ListReceivedSharesRequest { Page = new() { Size = 5 } },
            new GetReceivedShareRequest { Id = Id },
            new ListReceivedItemsRequest { Id = Id, Page = new() { Size = 5 } },
            new ListReceivedObjectsRequest
            {
                AddedAfter = new() { Seconds = 1_790_000_000 },
                Ids = { "report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10" },
                Types_ = { "report" },
                Versions = { "all" },
                SpecVersions = { "2.1" },
                Manifest = true,
                Page = new() { Size = 5 },
            },
            new AnswerShareRequest { Id = Id, ItemId = Id, Opinion = PartnerOpinion.Agree, Text = "x" },
            new ListOwnAnswersRequest { Id = Id, Page = new() { Size = 5 } },
            new ContributeDossierRequest
            {
                Dossier = new()
                {
                    Title = "Intrusions on our side",
                    Handling = Handling.TlpAmber,
                    Exercise = false,
                    Incidents = { Incident() },
                    Evidence = { Examples.Evidence() },
                    Actors = { Examples.Actor() },
                },
            },
            new ContributeDossierRequest
            {
                Dossier = new()
                {
                    Title = "Intrusions on our side",
                    Handling = Handling.TlpAmber,
                    Exercise = false,
                    Incidents = { Examples.Incident() },
                },
            },
            new ListContributionsRequest { Page = new() { Size = 5 } },
            new GetContributionRequest { Id = Id },
            new SettleContributionRequest { Id = Id, TakenUp = true, Reason = "x" });
        Assert.Empty(findings);
    }

    // Of a list, the first one is spoilt.
    private static Incident Incident()
    {
        var incident = Examples.Incident();
        incident.Effects.Insert(0, new SignificantEffect
        {
            Factor = EffectFactor.MemberStatesConcerned,
            Assessment = "Two Member States draw water from there.",
            MemberStates = { "MT", "EL" },
        });
        return incident;
    }

    private static Relation Relation() => new()
    {
        Kind = RelationKind.MemberOf,
        SourceId = Id,
        TargetId = "01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b11",
        EvidenceIds = { Id },
    };

    private static Hypothesis Hypothesis() => new()
    {
        Statement = "Blue Heron did it.",
        ActorIds = { Id },
        Likelihood = Likelihood.Likely,
        Verdicts = { new EvidenceVerdict { EvidenceId = Id, Consistency = Consistency.Neutral } },
    };

    private static StateResponsibility Responsibility() => new()
    {
        State = "CH",
        Basis = ResponsibilityBasis.Organs,
        Reasoning = "An invented example.",
        ActorIds = { Id },
        EvidenceIds = { Id },
        Norms = { Norm.C },
        Likelihood = Likelihood.Likely,
        Confidence = Confidence.Low,
    };

    private static TimelineEvent Event() => new(Examples.Event()) { EvidenceIds = { Id } };
}
