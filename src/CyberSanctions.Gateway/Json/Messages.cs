using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Delegations;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Proposals;
using CyberSanctions.Gateway.ReferenceData;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Riok.Mapperly.Abstractions;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Common = CyberSanctions.Contracts.Common.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// From what was sent to the services' messages, field by field of the same name. Mapperly writes the bodies when this is
/// compiled, and does not compile what is on one side only, unless it is named here as left out.
/// </summary>
/// <remarks>
/// What is absent is not set: there it is an empty text, an empty list or a zero, and a field with <c>optional</c> is not there.
/// What the address or a header says, and not the body, is a parameter.
/// </remarks>
[Mapper(
    RequiredMappingStrategy = RequiredMappingStrategy.Both,
    EnabledConversions = MappingConversionType.Enumerable,
    AllowNullPropertyAssignment = false)]
internal static partial class Messages
{
    public static partial Attribution.CreateDossierRequest ToWire(this NewDossier dossier);

    public static partial Attribution.DossierFilter ToWire(this DossierFilter filter);

    public static partial Attribution.SaveDossierViewRequest ToWire(this NewDossierView view);

    public static partial Attribution.ChangeDossierViewRequest ToWire(this NewDossierView view, string id, long expectedVersion);

    [MapperIgnoreTarget(nameof(Attribution.Incident.Id))]
    public static partial Attribution.Incident ToWire(this NewIncident incident);

    [MapperIgnoreTarget(nameof(Attribution.TimelineEvent.Id))]
    public static partial Attribution.TimelineEvent ToWire(this NewTimelineEvent happened);

    [MapperIgnoreTarget(nameof(Attribution.Relation.Id))]
    public static partial Attribution.Relation ToWire(this NewRelation relation);

    [MapperIgnoreTarget(nameof(Attribution.Hypothesis.Id))]
    public static partial Attribution.Hypothesis ToWire(this NewHypothesis hypothesis);

    [MapperIgnoreTarget(nameof(Attribution.StateResponsibility.Id))]
    public static partial Attribution.StateResponsibility ToWire(this NewStateResponsibility responsibility);

    [MapperIgnoreTarget(nameof(Attribution.Evidence.Id))]
    [MapperIgnoreTarget(nameof(Attribution.Evidence.AddedBy))]
    [MapperIgnoreTarget(nameof(Attribution.Evidence.AddedAt))]
    [MapperIgnoreTarget(nameof(Attribution.Evidence.Content))]
    [MapperIgnoreTarget(nameof(Attribution.Evidence.Release))]
    public static partial Attribution.Evidence ToWire(this NewEvidence evidence);

    [MapperIgnoreTarget(nameof(Attribution.Actor.Id))]
    public static partial Attribution.Actor ToWire(this NewActor actor);

    public static partial Attribution.ConcludeDossierRequest ToWire(
        this NewConclusion conclusion, string reference, long expectedVersion);

    public static partial Attribution.AmendDossierRequest ToWire(
        this DossierCorrection correction, string reference, long expectedVersion);

    public static partial Attribution.MoveItemRequest ToWire(
        this NewPlace place, string reference, string id, long expectedVersion);

    public static partial Attribution.MakeRemarkRequest ToWire(this NewRemark remark, string reference);

    public static partial Attribution.SettleRemarkRequest ToWire(this NewSettlement settlement, string reference, string id);

    public static partial Attribution.SupersedeDossierRequest ToWire(
        this NewSuccessor successor, string reference, long expectedVersion);

    public static partial Attribution.WithdrawDossierRequest ToWire(
        this NewWithdrawal withdrawal, string reference, long expectedVersion);

    public static partial Attribution.RehashContentRequest ToWire(this NewRehash rehash, string reference, string id);

    public static partial Attribution.ShareEvidenceRequest ToWire(this NewSharing sharing, string reference, string id);

    public static partial Attribution.DecideReleaseRequest ToWire(this NewReleaseDecision decision, string reference, string id);

    public static partial Listing.DraftProposalRequest ToWire(this NewProposal proposal);

    public static partial Listing.ProposalFilter ToWire(this ProposalFilter filter);

    public static partial Listing.ActFilter ToWire(this ActFilter filter);

    public static partial Listing.EditProposalRequest ToWire(this NewEdit edit, string reference, long expectedVersion);

    public static partial Listing.SendBackProposalRequest ToWire(
        this NewProposalReturn back, string reference, long expectedVersion);

    public static partial Listing.WithdrawProposalRequest ToWire(
        this NewProposalWithdrawal withdrawal, string reference, long expectedVersion);

    public static partial Listing.DraftActRequest ToWire(this NewAct act);

    public static partial Listing.ClearActRequest ToWire(this ActClearance clearance, string reference, long expectedVersion);

    public static partial Listing.SubmitActRequest ToWire(this NewSubmission submission, string reference, long expectedVersion);

    public static partial Listing.ArrangeActRequest ToWire(
        this NewArrangement arrangement, string reference, long expectedVersion);

    public static partial Listing.WithdrawActRequest ToWire(
        this NewActWithdrawal withdrawal, string reference, long expectedVersion);

    public static partial Listing.CorrectActRequest ToWire(this Correction correction, string reference, long expectedVersion);

    public static partial Voting.MakeStatementRequest ToWire(this NewStatement statement);

    public static partial Voting.ExtendDeadlineRequest ToWire(this NewDeadline deadline, string reference, long expectedVersion);

    public static partial Voting.DecideBallotRequest ToWire(this NewDecision decision, string reference, long expectedVersion);

    public static partial Voting.RegisterKeyRequest ToWire(this NewDelegationKey key, string memberState);

    public static partial Voting.ProposedChange ToWire(this NewReferenceChange change);

    public static partial Voting.ReleaseChangeRequest ToWire(this NewRelease release, string reference);

    public static partial Voting.RejectChangeRequest ToWire(this NewRejection rejection, string reference);

    [MapperIgnoreSource(nameof(PartialDate.IsRange))]
    public static partial Common.PartialDate ToWire(this PartialDate date);

    public static Common.Date ToWire(this DateOnly date) => date.ToMessage();

    public static Timestamp ToWire(this DateTimeOffset instant) => Timestamp.FromDateTimeOffset(instant);

    private static ByteString ToWire(byte[] bytes) => ByteString.CopyFrom(bytes);
}
