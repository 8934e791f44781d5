using CyberSanctions.Contracts.Journal.V1;
using Google.Protobuf.Reflection;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Who may do what: the one table from which services and gateway, REST and gRPC, the OpenAPI document and docs/rights.md take
/// it. A method without a line here is served by nobody, but for those of <see cref="WellKnownServicesExtensions"/>. What
/// somebody may call shows him only what his clearance reaches (<see cref="Principal.Clearance"/>).
/// </summary>
public static class Rights
{
    private static readonly string[] Officer = [Roles.Officer];
    private static readonly string[] Legal = [Roles.Legal];
    private static readonly string[] Delegate = [Roles.Delegate];
    private static readonly string[] Authority = [Roles.Authority];
    private static readonly string[] DerogationReaders =
        [Roles.Authority, Roles.Delegate, Roles.Officer, Roles.Legal, Roles.Auditor];

    private static readonly string[] DerogationDeciders = [Roles.Authority, Roles.Officer, Roles.Legal];
    private static readonly string[] Workers = [Roles.Officer, Roles.Legal, Roles.Authority];
    private static readonly string[] WorkReaders = [Roles.Officer, Roles.Legal, Roles.Auditor, Roles.Authority];
    private static readonly string[] Administrator = [Roles.Administrator];
    private static readonly string[] Readers = [Roles.Officer, Roles.Legal, Roles.Auditor, Roles.Partner, Roles.Observer];
    private static readonly string[] DossierReaders = [Roles.Officer, Roles.Legal, Roles.Auditor, Roles.Observer];
    private static readonly string[] Custodians = [Roles.Officer, Roles.Legal, Roles.Auditor];
    private static readonly string[] Partner = [Roles.Partner];
    private static readonly string[] Council = [Roles.Delegate, Roles.Officer, Roles.Legal, Roles.Auditor];
    private static readonly string[] CouncilAndReaders = [.. Council, Roles.Partner, Roles.Observer];
    private static readonly string[] Players = [Roles.Officer, Roles.Legal, Roles.Delegate, Roles.Partner];
    private static readonly string[] Everybody = [.. CouncilAndReaders, Roles.Publisher, Roles.Administrator];
    private static readonly string[] Anybody = [];
    private static readonly string[] JournalReaders = [Roles.Auditor, Roles.Service];

    /// <summary>All of them, service by service.</summary>
    public static IReadOnlyList<Right> All { get; } =
    [
        .. On(
            Attribution.Dossiers.Descriptor,
            ("CreateDossier", "dossiers", Officer),
            ("GetDossier", "dossiers", DossierReaders),
            ("ListDossiers", "dossiers", DossierReaders),
            ("SaveDossierView", "the caller's own views", [Roles.Officer, Roles.Legal]),
            ("GetDossierView", "the caller's own views", [Roles.Officer, Roles.Legal]),
            ("ListDossierViews", "the caller's own views", [Roles.Officer, Roles.Legal]),
            ("ChangeDossierView", "the caller's own views", [Roles.Officer, Roles.Legal]),
            ("DeleteDossierView", "the caller's own views", [Roles.Officer, Roles.Legal]),
            ("GetIncident", "dossiers", DossierReaders),
            ("ListIncidents", "dossiers", DossierReaders),
            ("GetEvidence", "dossiers, the evidence within the clearance", DossierReaders),
            ("ListEvidence", "dossiers, the evidence within the clearance", DossierReaders),
            ("GetActor", "dossiers", DossierReaders),
            ("ListActors", "dossiers", DossierReaders),
            ("GetEvent", "dossiers", DossierReaders),
            ("ListEvents", "dossiers", DossierReaders),
            ("GetRelation", "dossiers", DossierReaders),
            ("ListRelations", "dossiers", DossierReaders),
            ("GetHypothesis", "dossiers", DossierReaders),
            ("ListHypotheses", "dossiers", DossierReaders),
            ("GetResponsibility", "dossiers", DossierReaders),
            ("ListResponsibilities", "dossiers", DossierReaders),
            ("GetMatrix", "dossiers, the evidence within the clearance", DossierReaders),
            ("AddIncident", "dossiers", Officer),
            ("AddEvidence", "dossiers", Officer),
            ("NameActor", "dossiers", Officer),
            ("AddEvent", "dossiers", Officer),
            ("AddRelation", "dossiers", Officer),
            ("AddHypothesis", "dossiers", Officer),
            ("AddResponsibility", "dossiers", Officer),
            ("AmendDossier", "dossiers", Officer),
            ("AmendIncident", "dossiers", Officer),
            ("AmendEvidence", "dossiers", Officer),
            ("AmendActor", "dossiers", Officer),
            ("AmendEvent", "dossiers", Officer),
            ("AmendRelation", "dossiers", Officer),
            ("AmendHypothesis", "dossiers", Officer),
            ("AmendResponsibility", "dossiers", Officer),
            ("MoveItem", "dossiers", Officer),
            ("WithdrawItem", "dossiers", Officer),
            ("WithdrawDossier", "dossiers", Officer),
            ("SupersedeDossier", "dossiers", Officer),
            ("ListDossierChanges", "dossiers, of what the clearance reached then", DossierReaders),
            ("CompareVersions", "dossiers, of what the clearance reached then", DossierReaders),
            ("ListContributors", "dossiers, of what the clearance reached then", DossierReaders),
            ("MakeRemark", "dossiers", [Roles.Officer, Roles.Legal]),
            ("SettleRemark", "requests for change; those of the legal service: legal", [Roles.Officer, Roles.Legal]),
            ("ListRemarks", "dossiers, of what the clearance reached then", [Roles.Officer, Roles.Legal, Roles.Auditor]),
            ("ConcludeDossier", "dossiers", Officer),
            ("ConfirmConclusion", "conclusions of somebody else", [Roles.Officer, Roles.Legal])),
        .. On(
            Attribution.EvidenceStore.Descriptor,
            ("UploadContent", "dossiers, the evidence within the clearance", Officer),
            ("GetUpload", "the caller's own uploads", Officer),
            ("DiscardUpload", "the caller's own uploads", Officer),
            ("DownloadContent", "dossiers, the evidence within the clearance", Custodians),
            ("ShareEvidence", "dossiers, the evidence within the clearance", [Roles.Officer, Roles.Legal]),
            ("RehashContent", "dossiers, the evidence within the clearance", [Roles.Officer, Roles.Legal]),
            ("DecideRelease", "dossiers, the evidence within the clearance", Legal),
            ("ListCustody", "dossiers, of what the clearance reached then", Custodians),
            ("ExportCustody", "dossiers, of what the clearance reached then", Custodians),
            ("ListCustodyKeys", "the keys that custody files are signed with", Custodians)),
        .. On(
            Attribution.Responses.Descriptor,
            ("AssessProportionality", "dossiers", Officer),
            ("GetProportionality", "dossiers", Custodians),
            ("ListProportionality", "dossiers, of what the clearance reached then", Custodians),
            ("GetResponsePlan", "response plans", Custodians),
            ("ListMeasures", "response plans", Custodians),
            ("GetMeasure", "response plans", Custodians),
            ("ProposeMeasure", "response plans", Officer),
            ("AgreeToMeasure", "measures that somebody else proposed", [Roles.Officer, Roles.Legal]),
            ("WithdrawMeasure", "measures that were not carried out", Officer),
            ("CarryOutMeasure", "measures that were agreed to", Officer),
            ("EndMeasure", "measures that were carried out", Officer),
            ("NameListingProposal", "restrictive measures", Officer),
            ("DraftMeasureText", "texts of measures", Officer),
            ("ApproveMeasureText", "texts that somebody else drafted", [Roles.Officer, Roles.Legal]),
            ("ListMeasureTexts", "texts of measures", Custodians),
            ("ReleaseStatement", "texts of measures that were carried out, drafted by somebody else", Legal),
            ("RetractStatement", "statements that were released", Legal),
            ("ListStatements", "what the Union has said in public", Anybody),
            ("GetStatement", "what the Union has said in public", Anybody),
            ("ListResponseChanges", "response plans, of what the clearance reached then", Custodians)),
        .. On(
            Attribution.Reports.Descriptor,
            ("SubmitReport", "reports from outside", Anybody),
            ("GetReportAnswer", "the answer to a report, by its number", Anybody),
            ("ListReports", "reports from outside", Custodians),
            ("GetReport", "reports from outside", Custodians),
            ("FetchReportFile", "files of reports that wait for an answer", [Roles.Officer, Roles.Legal]),
            ("AnswerReport", "reports that wait for an answer", Officer)),
        .. On(
            Attribution.Stix.Descriptor,
            ("ExportBundle", "dossiers, the evidence within the clearance", DossierReaders),
            ("ImportBundle", "dossiers", Officer)),
        .. On(
            Attribution.Partners.Descriptor,
            ("ShareDossier", "shares", Officer),
            ("ApproveShare", "shares that somebody else proposed", [Roles.Officer, Roles.Legal]),
            ("EndShare", "shares", [Roles.Officer, Roles.Legal]),
            ("ListShares", "shares", Custodians),
            ("GetShare", "shares", Custodians),
            ("ListPartnerAnswers", "what partners say of dossiers", Custodians),
            ("ListReceivedShares", "what is shared with the caller's partner now", Partner),
            ("GetReceivedShare", "what is shared with the caller's partner now", Partner),
            ("ListReceivedItems", "what is shared with the caller's partner now, to TLP:AMBER", Partner),
            ("ListReceivedObjects", "what is shared with the caller's partner now, to TLP:AMBER, as STIX", Partner),
            ("AnswerShare", "what is shared with the caller's partner now", Partner),
            ("ListOwnAnswers", "what the caller's partner said to what is shared with it now", Partner),
            ("ContributeDossier", "dossiers of the caller's partner", Partner),
            ("ListContributions", "dossiers of partners; a partner: its own", [.. Custodians, Roles.Partner]),
            ("GetContribution", "dossiers of partners; a partner: its own", [.. Custodians, Roles.Partner]),
            ("SettleContribution", "dossiers of partners", Officer)),
        .. On(
            Attribution.Exercises.Descriptor,
            ("PrepareExercise", "exercises", Officer),
            ("GetExercise", "exercises that the caller is in or may watch; an auditor: all", CouncilAndReaders),
            ("ListExercises", "exercises that the caller is in or may watch; an auditor: all", CouncilAndReaders),
            ("SteerExercise", "exercises that the caller conducts", [Roles.Officer, Roles.Legal]),
            ("AddInject", "exercises that the caller conducts", [Roles.Officer, Roles.Legal]),
            ("ReleaseInject", "exercises that the caller conducts", [Roles.Officer, Roles.Legal]),
            ("ListInjects", "injects; whoever plays: those released to the own part", CouncilAndReaders),
            ("AnswerInject", "injects released to the caller's part", Players),
            ("ListDeeds", "exercises that the caller conducts, or may watch so far", CouncilAndReaders),
            ("ListReactions", "exercises that the caller conducts, or may watch so far", CouncilAndReaders),
            ("JudgeReaction", "exercises that the caller conducts", [Roles.Officer, Roles.Legal]),
            ("Observe", "exercises that the caller conducts", [Roles.Officer, Roles.Legal]),
            ("ListObservations", "exercises that the caller conducts", Custodians),
            ("AllowObserver", "exercises that the caller conducts", [Roles.Officer, Roles.Legal]),
            ("FetchReport", "exercises that the caller conducts, or may read the report of", CouncilAndReaders)),
        .. On(
            Listing.Proposals.Descriptor,
            ("DraftProposal", "proposals", Officer),
            ("GetProposal", "proposals", Readers),
            ("ListProposals", "proposals", Readers),
            ("EditProposal", "drafts", Officer),
            ("SendBackProposal", "proposals that no act holds", [Roles.Officer, Roles.Legal]),
            ("WithdrawProposal", "proposals that no act holds", Officer),
            ("ListProposalChanges", "proposals", Custodians),
            ("CompareProposalVersions", "proposals, of what the clearance reached then", Custodians),
            ("GetProposalCopy", "proposals", Custodians),
            ("CheckProposal", "proposals", Custodians),
            ("ClearProposal", "proposals of somebody else", Legal)),
        .. On(
            Listing.Acts.Descriptor,
            ("DraftAct", "acts", Officer),
            ("GetAct", "acts", Readers),
            ("GetActText", "acts", Readers),
            ("ListActs", "acts", Readers),
            ("ClearAct", "acts of which the caller wrote no text and no proposal", Legal),
            ("SubmitAct", "acts", Officer),
            ("ApproveUrgency", "submissions of somebody else", [Roles.Officer, Roles.Legal]),
            ("CorrectAct", "acts", Officer),
            ("ArrangeAct", "acts", Officer),
            ("WithdrawAct", "acts", Officer),
            ("CheckAct", "acts", Custodians)),
        .. On(
            Listing.Entries.Descriptor,
            ("ListEntries", "entries of the lists", CouncilAndReaders),
            ("GetEntry", "entries of the lists", CouncilAndReaders),
            ("ListWork", "what has to be done before a day", [Roles.Officer, Roles.Legal])),
        .. On(
            Listing.Derogations.Descriptor,
            ("RequestDerogation", "derogations of the caller's own State", Authority),
            ("GetDerogation", "derogations of the own State; others: what the articles have them informed of", DerogationReaders),
            (
                "ListDerogations",
                "derogations of the own State; others: what the articles have them informed of",
                DerogationReaders),
            ("AnswerConditions", "derogations of the caller's own State", Authority),
            ("RecordStep", "derogations of the own State; a delegate: objections to others'", [Roles.Authority, Roles.Delegate]),
            ("PrepareDecision", "derogations of the own State; officers: exemptions that were objected to", DerogationDeciders),
            ("TakeDecision", "decisions on files that nothing of the caller's is in", DerogationDeciders),
            ("WithdrawDerogation", "derogations of the caller's own State", Authority),
            ("RecordReport", "derogations of the caller's own State", Authority),
            ("GetFigures", "how many derogations there were, without names", Anybody)),
        .. On(
            Listing.DueProcess.Descriptor,
            ("SubmitObservations", "observations on an entry", Anybody),
            ("GetObservationsAnswer", "the answer to observations, by their number", Anybody),
            ("GetRedress", "how to be heard on an entry that is on a list, or was", Anybody),
            ("GetEntryProcess", "due process of an entry, within the clearance", DossierReaders),
            ("ListDue", "what is owed to those who are listed", Custodians),
            ("RecordNotification", "notifications that are owed", [Roles.Officer, Roles.Legal]),
            ("ReportUndeliverable", "notifications that were sent directly", [Roles.Officer, Roles.Legal]),
            ("RecordObservations", "observations on an entry", [Roles.Officer, Roles.Legal]),
            ("ListReceivedObservations", "observations on an entry", Custodians),
            ("GetObservations", "observations on an entry", Custodians),
            ("FetchObservationsFile", "files of observations", [Roles.Officer, Roles.Legal]),
            ("AnswerObservations", "observations whose review has ended", [Roles.Officer, Roles.Legal]),
            ("OpenReview", "reviews", [Roles.Officer, Roles.Legal]),
            ("GetReview", "reviews", DossierReaders),
            ("ProposeOutcome", "reviews that are open", [Roles.Officer, Roles.Legal]),
            ("ConcludeReview", "reviews that somebody else opened, with an outcome that somebody else proposed",
                [Roles.Officer, Roles.Legal]),
            ("RequestAccess", "requests for access to the file", [Roles.Officer, Roles.Legal]),
            ("AnswerAccess", "requests for access to the file", [Roles.Officer, Roles.Legal]),
            ("LodgeCase", "court cases", [Roles.Officer, Roles.Legal]),
            ("RecordCourtStep", "court cases", [Roles.Officer, Roles.Legal]),
            ("NameFollowUp", "court cases that have annulled a listing", [Roles.Officer, Roles.Legal])),
        .. On(
            Listing.Stages.Descriptor,
            ("GetStages", "acts; a delegate: those that were put to the vote, without remarks and opinions", Council),
            ("RecordStage", "acts", Officer),
            ("CorrectStage", "acts", Officer),
            ("EnterReservation", "acts", Officer),
            ("LiftReservation", "acts", Officer),
            ("GiveOpinion", "acts of which the caller wrote no text and no proposal", Legal)),
        .. On(
            Listing.Translations.Descriptor,
            ("ListTranslations", "proposals", Readers),
            ("GetTranslation", "proposals", Readers),
            ("RequestTranslations", "proposals", Officer),
            ("StartTranslation", "translations of statements of reasons", Officer),
            ("WriteTranslation", "translations of statements of reasons", Officer),
            ("ReviewTranslation", "translations of which the caller has written nothing", [Roles.Officer, Roles.Legal])),
        .. On(
            Listing.WorkQueue.Descriptor,
            ("ListWorkQueue", "what is due; an authority: derogations of the own State", WorkReaders),
            ("GetWorkItem", "what is due; an authority: derogations of the own State", WorkReaders),
            (
                "AssignWorkItem",
                "what is due; an authority: derogations of the own State",
                Workers),
            ("ListWorkAssignments", "what is due; an authority: derogations of the own State", WorkReaders),
            ("CreateWorkCalendar", "the caller's own calendars", Workers),
            (
                "ListWorkCalendars",
                "the caller's own calendars; an administrator: anybody's",
                [.. Workers, Roles.Administrator]),
            ("RenewWorkCalendar", "the caller's own calendars", Workers),
            (
                "RevokeWorkCalendar",
                "the caller's own calendars; an administrator: anybody's",
                [.. Workers, Roles.Administrator]),
            ("FetchWorkCalendar", "a calendar, by the secret of its address", Anybody)),
        .. On(
            Listing.ProposalDocuments.Descriptor,
            ("FetchProposal", "proposals, with what was released of what they cite", Custodians)),
        .. On(
            Listing.Statistics.Descriptor,
            ("GetListingFigures", "how many were listed, and left a list", Anybody),
            ("GetAdoptionFigures", "how long adopted proposals took, within the clearance", Council),
            ("GetReviewFigures", "whether reviews were held in time, within the clearance", DossierReaders)),
        .. On(
            Listing.CourtFiles.Descriptor,
            ("ExportCourtFile", "proposals, with all that led to them and followed from them", [Roles.Officer, Roles.Legal]),
            ("ListCourtFileKeys", "the keys that manifests of files for a court are sealed with", Custodians)),
        .. On(
            Voting.Ballots.Descriptor,
            ("ListBallots", "ballots", CouncilAndReaders),
            ("GetBallot", "ballots", CouncilAndReaders),
            ("GetText", "texts that are voted on", CouncilAndReaders),
            ("WatchBallot", "ballots", CouncilAndReaders),
            ("GetRollCall", "roll calls", CouncilAndReaders),
            ("MakeStatement", "statements of the delegate's own State", Delegate),
            ("ListReceipts", "receipts; a delegate: those of the own delegation", Council),
            ("ExtendDeadline", "ballots", Officer),
            ("DecideBallot", "ballots", Officer),
            ("CalculateDeadline", "holidays on record", Council)),
        .. On(
            Voting.Delegations.Descriptor,
            ("RegisterKey", "keys of delegations", Administrator),
            ("RevokeKey", "keys of delegations", Administrator),
            ("ListKeys", "keys of delegations", [.. Council, Roles.Administrator]),
            ("GetServiceKey", "the key of receipts and roll calls", [.. Council, Roles.Administrator])),
        .. On(
            Voting.ReferenceData.Descriptor,
            ("ProposeChange", "changes of reference data", Administrator),
            ("ReleaseChange", "changes of reference data that somebody else proposed", Administrator),
            ("RejectChange", "changes of reference data that somebody else proposed", Administrator),
            ("WithdrawChange", "changes of reference data that the caller proposed", Administrator),
            ("GetChange", "changes of reference data", Everybody),
            ("ListChanges", "changes of reference data", Everybody),
            ("GetInForce", "reference data", Everybody),
            ("GetForBallot", "ballots", CouncilAndReaders),
            ("ListMemberStates", "reference data", [.. Everybody, Roles.Service])),
        .. On(
            Publication.Lists.Descriptor,
            ("ListVersions", "versions of the published lists", [.. CouncilAndReaders, Roles.Publisher])),
        .. On(
            JournalReflection.Descriptor.Services[0],
            ("Read", "the journal of any service", JournalReaders),
            ("ReadBody", "the journal of any service", JournalReaders),
            ("GetHead", "the journal of any service", JournalReaders),
            ("Verify", "the journal of any service", JournalReaders)),
    ];

    private static readonly Dictionary<string, Right> ByMethod = All.ToDictionary(right => right.Method, StringComparer.Ordinal);

    /// <summary>The full name of a method of a proto service.</summary>
    public static string NameOf(ServiceDescriptor service, string method) => $"{service.FullName}/{method}";

    /// <summary>Who may call a method.</summary>
    /// <exception cref="InvalidOperationException">The table has no line for it.</exception>
    public static Right Of(string method) => ByMethod.TryGetValue(method, out var right)
        ? right
        : throw new InvalidOperationException($"Nobody says who may call {method}; {nameof(Rights)} needs a line for it.");

    private static IEnumerable<Right> On(
        ServiceDescriptor service, params (string Method, string Resource, string[] Roles)[] rows)
        => rows.Select(row => new Right(NameOf(service, row.Method), row.Resource, row.Roles));
}
