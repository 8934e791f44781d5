using CyberSanctions.Attribution.Concluding;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Attribution.Finding;
using CyberSanctions.Attribution.Partners;
using CyberSanctions.Attribution.Reports;
using CyberSanctions.Attribution.Responses;
using CyberSanctions.Attribution.Stix;
using CyberSanctions.Attribution.Toolbox;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Identity;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWellKnownServices();
builder.AddJournal<Program>("attribution");
builder.AddEvidenceStore();
builder.Services.AddOptions<ReportSettings>().BindConfiguration(ReportSettings.Section);
builder.Services.AddSingleton<Arrivals>();
builder.AddUpstream("voting", "toolbox", events => events.On<CouncilDataChanged, ToolboxHandler>());
builder.AddUpstream("listing", "proposals", events => events.On<ProposalDrafted, ProposalDraftedHandler>());
builder.AddUpstream("listing", "exercises", events => events
    .On<ProposalDrafted, ListingDeeds>()
    .On<ProposalEdited, ListingDeeds>()
    .On<ProposalSentBack, ListingDeeds>()
    .On<ProposalWithdrawn, ListingDeeds>()
    .On<ProposalCleared, ListingDeeds>()
    .On<ActDrafted, ListingDeeds>()
    .On<ActCleared, ListingDeeds>()
    .On<ActCorrected, ListingDeeds>()
    .On<ActArranged, ListingDeeds>()
    .On<ActWithdrawn, ListingDeeds>()
    .On<UrgencyRequested, ListingDeeds>()
    .On<ActSubmitted, ListingDeeds>());
builder.AddUpstream("voting", "ballots", events => events
    .On<BallotOpened, BallotDeeds>()
    .On<BallotNotOpened, BallotDeeds>()
    .On<BallotProceeded, BallotDeeds>()
    .On<BallotDecided, BallotDeeds>());
builder.Services.AddSingleton<Resting>();
builder.Services.AddHostedService(services => services.GetRequiredService<Resting>());
builder.Services.AddSingleton<DueInjects>();
builder.Services.AddHostedService(services => services.GetRequiredService<DueInjects>());
var app = builder.Build();
await app.MigrateAsync();
await CitableItems.CompleteAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<TimeProvider>());
app.MapServiceDefaults();
app.MapWellKnownServices();
app.MapJournal();
app.MapGrpc<DossiersGrpcService>();
app.MapGrpc<EvidenceStoreGrpcService>();
app.MapGrpc<PartnersGrpcService>();
app.MapGrpc<ResponsesGrpcService>();
app.MapGrpc<ReportsGrpcService>();
app.MapGrpc<StixGrpcService>();
app.MapGrpc<ExercisesGrpcService>();
await app.RunAsync();

/// <summary>
/// The attribution service: dossiers on malicious cyber activities and who is behind them, and what the Union does about it.
/// </summary>
public partial class Program;
