using CyberSanctions.Gateway.Problems;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Gateway.Tests.Requests;

/// <summary>
/// Whatever a gRPC method asks for or answers, the endpoint that stands for it asks for or answers too; what it does not is named
/// here.
/// </summary>
public sealed class EveryFieldTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    private static readonly string[] NotAskedFor =
    [
        // The services give them.
        "AddIncidentRequest.incident.id", "AddEvidenceRequest.evidence.id", "AddEvidenceRequest.evidence.added_by",
        "AddEvidenceRequest.evidence.added_at", "NameActorRequest.actor.id",
        "AddEventRequest.event.id", "AddHypothesisRequest.hypothesis.id", "AddRelationRequest.relation.id",
        "AddResponsibilityRequest.responsibility.id",
        "AmendEvidenceRequest.evidence.added_by", "AmendEvidenceRequest.evidence.added_at",
        "AddEvidenceRequest.evidence.content", "AddEvidenceRequest.evidence.release",
        "AmendEvidenceRequest.evidence.content", "AmendEvidenceRequest.evidence.release",

        "ContributeDossierRequest.dossier.incidents[0].id", "ContributeDossierRequest.dossier.evidence[0].id",
        "ContributeDossierRequest.dossier.evidence[0].added_by", "ContributeDossierRequest.dossier.evidence[0].added_at",
        "ContributeDossierRequest.dossier.evidence[0].content", "ContributeDossierRequest.dossier.evidence[0].release",
        "ContributeDossierRequest.dossier.actors[0].id",

        // In the headers Content-Range, Content-Length, Repr-Digest and Range, and as the body itself.
        "UploadContentRequest.start.first", "UploadContentRequest.start.length", "UploadContentRequest.start.total",
        "UploadContentRequest.start.anew", "UploadContentRequest.start.sha256", "UploadContentRequest.bytes",
        "DownloadContentRequest.first", "DownloadContentRequest.length",

        // As a form, and the file that is in it.
        "SubmitReportRequest.report.subject", "SubmitReportRequest.report.text", "SubmitReportRequest.report.contact",
        "SubmitReportRequest.report.file_name", "SubmitReportRequest.report.file_size", "SubmitReportRequest.bytes",
        "SubmitObservationsRequest.observations.list", "SubmitObservationsRequest.observations.entry_reference",
        "SubmitObservationsRequest.observations.sender", "SubmitObservationsRequest.observations.contact",
        "SubmitObservationsRequest.observations.text", "SubmitObservationsRequest.observations.file_name",
        "SubmitObservationsRequest.observations.file_size", "SubmitObservationsRequest.bytes",

        // As the body itself.
        "ImportBundleRequest.bytes",

        // A page ends.
        "ReadRequest.follow",
    ];

    private static readonly string[] NotAnswered =
    [
        // In summaries, without what is in the whole.
        "DossierSummary.conclusion", "DossierSummary.contents", "DossierSummary.withdrawal",
        "ActSummary.proposals", "ActSummary.revisions", "ActSummary.submissions",
        "BallotSummary.roster", "BallotSummary.votes", "BallotSummary.reservations", "BallotSummary.proxies",
        "BallotSummary.decision", "BallotSummary.revisions",

        // Each beside where it is read; and who takes part, instead of who does not.
        "Dossier.contents", "RosterMember.takesNoPart",

        // As the fields in which they differ.
        "Difference.before", "Difference.after",

        // Under the name of its kind.
        "SharedItem.content",

        // In lists, and when it is settled.
        "ContributionSummary.dossier",

        // What a partner shared has no ids here.
        "NewIncident.id", "NewEvidence.id", "NewEvidence.addedBy", "NewEvidence.addedAt", "NewEvidence.content",
        "NewEvidence.release", "NewActor.id",

        // As the status.
        "EvidenceUpload.completedNow",

        // As the fields in which they differ.
        "ProposalDifferences.before", "ProposalDifferences.after",

        // In the headers Location and ETag.
        "Incident.dossierReference", "Incident.dossierVersion", "Evidence.dossierReference", "Evidence.dossierVersion",
        "Actor.dossierReference", "Actor.dossierVersion", "TimelineEvent.dossierReference", "TimelineEvent.dossierVersion",
        "Relation.dossierReference", "Relation.dossierVersion", "Hypothesis.dossierReference", "Hypothesis.dossierVersion",
        "StateResponsibility.dossierReference", "StateResponsibility.dossierVersion",
        "DossierChange.dossierReference", "DossierChange.dossierVersion",
        "PlannedMeasure.dossierReference", "PlannedMeasure.planVersion",
    ];

    // Over TAXII, in its own words (TaxiiTests). With every page of a journal its head is told; its chain is for those to verify
    // who read it.
    private static readonly string[] WithoutAnEndpoint = ["Partners/ListReceivedObjects", "Journal/GetHead", "Journal/Verify"];

    // Bytes, and not JSON; or nothing at all.
    private static readonly string[] AsTheyAre =
    [
        "GetRollCall", "ReadBody", "DownloadContent", "ExportCustody", "FetchReportFile", "DeleteDossierView", "ExportBundle",
        "FetchReport", "FetchObservationsFile", "FetchProposal", "GetActText",
        "FetchWorkCalendar", "ExportCourtFile",
    ];

    private IEnumerable<ContractFields> Endpoints
        => gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Select(endpoint => new ContractFields(endpoint));

    [Fact]
    public void EveryMethod_HasAnEndpoint_OrIsNamed()
        => Assert.Equal(
            WithoutAnEndpoint,
            ContractFields.Methods.Values.Except(Endpoints.Select(endpoint => endpoint.Method))
                .Select(method => $"{method.Service.Name}/{method.Name}"));

    [Fact]
    public void EveryFieldOfARequest_CanBeSent_OrIsNamed()
        => AssertSame(NotAskedFor, Asked.Where(field => field.Sent is null).Select(field => field.Name));

    [Fact]
    public void EveryFieldOfAnAnswer_IsAnswered_OrIsNamed()
        => AssertSame(
            NotAnswered,
            Endpoints.Where(endpoint => !AsTheyAre.Contains(endpoint.Method.Name)).SelectMany(endpoint => endpoint.Unanswered()));

    // But how many entries of a journal there are to be: what is wrong with that, the gateway itself says.
    [Fact]
    public void EveryFieldOfARequest_IsNamedInARefusal_AsItWasSent()
        => Assert.All(
            Asked.Where(field => field is { Sent: not null, Path: not "most" }),
            field => Assert.Equal((field.Name, field.Sent), (field.Name, RefusalProblems.FieldOf(field.Path))));

    private IEnumerable<AskedField> Asked => Endpoints.SelectMany(endpoint => endpoint.Asked());

    private static void AssertSame(string[] named, IEnumerable<string> found)
        => Assert.Equal(named.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
}
