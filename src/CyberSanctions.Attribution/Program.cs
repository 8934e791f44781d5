using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.EvidenceFiles;
using CyberSanctions.Journal;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWellKnownServices();
builder.AddJournal<Program>("attribution");
builder.AddEvidenceStore();
var app = builder.Build();
await app.MigrateAsync();
app.MapServiceDefaults();
app.MapWellKnownServices();
app.MapJournal();
app.MapGrpc<DossiersGrpcService>();
app.MapGrpc<EvidenceStoreGrpcService>();
await app.RunAsync();

/// <summary>The attribution service: dossiers on malicious cyber activities and who is behind them.</summary>
public partial class Program;
