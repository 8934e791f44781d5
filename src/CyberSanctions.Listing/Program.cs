using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.CourtFiles;
using CyberSanctions.Listing.Derogations;
using CyberSanctions.Listing.Documents;
using CyberSanctions.Listing.Dossiers;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.Listing.Stages;
using CyberSanctions.Listing.Statistics;
using CyberSanctions.Listing.Translations;
using CyberSanctions.Listing.WorkQueue;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Clients;
using CyberSanctions.ServiceDefaults.Identity;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWellKnownServices();
builder.AddJournal<Program>("listing");
builder.AddMembersOnRecord();
builder.Services.AddOptions<ListingSettings>().BindConfiguration(ListingSettings.Section);
builder.AddUpstream("attribution", "dossiers", events => events
    .On<DossierConcluded, DossierConcludedHandler>()
    .On<DossierSuperseded, DossierSupersededHandler>());
builder.AddUpstream("attribution", "evidence", events => events
    .On<ItemsCitable, CitableHandler>()
    .On<CustodyRecorded, CitableHandler>());
builder.AddUpstream("voting", "council", events => events
    .On<CouncilDataChanged, CouncilDataHandler>()
    .On<BallotOpened, BallotHandler>()
    .On<BallotNotOpened, BallotHandler>()
    .On<BallotDecided, BallotHandler>());
builder.AddUpstream("publication", "lists", events => events
    .On<EntryChanged, EntriesHandler>()
    .On<ActRecorded, EntriesHandler>());
builder.Services.AddSingleton<PassingTime>();
builder.Services.AddHostedService(services => services.GetRequiredService<PassingTime>());
builder.AddUpstream("publication", "due-process", events => events
    .On<EntryChanged, DueProcessHandler>()
    .On<ActRecorded, DueProcessHandler>());
builder.AddUpstream("publication", "statistics", events => events
    .On<EntryChanged, StatisticsHandler>()
    .On<ActRecorded, StatisticsHandler>());
builder.Services.AddSingleton<ListingFigureTable>();
builder.Services.AddOptions<ObservationSettings>().BindConfiguration(ObservationSettings.Section);
builder.Services.AddSingleton<ObservationArrivals>();
builder.Services.AddSingleton<DueReviews>();
builder.Services.AddHostedService(services => services.GetRequiredService<DueReviews>());
builder.Services.AddOptions<CourtFileSettings>().BindConfiguration(CourtFileSettings.Section);
builder.Services.AddSingleton<CourtFileSigner>();
builder.Services.AddSingleton<CourtFileBytes>();
builder.AddServiceClient<EvidenceStore.EvidenceStoreClient>("attribution", EvidenceStore.Descriptor);
builder.AddServiceClient<Ballots.BallotsClient>("voting", Ballots.Descriptor);
var app = builder.Build();
await app.MigrateAsync();
await SubjectKeys.CompleteAsync(app.Services.GetRequiredService<NpgsqlDataSource>());
app.MapServiceDefaults();
app.MapWellKnownServices();
app.MapJournal();
app.MapGrpc<ProposalsGrpcService>();
app.MapGrpc<ActsGrpcService>();
app.MapGrpc<EntriesGrpcService>();
app.MapGrpc<DerogationsGrpcService>();
app.MapGrpc<DueProcessGrpcService>();
app.MapGrpc<StagesGrpcService>();
app.MapGrpc<TranslationsGrpcService>();
app.MapGrpc<WorkQueueGrpcService>();
app.MapGrpc<ProposalDocumentsGrpcService>();
app.MapGrpc<StatisticsGrpcService>();
app.MapGrpc<CourtFilesGrpcService>();
await app.RunAsync();

/// <summary>
/// The listing service: proposals, the draft acts that bundle them, due process for those who are listed, and derogations from
/// what was adopted.
/// </summary>
public partial class Program;
