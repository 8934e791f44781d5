using CyberSanctions.Journal;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.Dossiers;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddJournal<Program>("listing");
builder.AddUpstream<DossierConcludedHandler>("attribution");
var app = builder.Build();
await app.MigrateAsync();
app.MapServiceDefaults();
app.MapJournal();
app.MapGrpc<ProposalsGrpcService>();
app.MapGrpc<ActsGrpcService>();
await app.RunAsync();

/// <summary>The listing service: proposals, and the draft acts that bundle them.</summary>
public partial class Program;
