using CyberSanctions.Gateway;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Deadlines;
using CyberSanctions.Gateway.Delegations;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.DueProcess;
using CyberSanctions.Gateway.Entries;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.Gateway.Exercises;
using CyberSanctions.Gateway.Journals;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Lists;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Partners;
using CyberSanctions.Gateway.Problems;
using CyberSanctions.Gateway.Proposals;
using CyberSanctions.Gateway.PublicPages;
using CyberSanctions.Gateway.RateLimits;
using CyberSanctions.Gateway.ReferenceData;
using CyberSanctions.Gateway.Reports;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.Gateway.Responses;
using CyberSanctions.Gateway.Routes;
using CyberSanctions.Gateway.Stix;
using CyberSanctions.Gateway.Taxii;
using CyberSanctions.Gateway.Tokens;
using CyberSanctions.ServiceDefaults;
using CyberSanctions.ServiceDefaults.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddServiceClients();
builder.AddMembersOnRecord();
builder.AddProxyRoutes();
builder.AddRateLimits();
builder.AddApiDocument();
builder.Services.ConfigureHttpJsonOptions(json => JsonRules.Apply(json.SerializerOptions));
builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(30) });

var app = builder.Build();
app.UseSecurityHeaders();
app.UseMiddleware<ProblemMiddleware>();
app.UseMiddleware<GrpcProblems>();
app.UseRouting();
app.UseRequestTimeouts();
app.UseAnswersOfTheRouter();
app.UseAuthentication();
app.UseRateLimits();
app.UseAuthorization();

app.MapServiceDefaults();
app.MapProxyRoutes();
app.MapProblems();
app.MapApiDocument();
app.MapDocumentationPage();
app.MapStatementsPage();
app.MapReportPage();
app.MapRedressPage();
app.MapDevelopmentTokens();

var api = app.MapGroup("/api/v1").WithRequestRules().WithRights();
api.MapDossiers();
api.MapStix();
api.MapEvidenceStore();
api.MapViews();
api.MapResponses();
api.MapReports();
api.MapExercises();
api.MapShares();
api.MapReceivedShares();
api.MapProposals();
api.MapActs();
api.MapBallots();
api.MapDelegations();
api.MapDeadlines();
api.MapReferenceData();
api.MapEntries();
api.MapDueProcess();
api.MapLists();
api.MapJournals();

app.MapTaxii();

await app.RunAsync();

/// <summary>The gateway: the only public door of the suite.</summary>
public partial class Program;
