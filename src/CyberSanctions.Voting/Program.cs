using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal;
using CyberSanctions.Journal.Reading;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Ballots;
using CyberSanctions.Voting.Council;
using CyberSanctions.Voting.Deadlines;
using CyberSanctions.Voting.Keys;
using CyberSanctions.Voting.Receipts;
using CyberSanctions.Voting.Roster;
using CyberSanctions.Voting.Watching;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWellKnownServices();
builder.AddJournal<Program>("voting");
builder.AddUpstream("listing", "acts", events => events.On<ActSubmitted, ActSubmittedHandler>());
builder.Services.AddSingleton<MembersOfToday>();
builder.Services.AddSingleton<MembersToday>(services => services.GetRequiredService<MembersOfToday>());
builder.Services.AddOptions<ReceiptSettings>().BindConfiguration(ReceiptSettings.Section);
builder.Services.AddSingleton<ReceiptKey>();
builder.Services.AddSingleton<RegisteredKeys>();
builder.Services.AddSingleton<BallotLock>();
builder.Services.AddSingleton<Intake>();
builder.Services.AddSingleton<BallotFeed>();
builder.Services.AddSingleton<PassingDeadlines>();
builder.Services.AddHostedService(services => services.GetRequiredService<Intake>());
builder.Services.AddHostedService(services => services.GetRequiredService<BallotFeed>());
builder.Services.AddHostedService(services => services.GetRequiredService<PassingDeadlines>());
builder.Services.AddHostedService<BallotRehearsal>();

var app = builder.Build();

// Now, and not with the first vote: without the key no vote can be accepted.
_ = app.Services.GetRequiredService<ReceiptKey>().Signing;
await app.MigrateAsync();
await CouncilDataOnRecord.AnnounceAsync(
    app.Services.GetRequiredService<NpgsqlDataSource>(),
    app.Services.GetRequiredService<Bell>(),
    app.Services.GetRequiredService<TimeProvider>());
await app.Services.GetRequiredService<MembersOfToday>().ReadAsync();
app.MapServiceDefaults();
app.MapWellKnownServices();
app.MapJournal();
app.MapGrpc<BallotsService>();
app.MapGrpc<DelegationsService>();
app.MapGrpc<ReferenceDataService>();
await app.RunAsync();

/// <summary>
/// The voting service: a ballot on each submitted act, the signed statements of the delegations, and the count.
/// </summary>
public partial class Program;
