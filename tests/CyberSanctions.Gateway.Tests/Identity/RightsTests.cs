using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.Reflection;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Tests.Identity;

public sealed class RightsTests
{
    [Fact]
    public void EveryMethodOfEveryService_HasALine_AndNothingElse()
    {
        FileDescriptor[] files =
        [
            Attribution.AttributionReflection.Descriptor, Attribution.EvidenceStoreReflection.Descriptor,
            Attribution.ResponseReflection.Descriptor, Attribution.PartnerReflection.Descriptor,
            Attribution.ReportReflection.Descriptor, Attribution.StixReflection.Descriptor,
            Attribution.ExerciseReflection.Descriptor,
            Listing.ListingReflection.Descriptor, Listing.DerogationsReflection.Descriptor,
            Listing.DueProcessReflection.Descriptor,
            Listing.StagesReflection.Descriptor,
            Listing.TranslationsReflection.Descriptor,
            Listing.WorkQueueReflection.Descriptor,
            Listing.DocumentsReflection.Descriptor,
            Listing.StatisticsReflection.Descriptor,
            Listing.CourtFilesReflection.Descriptor,
            Voting.VotingReflection.Descriptor,
            Voting.ReferenceDataReflection.Descriptor,
            Publication.PublicationReflection.Descriptor, Contracts.Journal.V1.JournalReflection.Descriptor,
        ];
        var methods = files.SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Select(m => $"{m.Service.FullName}/{m.Name}");

        Assert.Equal(
            methods.Order(StringComparer.Ordinal), Rights.All.Select(right => right.Method).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MethodWithoutALine_IsServedByNobody()
        => Assert.Contains(
            "needs a line",
            Assert.Throws<InvalidOperationException>(() => Rights.Of("cybersanctions.listing.v1.Acts/AdoptAct")).Message);

    // The roles as docs/running.md and the issue on trust promise them, written down once more by hand.
    [Theory]
    [InlineData("cybersanctions.listing.v1.Proposals/ClearProposal", "legal")]
    [InlineData("cybersanctions.attribution.v1.Dossiers/CreateDossier", "officer")]
    [InlineData("cybersanctions.attribution.v1.Dossiers/GetDossier", "auditor legal observer officer")]
    [InlineData("cybersanctions.attribution.v1.EvidenceStore/UploadContent", "officer")]
    [InlineData("cybersanctions.attribution.v1.EvidenceStore/DownloadContent", "auditor legal officer")]
    [InlineData("cybersanctions.attribution.v1.EvidenceStore/RehashContent", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.EvidenceStore/DecideRelease", "legal")]
    [InlineData("cybersanctions.attribution.v1.EvidenceStore/ListCustody", "auditor legal officer")]
    [InlineData("cybersanctions.attribution.v1.Stix/ExportBundle", "auditor legal observer officer")]
    [InlineData("cybersanctions.attribution.v1.Stix/ImportBundle", "officer")]
    [InlineData("cybersanctions.attribution.v1.Dossiers/ListDossiers", "auditor legal observer officer")]
    [InlineData("cybersanctions.attribution.v1.Dossiers/SaveDossierView", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.Dossiers/ListDossierViews", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.Responses/ProposeMeasure", "officer")]
    [InlineData("cybersanctions.attribution.v1.Responses/AgreeToMeasure", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.Responses/ApproveMeasureText", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.Responses/GetResponsePlan", "auditor legal officer")]
    [InlineData("cybersanctions.attribution.v1.Responses/ReleaseStatement", "legal")]
    [InlineData("cybersanctions.attribution.v1.Responses/RetractStatement", "legal")]
    [InlineData("cybersanctions.attribution.v1.Exercises/PrepareExercise", "officer")]
    [InlineData("cybersanctions.attribution.v1.Exercises/SteerExercise", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.Exercises/AnswerInject", "delegate legal officer partner")]
    [InlineData("cybersanctions.attribution.v1.Reports/GetReport", "auditor legal officer")]
    [InlineData("cybersanctions.attribution.v1.Reports/FetchReportFile", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.Reports/AnswerReport", "officer")]
    [InlineData("cybersanctions.attribution.v1.Partners/ShareDossier", "officer")]
    [InlineData("cybersanctions.attribution.v1.Partners/ApproveShare", "legal officer")]
    [InlineData("cybersanctions.attribution.v1.Partners/ListShares", "auditor legal officer")]
    [InlineData("cybersanctions.attribution.v1.Partners/ListReceivedItems", "partner")]
    [InlineData("cybersanctions.attribution.v1.Partners/ListReceivedObjects", "partner")]
    [InlineData("cybersanctions.attribution.v1.Partners/AnswerShare", "partner")]
    [InlineData("cybersanctions.attribution.v1.Partners/ContributeDossier", "partner")]
    [InlineData("cybersanctions.attribution.v1.Partners/GetContribution", "auditor legal officer partner")]
    [InlineData("cybersanctions.attribution.v1.Partners/SettleContribution", "officer")]
    [InlineData("cybersanctions.listing.v1.Acts/SubmitAct", "officer")]
    [InlineData("cybersanctions.listing.v1.Acts/GetAct", "auditor legal observer officer partner")]
    [InlineData("cybersanctions.listing.v1.Acts/GetActText", "auditor legal observer officer partner")]
    [InlineData("cybersanctions.listing.v1.Entries/ListEntries", "auditor delegate legal observer officer partner")]
    [InlineData("cybersanctions.listing.v1.Entries/GetEntry", "auditor delegate legal observer officer partner")]
    [InlineData("cybersanctions.listing.v1.Entries/ListWork", "legal officer")]
    [InlineData("cybersanctions.listing.v1.Derogations/RequestDerogation", "authority")]
    [InlineData("cybersanctions.listing.v1.Derogations/GetDerogation", "auditor authority delegate legal officer")]
    [InlineData("cybersanctions.listing.v1.Derogations/RecordStep", "authority delegate")]
    [InlineData("cybersanctions.listing.v1.Derogations/TakeDecision", "authority legal officer")]
    [InlineData("cybersanctions.listing.v1.Derogations/RecordReport", "authority")]
    [InlineData("cybersanctions.listing.v1.DueProcess/GetEntryProcess", "auditor legal observer officer")]
    [InlineData("cybersanctions.listing.v1.DueProcess/GetObservations", "auditor legal officer")]
    [InlineData("cybersanctions.listing.v1.DueProcess/ConcludeReview", "legal officer")]
    [InlineData("cybersanctions.listing.v1.Stages/GetStages", "auditor delegate legal officer")]
    [InlineData("cybersanctions.listing.v1.Stages/LiftReservation", "officer")]
    [InlineData("cybersanctions.listing.v1.Stages/GiveOpinion", "legal")]
    [InlineData("cybersanctions.listing.v1.Translations/GetTranslation", "auditor legal observer officer partner")]
    [InlineData("cybersanctions.listing.v1.Translations/WriteTranslation", "officer")]
    [InlineData("cybersanctions.listing.v1.Translations/ReviewTranslation", "legal officer")]
    [InlineData("cybersanctions.listing.v1.Statistics/GetAdoptionFigures", "auditor delegate legal officer")]
    [InlineData("cybersanctions.listing.v1.Statistics/GetReviewFigures", "auditor legal observer officer")]
    [InlineData("cybersanctions.listing.v1.WorkQueue/ListWorkQueue", "auditor authority legal officer")]
    [InlineData("cybersanctions.listing.v1.WorkQueue/CreateWorkCalendar", "authority legal officer")]
    [InlineData("cybersanctions.listing.v1.WorkQueue/RevokeWorkCalendar", "administrator authority legal officer")]
    [InlineData("cybersanctions.listing.v1.WorkQueue/AssignWorkItem", "authority legal officer")]
    [InlineData("cybersanctions.listing.v1.ProposalDocuments/FetchProposal", "auditor legal officer")]
    [InlineData("cybersanctions.listing.v1.CourtFiles/ExportCourtFile", "legal officer")]
    [InlineData("cybersanctions.voting.v1.Ballots/GetBallot", "auditor delegate legal observer officer partner")]
    [InlineData("cybersanctions.voting.v1.Ballots/ListReceipts", "auditor delegate legal officer")]
    [InlineData("cybersanctions.voting.v1.Ballots/MakeStatement", "delegate")]
    [InlineData("cybersanctions.voting.v1.Ballots/DecideBallot", "officer")]
    [InlineData("cybersanctions.voting.v1.Delegations/RegisterKey", "administrator")]
    [InlineData("cybersanctions.voting.v1.Delegations/ListKeys", "administrator auditor delegate legal officer")]
    [InlineData("cybersanctions.voting.v1.ReferenceData/ProposeChange", "administrator")]
    [InlineData("cybersanctions.voting.v1.ReferenceData/ReleaseChange", "administrator")]
    [InlineData("cybersanctions.voting.v1.ReferenceData/RejectChange", "administrator")]
    [InlineData("cybersanctions.voting.v1.ReferenceData/WithdrawChange", "administrator")]
    [InlineData(
        "cybersanctions.voting.v1.ReferenceData/GetInForce",
        "administrator auditor delegate legal observer officer partner publisher")]
    [InlineData(
        "cybersanctions.voting.v1.ReferenceData/ListMemberStates",
        "administrator auditor delegate legal observer officer partner publisher service")]
    [InlineData("cybersanctions.publication.v1.Lists/ListVersions", "auditor delegate legal observer officer partner publisher")]
    [InlineData("cybersanctions.journal.v1.Journal/Read", "auditor service")]
    public void Roles_AreAsPromised(string method, string roles)
        => Assert.Equal(roles.Split(' '), Rights.Of(method).Roles.Order(StringComparer.Ordinal));

    [Fact]
    public void WithoutAToken_NothingElseIsOpen()
        => Assert.Equal(
            [
                "cybersanctions.attribution.v1.Reports/GetReportAnswer", "cybersanctions.attribution.v1.Reports/SubmitReport",
                "cybersanctions.attribution.v1.Responses/GetStatement", "cybersanctions.attribution.v1.Responses/ListStatements",
                "cybersanctions.listing.v1.Derogations/GetFigures",
                "cybersanctions.listing.v1.DueProcess/GetObservationsAnswer", "cybersanctions.listing.v1.DueProcess/GetRedress",
                "cybersanctions.listing.v1.DueProcess/SubmitObservations",
                "cybersanctions.listing.v1.Statistics/GetListingFigures",
                "cybersanctions.listing.v1.WorkQueue/FetchWorkCalendar",
            ],
            Rights.All.Where(right => right.OpenToAll).Select(right => right.Method).Order(StringComparer.Ordinal));

    [Fact]
    public void WhoeverOnlyReads_ChangesNothing()
    {
        string[] readers = [Roles.Observer, Roles.Partner, Roles.Auditor, Roles.Publisher, Roles.Service];
        string[] reading =
        [
            "Get", "List", "Watch", "Calculate", "Compare", "Check", "Read", "Verify", "Download", "Export", "Fetch",
        ];

        // But a partner says what it thinks of what is shared with it, and shares of its own.
        // In an exercise it answers what is told it.
        string[] spoken = ["AnswerShare", "ContributeDossier", "AnswerInject"];

        Assert.All(
            Rights.All.Where(right => right.Roles.Intersect(readers).Any())
                .Where(right => !right.Roles.Intersect(readers).SequenceEqual([Roles.Partner]) || !spoken.Contains(right.Method.Split('/')[1])),
            right => Assert.Contains(reading, verb => right.Method.Split('/')[1].StartsWith(verb, StringComparison.Ordinal)));
    }
}
