using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Acts;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Deadlines;
using CyberSanctions.Gateway.Delegations;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Entries;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Journals;
using CyberSanctions.Gateway.Lists;
using CyberSanctions.Gateway.Problems;
using CyberSanctions.Gateway.Proposals;
using CyberSanctions.Gateway.ReferenceData;
using CyberSanctions.Gateway.Stix;
using Google.Protobuf.Collections;
using Riok.Mapperly.Abstractions;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Common = CyberSanctions.Contracts.Common.V1;
using JournalContract = CyberSanctions.Contracts.Journal.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// From the services' messages to what the API answers, field by field of the same name. Mapperly writes the bodies when this is
/// compiled, and does not compile what is on one side only, unless it is named here as left out.
/// </summary>
/// <remarks>
/// What is empty there is absent here, where a record's member may be (<see cref="AnswerValues"/>). A parameter that may be null
/// is an item of a list: the contracts say nothing about null, and to Mapperly a list of theirs may hold one. Of Mapperly's own
/// conversions only those of lists are on: it neither casts, parses nor writes values as text.
/// </remarks>
[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Both, EnabledConversions = MappingConversionType.Enumerable)]
[UseStaticMapper(typeof(AnswerValues))]
internal static partial class Answers
{
    [MapperIgnoreSource(nameof(Attribution.Dossier.Contents))]
    [MapperIgnoreSource(nameof(Attribution.Dossier.Conclusion))]
    [MapperIgnoreSource(nameof(Attribution.Dossier.Withdrawal))]
    public static partial DossierSummary ToSummary(this Attribution.Dossier dossier);

    public static partial DossierCounts ToCounts(this Attribution.DossierCounts counts);

    public static partial ProposalCounts ToCounts(this Listing.ProposalCounts counts);

    public static partial ActCounts ToCounts(this Listing.ActCounts counts);

    [MapPropertyFromSource(nameof(DossierView.Dossiers), Use = nameof(DossiersOf))]
    public static partial DossierView ToView(this Attribution.DossierView view);

    [MapperIgnoreSource(nameof(Attribution.Dossier.Contents))]
    [MapPropertyFromSource(nameof(Dossier.Incidents), Use = nameof(Incidents))]
    [MapPropertyFromSource(nameof(Dossier.Evidence), Use = nameof(Evidence))]
    [MapPropertyFromSource(nameof(Dossier.Actors), Use = nameof(Actors))]
    [MapPropertyFromSource(nameof(Dossier.Events), Use = nameof(Events))]
    [MapPropertyFromSource(nameof(Dossier.Relations), Use = nameof(Relations))]
    [MapPropertyFromSource(nameof(Dossier.Hypotheses), Use = nameof(Hypotheses))]
    [MapPropertyFromSource(nameof(Dossier.Responsibilities), Use = nameof(Responsibilities))]
    public static partial Dossier ToDossier(this Attribution.Dossier dossier);

    public static partial Incident ToIncident(this Attribution.Incident incident);

    public static partial TimelineEvent ToEvent(this Attribution.TimelineEvent happened);

    public static partial Relation ToRelation(this Attribution.Relation relation);

    public static partial Hypothesis ToHypothesis(this Attribution.Hypothesis hypothesis);

    public static partial StateResponsibility ToResponsibility(this Attribution.StateResponsibility responsibility);

    public static partial Matrix ToMatrix(this Attribution.Matrix matrix);

    public static partial Contributor ToContributor(this Attribution.Contributor contributor);

    public static partial Evidence ToEvidence(this Attribution.Evidence evidence);

    public static partial DossierImport ToImport(this Attribution.ImportBundleReply reply);

    [MapperIgnoreSource(nameof(Attribution.EvidenceUpload.CompletedNow))]
    public static partial EvidenceUpload ToUpload(this Attribution.EvidenceUpload upload);

    public static partial CustodyEntry ToEntry(this Attribution.CustodyEntry entry);

    public static partial CustodyKey ToKey(this Attribution.CustodyKey key);

    public static partial Actor ToActor(this Attribution.Actor actor);

    public static partial DossierHeader ToHeader(this Attribution.DossierHeader header);

    public static partial Remark ToRemark(this Attribution.Remark remark);

    public static partial DossierChange ToChange(this Attribution.DossierChange change);

    public static partial Proposal ToProposal(this Listing.Proposal proposal);

    public static partial ProposalChange ToChange(this Listing.ProposalChange change);

    public static partial ProposalCheck ToCheck(this Listing.ProposalCheck check);

    [MapperIgnoreSource(nameof(Listing.Act.Proposals))]
    [MapperIgnoreSource(nameof(Listing.Act.Revisions))]
    [MapperIgnoreSource(nameof(Listing.Act.Submissions))]
    public static partial ActSummary ToSummary(this Listing.Act act);

    public static partial Act ToAct(this Listing.Act act);

    public static partial ActCheck ToCheck(this Listing.ActCheck check);

    public static partial NewProposal ToNew(this Listing.DraftProposalRequest request);

    public static partial Entry ToEntry(this Listing.Entry entry);

    public static partial Work ToWork(this Listing.Work work);

    [MapProperty([nameof(Voting.Ballot.Decision), nameof(Voting.Decision.Outcome)], [nameof(BallotSummary.Outcome)])]
    [MapperIgnoreSource(nameof(Voting.Ballot.Roster))]
    [MapperIgnoreSource(nameof(Voting.Ballot.Votes))]
    [MapperIgnoreSource(nameof(Voting.Ballot.Reservations))]
    [MapperIgnoreSource(nameof(Voting.Ballot.Proxies))]
    [MapperIgnoreSource(nameof(Voting.Ballot.Revisions))]
    public static partial BallotSummary ToSummary(this Voting.Ballot ballot);

    [MapProperty([nameof(Voting.Ballot.Decision), nameof(Voting.Decision.Outcome)], [nameof(Ballot.Outcome)])]
    public static partial Ballot ToBallot(this Voting.Ballot ballot);

    public static partial Proceeding ToProceeding(this Voting.Proceeding proceeding);

    public static partial Receipt ToReceipt(this Voting.Receipt receipt);

    public static partial DelegationKey ToKey(this Voting.DelegationKey key);

    public static partial ServiceKey ToKey(this Voting.ServiceKey key);

    public static partial CalculatedDeadline ToDeadline(this Voting.CalculateDeadlineReply reply);

    public static partial ReferenceChange ToChange(this Voting.ReferenceChange change);

    public static partial InForce ToInForce(this Voting.InForce inForce);

    public static partial Membership ToMembership(this Voting.Membership membership);

    public static partial ListVersion ToListVersion(this Publication.ListVersion version);

    [MapPropertyFromSource(nameof(JournalEntry.Event), Use = nameof(EventOf))]
    public static partial JournalEntry ToEntry(this JournalContract.Entry entry);

    public static partial JournalHead ToHead(this JournalContract.Head head);

    public static partial PartialDate ToPartialDate(this Common.PartialDate date);

    [MapProperty(nameof(Voting.Proxy.Proxy_), nameof(Proxy.To))]
    private static partial Proxy ToProxy(Voting.Proxy? proxy);

    // In the contract what is unusual is said; here what is.
    [MapProperty(nameof(Voting.RosterMember.TakesNoPart), nameof(RosterMember.TakesPart), Use = nameof(Not))]
    private static partial RosterMember ToMember(Voting.RosterMember? member);

    [MapProperty(nameof(Listing.CheckLine.Place), nameof(CheckLine.Place), Use = nameof(PlaceOf))]
    private static partial CheckLine ToLine(Listing.CheckLine? line);

    [MapProperty(nameof(Voting.FieldChange.Field), nameof(FieldChange.Field), Use = nameof(FieldOf))]
    private static partial FieldChange ToChange(Voting.FieldChange? change);

    // Only the fields that are amended mean anything. One that a newer service knows is named in `fields`, and not shown.
    private static Amendment ToAmendment(Listing.Amendment amendment)
    {
        var named = amendment.Clone();
        named.Before = amendment.Before is null ? null : Named(amendment.Before);
        named.After = Named(amendment.After ?? new Listing.EntryContent());
        return Whole(named);

        Listing.EntryContent Named(Listing.EntryContent content)
            => EntryContents.Only(content, amendment.Fields.Intersect(EntryContents.Fields));
    }

    [UserMapping(Default = false)]
    private static partial Amendment Whole(Listing.Amendment amendment);

    // Amendments of something else have a subject that says nothing.
    private static Particulars? ToParticulars(Listing.Subject? subject)
        => subject is null || subject.Equals(new Listing.Subject()) ? null : Whole(subject);

    [UserMapping(Default = false)]
    private static partial Particulars Whole(Listing.Subject subject);

    private static partial Name ToName(Listing.Name? name);

    [MapPropertyFromSource(nameof(DossierFilter.Exercise), Use = nameof(ExerciseOf))]
    [MapperIgnoreSource(nameof(Attribution.DossierFilter.HasExercise))]
    private static partial DossierFilter ToFilter(Attribution.DossierFilter filter);

    private static partial FoundItem ToFoundItem(Attribution.FoundItem? item);

    private static partial Birth ToBirth(Listing.Birth? birth);

    private static partial Identifier ToIdentifier(Listing.Identifier? identifier);

    private static partial Address ToAddress(Listing.Address? address);

    private static partial NationalityDetail ToNationalityDetail(Listing.NationalityDetail? detail);

    private static partial HeldFunction ToHeldFunction(Listing.HeldFunction? function);

    private static partial Registration ToRegistration(Listing.Registration? registration);

    private static partial CryptoAddress ToCryptoAddress(Listing.CryptoAddress? address);

    private static partial SubjectRelation ToSubjectRelation(Listing.SubjectRelation? relation);

    private static partial RegisterLink ToRegisterLink(Listing.RegisterLink? link);

    private static IReadOnlyList<Name>? OrAbsent(RepeatedField<Listing.Name?>? names) => names.OrAbsent(ToName);

    private static IReadOnlyList<Birth>? OrAbsent(RepeatedField<Listing.Birth?>? births) => births.OrAbsent(ToBirth);

    private static IReadOnlyList<Identifier>? OrAbsent(RepeatedField<Listing.Identifier?>? identifiers)
        => identifiers.OrAbsent(ToIdentifier);

    private static IReadOnlyList<Address>? OrAbsent(RepeatedField<Listing.Address?>? addresses) => addresses.OrAbsent(ToAddress);

    private static IReadOnlyList<NationalityDetail>? OrAbsent(RepeatedField<Listing.NationalityDetail?>? details)
        => details.OrAbsent(ToNationalityDetail);

    private static IReadOnlyList<HeldFunction>? OrAbsent(RepeatedField<Listing.HeldFunction?>? functions)
        => functions.OrAbsent(ToHeldFunction);

    private static IReadOnlyList<Registration>? OrAbsent(RepeatedField<Listing.Registration?>? registrations)
        => registrations.OrAbsent(ToRegistration);

    private static IReadOnlyList<CryptoAddress>? OrAbsent(RepeatedField<Listing.CryptoAddress?>? addresses)
        => addresses.OrAbsent(ToCryptoAddress);

    private static IReadOnlyList<SubjectRelation>? OrAbsent(RepeatedField<Listing.SubjectRelation?>? relations)
        => relations.OrAbsent(ToSubjectRelation);

    private static IReadOnlyList<RegisterLink>? OrAbsent(RepeatedField<Listing.RegisterLink?>? links)
        => links.OrAbsent(ToRegisterLink);

    [MapperIgnoreSource(nameof(Voting.ProposedChange.ContentCase))]
    private static partial NewReferenceChange ToProposal(Voting.ProposedChange proposal);

    private static partial Figure ToFigure(Voting.Figure? figure);

    private static partial FigureInTable ToFigure(Voting.FigureInTable? figure);

    private static IReadOnlyList<Figure>? OrAbsent(RepeatedField<Voting.Figure?>? figures) => figures.OrAbsent(ToFigure);

    private static IReadOnlyList<FigureInTable>? OrAbsent(RepeatedField<Voting.FigureInTable?>? figures)
        => figures.OrAbsent(ToFigure);

    [UserMapping(Default = false)]
    private static Contents Incidents(Attribution.Dossier dossier) => Contents(dossier, dossier.Contents.Incidents, "incidents");

    [UserMapping(Default = false)]
    private static Contents Evidence(Attribution.Dossier dossier) => Contents(dossier, dossier.Contents.Evidence, "evidence");

    [UserMapping(Default = false)]
    private static Contents Actors(Attribution.Dossier dossier) => Contents(dossier, dossier.Contents.Actors, "actors");

    [UserMapping(Default = false)]
    private static Contents Events(Attribution.Dossier dossier) => Contents(dossier, dossier.Contents.Events, "timeline");

    [UserMapping(Default = false)]
    private static Contents Relations(Attribution.Dossier dossier) => Contents(dossier, dossier.Contents.Relations, "relations");

    [UserMapping(Default = false)]
    private static Contents Hypotheses(Attribution.Dossier dossier)
        => Contents(dossier, dossier.Contents.Hypotheses, "hypotheses");

    [UserMapping(Default = false)]
    private static Contents Responsibilities(Attribution.Dossier dossier)
        => Contents(dossier, dossier.Contents.Responsibilities, "responsibilities");

    private static Contents Contents(Attribution.Dossier dossier, long count, string kind)
        => new() { Count = count, Href = $"{DossierEndpoints.AddressOf(dossier.Reference)}/{kind}" };

    [UserMapping(Default = false)]
    private static bool? ExerciseOf(Attribution.DossierFilter filter) => filter.HasExercise ? filter.Exercise : null;

    [UserMapping(Default = false)]
    private static string DossiersOf(Attribution.DossierView view) => ToFilter(view.Filter).Address();

    [UserMapping(Default = false)]
    private static JsonObject? EventOf(JournalContract.Entry entry) => JournalEndpoints.EventOf(entry);

    [UserMapping(Default = false)]
    private static string FieldOf(string field) => RefusalProblems.FieldOf(field);

    [UserMapping(Default = false)]
    private static string? PlaceOf(string place) => place.Length == 0 ? null : FieldOf(place);

    [UserMapping(Default = false)]
    private static bool Not(bool value) => !value;
}
