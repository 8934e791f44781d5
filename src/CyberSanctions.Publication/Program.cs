using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Publication.Fetching;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Publication.Log;
using CyberSanctions.Publication.Versions;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWellKnownServices();
builder.AddJournal<Program>("publication");
builder.AddMembersOnRecord();
builder.AddUpstream("voting", "council", events => events.On<BallotDecided, BallotDecidedHandler>());
builder.AddFetching();
builder.Services.Configure<LogSettings>(builder.Configuration.GetSection(LogSettings.Section));
builder.Services.AddSingleton<LogKeys>();
builder.Services.AddSingleton<PublicationLog>();
builder.Services.AddSingleton<ActRecorder>();
builder.Services.AddSingleton<VersionMaker>();
builder.Services.AddSingleton<PassingMoments>();
builder.Services.AddHostedService(services => services.GetRequiredService<PassingMoments>());
builder.Services.AddHostedService<PublicationRehearsal>();
var app = builder.Build();
await app.MigrateAsync();
await app.Services.GetRequiredService<PassingMoments>().CompleteEarlierAsync();
app.MapServiceDefaults();
app.MapWellKnownServices();
app.MapJournal();
app.MapGrpc<ListsService>();
app.MapFetching();
await app.RunAsync();

/// <summary>The publication service: adopted acts become list versions, which anybody may fetch.</summary>
public partial class Program;
