using CyberSanctions.Journal;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.Voting.Ballots;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddJournal<Program>("voting");
builder.AddUpstream<ActSubmittedHandler>("listing");
builder.Services.AddHostedService<BallotRehearsal>();

var app = builder.Build();
await app.MigrateAsync();
app.MapServiceDefaults();
app.MapJournal();
app.MapGrpcService<BallotsService>();
await app.RunAsync();

/// <summary>The voting service: a ballot on each submitted act, the votes of the Member States, and the count.</summary>
public partial class Program;
