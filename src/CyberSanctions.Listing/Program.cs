using CyberSanctions.Journal;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Dossiers;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Identity;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWellKnownServices();
builder.AddJournal<Program>("listing");
builder.AddUpstream<DossierConcludedHandler>("attribution");
builder.AddUpstream<VotingHandler>("voting");
builder.AddUpstream<PublicationHandler>("publication");
var app = builder.Build();
await app.MigrateAsync();
await SubjectKeys.CompleteAsync(app.Services.GetRequiredService<NpgsqlDataSource>());
app.MapServiceDefaults();
app.MapWellKnownServices();
app.MapJournal();
app.MapGrpc<ProposalsGrpcService>();
app.MapGrpc<ActsGrpcService>();
app.MapGrpc<EntriesGrpcService>();
await app.RunAsync();

/// <summary>The listing service: proposals, and the draft acts that bundle them.</summary>
public partial class Program;
