using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.ServiceDefaults.Clients;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Routes;

/// <summary>The gRPC clients by which the REST API reaches the services.</summary>
internal static class ServiceClients
{
    /// <summary>The services that keep a journal, by their names in the AppHost: all of them.</summary>
    public static readonly string[] WithJournals = ["attribution", "listing", "voting", "publication"];

    /// <summary>Under which name the client of a service's journal is made.</summary>
    public static string JournalOf(string service) => $"journal-of-{service}";

    public static void AddServiceClients(this WebApplicationBuilder builder)
    {
        builder.AddServiceClient<Attribution.Dossiers.DossiersClient>("attribution", Attribution.Dossiers.Descriptor);
        builder.AddServiceClient<Attribution.EvidenceStore.EvidenceStoreClient>(
            "attribution", Attribution.EvidenceStore.Descriptor);
        builder.AddServiceClient<Attribution.Partners.PartnersClient>("attribution", Attribution.Partners.Descriptor);
        builder.AddServiceClient<Attribution.Responses.ResponsesClient>("attribution", Attribution.Responses.Descriptor);
        builder.AddServiceClient<Attribution.Reports.ReportsClient>("attribution", Attribution.Reports.Descriptor);
        builder.AddServiceClient<Attribution.Stix.StixClient>("attribution", Attribution.Stix.Descriptor);
        builder.AddServiceClient<Attribution.Exercises.ExercisesClient>("attribution", Attribution.Exercises.Descriptor);
        builder.AddServiceClient<Listing.Proposals.ProposalsClient>("listing", Listing.Proposals.Descriptor);
        builder.AddServiceClient<Listing.Acts.ActsClient>("listing", Listing.Acts.Descriptor);
        builder.AddServiceClient<Listing.Entries.EntriesClient>("listing", Listing.Entries.Descriptor);
        builder.AddServiceClient<Listing.Derogations.DerogationsClient>("listing", Listing.Derogations.Descriptor);
        builder.AddServiceClient<Listing.DueProcess.DueProcessClient>("listing", Listing.DueProcess.Descriptor);
        builder.AddServiceClient<Listing.Stages.StagesClient>("listing", Listing.Stages.Descriptor);
        builder.AddServiceClient<Listing.Translations.TranslationsClient>("listing", Listing.Translations.Descriptor);
        builder.AddServiceClient<Listing.WorkQueue.WorkQueueClient>("listing", Listing.WorkQueue.Descriptor);
        builder.AddServiceClient<Listing.ProposalDocuments.ProposalDocumentsClient>(
            "listing", Listing.ProposalDocuments.Descriptor);
        builder.AddServiceClient<Listing.Statistics.StatisticsClient>("listing", Listing.Statistics.Descriptor);
        builder.AddServiceClient<Listing.CourtFiles.CourtFilesClient>("listing", Listing.CourtFiles.Descriptor);
        builder.AddServiceClient<Voting.Ballots.BallotsClient>("voting", Voting.Ballots.Descriptor);
        builder.AddServiceClient<Voting.Delegations.DelegationsClient>("voting", Voting.Delegations.Descriptor);
        builder.AddServiceClient<Voting.ReferenceData.ReferenceDataClient>("voting", Voting.ReferenceData.Descriptor);
        builder.AddServiceClient<Publication.Lists.ListsClient>("publication", Publication.Lists.Descriptor);
        foreach (var service in WithJournals)
        {
            builder.AddServiceClient<Journal.JournalClient>(
                JournalOf(service), service, JournalReflection.Descriptor.Services[0]);
        }
    }
}
