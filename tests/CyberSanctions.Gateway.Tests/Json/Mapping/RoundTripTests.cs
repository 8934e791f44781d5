using System.Text.Json;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.CourtFiles;
using CyberSanctions.Gateway.Delegations;
using CyberSanctions.Gateway.Derogations;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.DueProcess;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Exercises;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Partners;
using CyberSanctions.Gateway.Proposals;
using CyberSanctions.Gateway.Reports;
using CyberSanctions.Gateway.Responses;
using CyberSanctions.Gateway.Stages;
using CyberSanctions.Gateway.Stix;
using CyberSanctions.Gateway.Translations;
using Google.Protobuf;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>Whatever is in a message, it arrives: from a body at a service, and from a service in an answer.</summary>
public sealed class RoundTripTests
{
    private const int Times = 300;

    public static TheoryData<string> Bodies => [.. Sent.Keys];

    public static TheoryData<string> Answers => [.. Answered.Keys];

    private static Dictionary<string, Action<int>> Sent { get; } = new(StringComparer.Ordinal)
    {
        ["dossier"] = seed => Sends<NewDossier, Attribution.CreateDossierRequest>(seed, body => body.ToWire()),
        ["incident"] = seed => Sends<NewIncident, Attribution.Incident>(seed, body => body.ToWire()),
        ["event"] = seed => Sends<NewTimelineEvent, Attribution.TimelineEvent>(seed, body => body.ToWire()),
        ["place"] = seed => Sends<NewPlace, Attribution.MoveItemRequest>(seed, body => body.ToWire("", "", 0)),
        ["relation"] = seed => Sends<NewRelation, Attribution.Relation>(seed, body => body.ToWire()),
        ["hypothesis"] = seed => Sends<NewHypothesis, Attribution.Hypothesis>(seed, body => body.ToWire()),
        ["responsibility"] = seed => Sends<NewStateResponsibility, Attribution.StateResponsibility>(seed, body => body.ToWire()),
        ["evidence"] = seed => Sends<NewEvidence, Attribution.Evidence>(seed, body => body.ToWire()),
        ["actor"] = seed => Sends<NewActor, Attribution.Actor>(seed, body => body.ToWire()),
        ["conclusion"] = seed => Sends<NewConclusion, Attribution.ConcludeDossierRequest>(seed, body => body.ToWire("", 0)),
        ["correction of a dossier"] = seed
            => Sends<DossierCorrection, Attribution.AmendDossierRequest>(seed, body => body.ToWire("", 0)),
        ["filter"] = seed => Sends<DossierFilter, Attribution.DossierFilter>(seed, body => body.ToWire()),
        ["filter of proposals"] = seed => Sends<ProposalFilter, Listing.ProposalFilter>(seed, body => body.ToWire()),
        ["filter of acts"] = seed => Sends<ActFilter, Listing.ActFilter>(seed, body => body.ToWire()),
        ["view"] = seed => Sends<NewDossierView, Attribution.SaveDossierViewRequest>(seed, body => body.ToWire()),
        ["view in another's place"] = seed
            => Sends<NewDossierView, Attribution.ChangeDossierViewRequest>(seed, body => body.ToWire("", 0)),
        ["remark"] = seed => Sends<NewRemark, Attribution.MakeRemarkRequest>(seed, body => body.ToWire("")),
        ["settlement"] = seed => Sends<NewSettlement, Attribution.SettleRemarkRequest>(seed, body => body.ToWire("", "")),
        ["sharing"] = seed => Sends<NewSharing, Attribution.ShareEvidenceRequest>(seed, body => body.ToWire("", "")),
        ["rehash"] = seed => Sends<NewRehash, Attribution.RehashContentRequest>(seed, body => body.ToWire("", "")),
        ["release"] = seed => Sends<NewReleaseDecision, Attribution.DecideReleaseRequest>(seed, body => body.ToWire("", "")),
        ["successor"] = seed => Sends<NewSuccessor, Attribution.SupersedeDossierRequest>(seed, body => body.ToWire("", 0)),
        ["withdrawal"] = seed => Sends<NewWithdrawal, Attribution.WithdrawDossierRequest>(seed, body => body.ToWire("", 0)),
        ["proportionality"] = seed
            => Sends<NewProportionality, Attribution.AssessProportionalityRequest>(seed, body => body.ToWire("", 0)),
        ["measure"] = seed => Sends<NewMeasure, Attribution.ProposeMeasureRequest>(seed, body => body.ToWire("", 0)),
        ["withdrawal of a measure"] = seed
            => Sends<NewWithdrawal, Attribution.WithdrawMeasureRequest>(seed, body => body.ToWire("", 0, "")),
        ["realisation"] = seed => Sends<NewRealisation, Attribution.CarryOutMeasureRequest>(seed, body => body.ToWire("", 0, "")),
        ["ending"] = seed => Sends<NewEnding, Attribution.EndMeasureRequest>(seed, body => body.ToWire("", 0, "")),
        ["named proposal"] = seed
            => Sends<NamedProposal, Attribution.NameListingProposalRequest>(seed, body => body.ToWire("", 0, "")),
        ["text"] = seed => Sends<NewMeasureText, Attribution.DraftMeasureTextRequest>(seed, body => body.ToWire("", 0, "")),
        ["approval"] = seed => Sends<TextApproval, Attribution.ApproveMeasureTextRequest>(seed, body => body.ToWire("", 0, "")),
        ["release to the public"] = seed
            => Sends<NewRelease, Attribution.ReleaseStatementRequest>(seed, body => body.ToWire("", 0, "")),
        ["answer to a report"] = seed => Sends<NewReportAnswer, Attribution.AnswerReportRequest>(
            seed, body => body.ToWire("", 0)),
        ["retraction"] = seed => Sends<NewRetraction, Attribution.RetractStatementRequest>(seed, body => body.ToWire("", 0, "")),
        ["share"] = seed => Sends<NewShare, Attribution.ShareDossierRequest>(seed, body => body.ToWire("")),
        ["end of a share"] = seed => Sends<NewEndOfShare, Attribution.EndShareRequest>(seed, body => body.ToWire("", 0, "")),
        ["answer"] = seed => Sends<NewPartnerAnswer, Attribution.AnswerShareRequest>(seed, body => body.ToWire("")),
        ["contribution"] = seed => Sends<ContributedDossier, Attribution.ContributedDossier>(seed, body => body.ToWire()),
        ["settlement of a contribution"] = seed
            => Sends<NewContributionSettlement, Attribution.SettleContributionRequest>(seed, body => body.ToWire("", 0)),
        ["exercise"] = seed => Sends<NewExercise, Attribution.Scenario>(seed, body => body.ToWire()),
        ["step"] = seed => Sends<NewStep, Attribution.SteerExerciseRequest>(seed, body => body.ToWire("", 0)),
        ["inject"] = seed => Sends<NewInject, Attribution.NewInject>(seed, body => body.ToWire()),
        ["answer to an inject"] = seed
            => Sends<NewInjectAnswer, Attribution.AnswerInjectRequest>(seed, body => body.ToWire("", "")),
        ["judgement"] = seed => Sends<NewJudgement, Attribution.JudgeReactionRequest>(seed, body => body.ToWire("", 0, "")),
        ["observation"] = seed => Sends<NewObservation, Attribution.ObserveRequest>(seed, body => body.ToWire("")),
        ["rights of an observer"] = seed => Sends<ObserverRights, Attribution.ObserverRights>(seed, body => body.ToWire()),
        ["dispatch"] = seed => Sends<NewDispatch, Listing.RecordNotificationRequest>(seed, body => body.ToWire("", 0)),
        ["return"] = seed => Sends<NewReturn, Listing.ReportUndeliverableRequest>(seed, body => body.ToWire("", 0)),
        ["observations by post"] = seed
            => Sends<NewReceivedObservations, Listing.RecordObservationsRequest>(seed, body => body.ToWire("", "")),
        ["answer to observations"] = seed
            => Sends<NewObservationsAnswer, Listing.AnswerObservationsRequest>(seed, body => body.ToWire("", 0)),
        ["review"] = seed => Sends<NewReview, Listing.OpenReviewRequest>(seed, body => body.ToWire("", "")),
        ["new work calendar"] = seed
            => Sends<WorkQueue.NewWorkCalendar, Listing.CreateWorkCalendarRequest>(seed, body => body.ToWire()),
        ["assigned work"] = seed
            => Sends<WorkQueue.NewWorkAssignment, Listing.AssignWorkItemRequest>(seed, body => body.ToWire("", 0)),
        ["outcome"] = seed => Sends<NewOutcome, Listing.ProposeOutcomeRequest>(seed, body => body.ToWire("", 0)),
        ["request for access"] = seed
            => Sends<NewAccessRequest, Listing.RequestAccessRequest>(seed, body => body.ToWire("", "")),
        ["answer about access"] = seed
            => Sends<NewAccessAnswer, Listing.AnswerAccessRequest>(seed, body => body.ToWire("", 0)),
        ["case"] = seed => Sends<NewCase, Listing.LodgeCaseRequest>(seed, body => body.ToWire("", "")),
        ["court step"] = seed => Sends<NewCourtStep, Listing.RecordCourtStepRequest>(seed, body => body.ToWire("", 0)),
        ["follow-up"] = seed => Sends<NewFollowUp, Listing.NameFollowUpRequest>(seed, body => body.ToWire("", 0)),
        ["request for translations"] = seed
            => Sends<NewTranslationRequest, Listing.RequestTranslationsRequest>(seed, body => body.ToWire("", 0)),
        ["start of a translation"] = seed
            => Sends<NewTranslationStart, Listing.StartTranslationRequest>(seed, body => body.ToWire("", "", 0)),
        ["translation"] = seed => Sends<NewTranslation, Listing.WriteTranslationRequest>(seed, body => body.ToWire("", "", 0)),
        ["review of a translation"] = seed
            => Sends<NewTranslationReview, Listing.ReviewTranslationRequest>(seed, body => body.ToWire("", "", 0)),
        ["proposal"] = seed => Sends<NewProposal, Listing.DraftProposalRequest>(seed, body => body.ToWire()),
        ["act"] = seed => Sends<NewAct, Listing.DraftActRequest>(seed, body => body.ToWire()),
        ["clearance"] = seed => Sends<ActClearance, Listing.ClearActRequest>(seed, body => body.ToWire("", 0)),
        ["submission"] = seed => Sends<NewSubmission, Listing.SubmitActRequest>(seed, body => body.ToWire("", 0)),
        ["arrangement"] = seed => Sends<NewArrangement, Listing.ArrangeActRequest>(seed, body => body.ToWire("", 0)),
        ["withdrawal of an act"] = seed
            => Sends<NewActWithdrawal, Listing.WithdrawActRequest>(seed, body => body.ToWire("", 0)),
        ["correction"] = seed => Sends<Correction, Listing.CorrectActRequest>(seed, body => body.ToWire("", 0)),
        ["statement"] = seed => Sends<NewStatement, Voting.MakeStatementRequest>(seed, body => body.ToWire()),
        ["deadline"] = seed => Sends<NewDeadline, Voting.ExtendDeadlineRequest>(seed, body => body.ToWire("", 0)),
        ["decision"] = seed => Sends<NewDecision, Voting.DecideBallotRequest>(seed, body => body.ToWire("", 0)),
        ["stage"] = seed => Sends<NewStage, Listing.RecordStageRequest>(seed, body => body.ToWire("", 0)),
        ["stage corrected"]
            = seed => Sends<NewStageCorrection, Listing.CorrectStageRequest>(seed, body => body.ToWire("", 0, 0)),
        ["reservation of a delegation"]
            = seed => Sends<NewStageReservation, Listing.EnterReservationRequest>(seed, body => body.ToWire("", 0)),
        ["reservation lifted"] = seed => Sends<NewLifting, Listing.LiftReservationRequest>(seed, body => body.ToWire("", "", 0)),
        ["opinion"] = seed => Sends<NewOpinion, Listing.GiveOpinionRequest>(seed, body => body.ToWire("", 0)),
        ["derogation"] = seed => Sends<NewDerogation, Listing.RequestDerogationRequest>(seed, body => body.ToWire()),
        ["answers to conditions"] = seed
            => Sends<NewConditionAnswers, Listing.AnswerConditionsRequest>(seed, body => body.ToWire("", 0)),
        ["step of a derogation"] = seed
            => Sends<NewDerogationStep, Listing.RecordStepRequest>(seed, body => body.ToWire("", 0)),
        ["decision on a derogation"] = seed
            => Sends<NewDerogationDecision, Listing.PrepareDecisionRequest>(seed, body => body.ToWire("", 0)),
        ["withdrawal of a derogation"] = seed
            => Sends<NewDerogationWithdrawal, Listing.WithdrawDerogationRequest>(seed, body => body.ToWire("", 0)),
        ["report of a derogation"] = seed
            => Sends<NewDerogationReport, Listing.RecordReportRequest>(seed, body => body.ToWire("", 0)),
        ["key"] = seed => Sends<NewDelegationKey, Voting.RegisterKeyRequest>(seed, body => body.ToWire("")),
    };

    private static Dictionary<string, Action<int>> Answered { get; } = new(StringComparer.Ordinal)
    {
        ["dossier"] = seed => IsAnswered<Attribution.Dossier, Dossier>(seed, message => message.ToDossier()),
        ["exercise"] = seed => IsAnswered<Attribution.Exercise, Exercise>(seed, message => message.ToExercise()),
        ["inject"] = seed => IsAnswered<Attribution.Inject, Inject>(seed, message => message.ToInject()),
        ["deed"] = seed => IsAnswered<Attribution.Deed, Deed>(seed, message => message.ToDeed()),
        ["reaction"] = seed => IsAnswered<Attribution.Reaction, Reaction>(seed, message => message.ToReaction()),
        ["observation"] = seed => IsAnswered<Attribution.Observation, Observation>(seed, message => message.ToObservation()),
        ["filter of proposals"] = seed => Sends<ProposalFilter, Listing.ProposalFilter>(seed, body => body.ToWire()),
        ["filter of acts"] = seed => Sends<ActFilter, Listing.ActFilter>(seed, body => body.ToWire()),
        ["view"] = seed => IsAnswered<Attribution.DossierView, DossierView>(seed, message => message.ToView()),
        ["incident"] = seed => IsAnswered<Attribution.Incident, Incident>(seed, message => message.ToIncident()),
        ["event"] = seed => IsAnswered<Attribution.TimelineEvent, TimelineEvent>(seed, message => message.ToEvent()),
        ["contributor"] = seed => IsAnswered<Attribution.Contributor, Contributor>(seed, message => message.ToContributor()),
        ["relation"] = seed => IsAnswered<Attribution.Relation, Relation>(seed, message => message.ToRelation()),
        ["hypothesis"] = seed => IsAnswered<Attribution.Hypothesis, Hypothesis>(seed, message => message.ToHypothesis()),
        ["responsibility"] = seed => IsAnswered<Attribution.StateResponsibility, StateResponsibility>(
            seed, message => message.ToResponsibility()),
        ["matrix"] = seed => IsAnswered<Attribution.Matrix, Matrix>(seed, message => message.ToMatrix()),
        ["evidence"] = seed => IsAnswered<Attribution.Evidence, Evidence>(seed, message => message.ToEvidence()),
        ["import"] = seed => IsAnswered<Attribution.ImportBundleReply, DossierImport>(seed, message => message.ToImport()),
        ["custody"] = seed => IsAnswered<Attribution.CustodyEntry, CustodyEntry>(seed, message => message.ToEntry()),
        ["court file key"] = seed => IsAnswered<Listing.CourtFileKey, CourtFileKey>(seed, message => message.ToCourtFileKey()),
        ["custody key"] = seed => IsAnswered<Attribution.CustodyKey, CustodyKey>(seed, message => message.ToKey()),
        ["actor"] = seed => IsAnswered<Attribution.Actor, Actor>(seed, message => message.ToActor()),
        ["assessment"] = seed
            => IsAnswered<Attribution.ProportionalityAssessment, ProportionalityAssessment>(
                seed, message => message.ToAssessment()),
        ["plan"] = seed => IsAnswered<Attribution.ResponsePlan, ResponsePlan>(seed, message => message.ToPlan()),
        ["measure"] = seed => IsAnswered<Attribution.PlannedMeasure, PlannedMeasure>(seed, message => message.ToMeasure()),
        ["text"] = seed => IsAnswered<Attribution.MeasureText, MeasureText>(seed, message => message.ToText()),
        ["report"] = seed => IsAnswered<Attribution.Report, Report>(seed, message => message.ToReport()),
        ["answered report"] = seed => IsAnswered<Attribution.ReportAnswer, ReportAnswer>(seed, message => message.ToAnswer()),
        ["public statement"] = seed => IsAnswered<Attribution.Statement, Statement>(seed, message => message.ToStatement()),
        ["change of a plan"] = seed
            => IsAnswered<Attribution.ResponseChange, ResponseChange>(seed, message => message.ToChange()),
        ["share"] = seed => IsAnswered<Attribution.Share, Share>(seed, message => message.ToShare()),
        ["received share"] = seed
            => IsAnswered<Attribution.ReceivedShare, ReceivedShare>(seed, message => message.ToReceivedShare()),
        ["answer"] = seed => IsAnswered<Attribution.PartnerAnswer, PartnerAnswer>(seed, message => message.ToAnswer()),
        ["proposal"] = seed => IsAnswered<Listing.Proposal, Proposal>(seed, message => message.ToProposal()),
        ["act"] = seed => IsAnswered<Listing.Act, Act>(seed, message => message.ToAct()),
        ["check of an act"] = seed => IsAnswered<Listing.ActCheck, ActCheck>(seed, message => message.ToCheck()),
        ["entry"] = seed => IsAnswered<Listing.Entry, Entries.Entry>(seed, message => message.ToEntry()),
        ["work"] = seed => IsAnswered<Listing.Work, Entries.Work>(seed, message => message.ToWork()),
        ["stages"] = seed => IsAnswered<Listing.ActStages, ActStages>(seed, message => message.ToStages()),
        ["derogation"] = seed => IsAnswered<Listing.Derogation, Derogation>(seed, message => message.ToDerogation()),
        ["figures"] = seed => IsAnswered<Listing.DerogationFigures, DerogationFigures>(seed, message => message.ToFigures()),
        ["listing figures"] = seed
            => IsAnswered<Listing.ListingFigures, Statistics.ListingFigures>(seed, message => message.ToFigures()),
        ["adoption figures"] = seed
            => IsAnswered<Listing.AdoptionFigures, Statistics.AdoptionFigures>(seed, message => message.ToFigures()),
        ["review figures"] = seed
            => IsAnswered<Listing.ReviewFigures, Statistics.ReviewFigures>(seed, message => message.ToFigures()),
        ["notification"] = seed => IsAnswered<Listing.Notification, Notification>(seed, message => message.ToNotification()),
        ["answered observations"] = seed
            => IsAnswered<Listing.ObservationsAnswer, ObservationsAnswer>(seed, message => message.ToAnswer()),
        ["observations"] = seed
            => IsAnswered<Listing.ReceivedObservations, ReceivedObservations>(seed, message => message.ToObservations()),
        ["review"] = seed => IsAnswered<Listing.ListingReview, ListingReview>(seed, message => message.ToReview()),
        ["access to the file"] = seed => IsAnswered<Listing.AccessRequest, AccessRequest>(seed, message => message.ToAccess()),
        ["court case"] = seed => IsAnswered<Listing.CourtCase, CourtCase>(seed, message => message.ToCase()),
        ["due process"] = seed => IsAnswered<Listing.EntryProcess, EntryProcess>(seed, message => message.ToProcess()),
        ["due"] = seed => IsAnswered<Listing.Due, Due>(seed, message => message.ToDue()),
        ["work item"] = seed => IsAnswered<Listing.WorkItem, WorkQueue.WorkItem>(seed, message => message.ToItem()),
        ["work calendar"] = seed
            => IsAnswered<Listing.WorkCalendar, WorkQueue.WorkCalendar>(seed, message => message.ToCalendar()),
        ["work assignment"] = seed
            => IsAnswered<Listing.WorkAssignment, WorkQueue.WorkAssignment>(seed, message => message.ToAssignment()),
        ["redress"] = seed => IsAnswered<Listing.Redress, Redress>(seed, message => message.ToRedress()),
        ["translations"] = seed
            => IsAnswered<Listing.ListTranslationsReply, ProposalTranslations>(seed, message => message.ToTranslations()),
        ["translation"] = seed => IsAnswered<Listing.Translation, Translation>(seed, message => message.ToTranslation()),
        ["ballot"] = seed => IsAnswered<Voting.Ballot, Ballot>(seed, message => message.ToBallot()),
        ["receipt"] = seed => IsAnswered<Voting.Receipt, Receipt>(seed, message => message.ToReceipt()),
        ["key"] = seed => IsAnswered<Voting.DelegationKey, DelegationKey>(seed, message => message.ToKey()),
        ["version"] = seed => IsAnswered<Publication.ListVersion, Lists.ListVersion>(seed, message => message.ToListVersion()),
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void AnyBody_ReachesTheService_AsItWasMeant(string kind) => Repeat(Sent[kind]);

    [Theory]
    [MemberData(nameof(Answers))]
    public void AnyMessage_IsAnsweredWhole(string kind) => Repeat(Answered[kind]);

    // Message -> body -> record -> message.
    private static void Sends<TRecord, TMessage>(int seed, Func<TRecord, TMessage> map)
        where TMessage : IMessage, new()
    {
        var random = new Random(seed);
        var record = Rules.Options.GetTypeInfo(typeof(TRecord));
        var message = new AnyMessage(random, answered: false).Of<TMessage>(record);
        var body = AnyBody.Of(message, record, random);

        Assert.Equal(message, map(body.Deserialize<TRecord>(Rules.Options)!));
    }

    // Message -> record -> JSON, which holds what the message does.
    private static void IsAnswered<TMessage, TRecord>(int seed, Func<TMessage, TRecord> map)
        where TMessage : IMessage, new()
        where TRecord : notnull
    {
        var message = new AnyMessage(new Random(seed), answered: true).Of<TMessage>(Rules.Options.GetTypeInfo(typeof(TRecord)));
        IEnumerable<Listing.Proposal> proposals = message switch
        {
            Listing.Proposal proposal => [proposal],
            Listing.Act act => act.Proposals,
            _ => [],
        };
        foreach (var proposal in proposals.Where(proposal => proposal.Amendment is not null))
        {
            ProposalMappingTests.OfAllFields(proposal);
        }

        Answer.AssertSame(message, whole => map(whole));
    }

    private static void Repeat(Action<int> test)
    {
        for (var seed = 0; seed < Times; seed++)
        {
            var failure = Record.Exception(() => test(seed));
            Assert.True(failure is null, $"Of the {seed}th message: {failure}");
        }
    }
}
