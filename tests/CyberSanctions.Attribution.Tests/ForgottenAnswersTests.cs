using System.Security.Cryptography;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What a repeated call finds when its answer has expired, or was given before answers had their present form.</summary>
public sealed class ForgottenAnswersTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Theory]
    [InlineData(47, 1)]
    [InlineData(49, 2)]
    public async Task SameKey_AfterSoManyHours_IsRememberedOrDoneAgain(int hours, int incidents)
    {
        var reference = (await attribution.Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        var request = new AddIncidentRequest { Reference = reference, Incident = Examples.Incident() };
        await AddAsync(request, $"after-{hours}");
        await PassAsync(hours);
        await AddAsync(request, $"after-{hours}");
        Assert.Equal(
            incidents,
            (await attribution.Officer.GetDossierAsync(new GetDossierRequest { Reference = reference })).Contents.Incidents);
    }

    [Fact]
    public async Task SameKey_WhenForgotten_ButNamingTheVersion_IsNotDoneTwice()
    {
        var reference = (await attribution.Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        var request = new AddIncidentRequest { Reference = reference, ExpectedVersion = 1, Incident = Examples.Incident() };
        await AddAsync(request, "naming-the-version");
        await PassAsync(hours: 49);
        var refusal = await Refused.ByAsync(attribution.Officer.AddIncidentAsync(request, Key("naming-the-version")));
        Assert.Equal((StatusCode.Aborted, "stale-version"), (refusal.Status, refusal.Reason));
    }

    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    public async Task ClockOfAService_ThatJumps_MakesNothingForgotten(int days)
    {
        var clock = new TestClock();
        clock.Move(TimeSpan.FromDays(days));
        await using var service = await TestService.StartAsync<Program>("attribution", clock);
        var officer = new Contracts.Attribution.V1.Dossiers.DossiersClient(service.Channel("aurelia.nimbus", [Roles.Officer]));
        var first = await officer.CreateDossierAsync(Examples.NewDossier(), Key("kept"));
        clock.Move(TimeSpan.FromDays(days));
        Assert.Equal(0, await service.Services.GetRequiredService<AnswerExpiry>().RunAsync(CancellationToken.None));
        Assert.Equal(first, await officer.CreateDossierAsync(Examples.NewDossier(), Key("kept")));
    }

    [Fact]
    public async Task SameKey_WhileItsAnswerIsBeingDeleted_IsAnsweredEachTime()
    {
        var request = Examples.NewDossier();
        using var done = new CancellationTokenSource();
        var deleting = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await AttributionService.AsOwnerAsync(
                    attribution.Service, "DELETE FROM idempotency WHERE key = 'again-and-again'");
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.Equal(
                    request.Title, (await attribution.Officer.CreateDossierAsync(request, Key("again-and-again"))).Title);
            }
        }));
        await done.CancelAsync();
        await deleting;
    }

    [Fact]
    public async Task Answers_OfBeforeCommandsAnsweredWithWhatChanged_AreRefusedInClearWords_AndNothingIsDoneAgain()
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("attribution");
        await using var connection = await service.Database.OpenConnectionAsync();
        Assert.True(await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM idempotency") > 20);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM idempotency WHERE response IS NOT NULL"));
        foreach (var method in (string[])["CreateDossier", "AddIncident", "AddEvidence", "NameActor", "ConcludeDossier"])
        {
            var kept = await connection.QueryFirstAsync<(string Principal, string Key)>(
                "SELECT principal, key FROM idempotency WHERE method = @method",
                new { method = $"/cybersanctions.attribution.v1.Dossiers/{method}" });
            var client = new Contracts.Attribution.V1.Dossiers.DossiersClient(service.Channel(kept.Principal, [Roles.Officer]));
            var reference = await connection.ExecuteScalarAsync<string>("SELECT max(reference) FROM dossier WHERE state = 1");
            var (sent, callAsync) = Repeat(client, method, reference!);

            // As if it were this that had been asked.
            await AttributionService.AsOwnerAsync(
                service,
                "UPDATE idempotency SET request_sha256 = @sent WHERE key = @Key",
                new { sent = SHA256.HashData(sent.ToByteArray()), kept.Key });
            var before = await EntriesAsync();
            var refused = await Assert.ThrowsAsync<RpcException>(() => callAsync(Key(kept.Key)));

            var refusal = ServiceDefaults.Errors.StatusDetails.FromRpcException(refused);
            Assert.Equal((StatusCode.AlreadyExists, "answer-not-kept"), (refusal.Status, refusal.Reason));
            Assert.Equal(before, await EntriesAsync());
        }

        Task<long> EntriesAsync() => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM journal");
    }

    private static (IMessage Sent, Func<Metadata, Task> CallAsync) Repeat(
        Contracts.Attribution.V1.Dossiers.DossiersClient client, string method, string reference)
    {
        var incident = new AddIncidentRequest { Reference = reference, Incident = Examples.Incident() };
        var evidence = new AddEvidenceRequest { Reference = reference, Evidence = Examples.Evidence() };
        var actor = new NameActorRequest { Reference = reference, Actor = Examples.Actor() };
        var conclusion = new ConcludeDossierRequest { Reference = reference, Assessment = "It was Blue Heron." };
        return method switch
        {
            "AddIncident" => (incident, headers => client.AddIncidentAsync(incident, headers).ResponseAsync),
            "AddEvidence" => (evidence, headers => client.AddEvidenceAsync(evidence, headers).ResponseAsync),
            "NameActor" => (actor, headers => client.NameActorAsync(actor, headers).ResponseAsync),
            "ConcludeDossier" => (conclusion, headers => client.ConcludeDossierAsync(conclusion, headers).ResponseAsync),
            _ => (Examples.NewDossier(), headers => client.CreateDossierAsync(Examples.NewDossier(), headers).ResponseAsync),
        };
    }

    private static Metadata Key(string key) => new() { { Commands.IdempotencyKey, key } };

    private Task<AddIncidentReply> AddAsync(AddIncidentRequest request, string key)
        => attribution.Officer.AddIncidentAsync(request, Key(key)).ResponseAsync;

    // All that was answered gets older by so much; then what has expired is deleted.
    private async Task PassAsync(int hours)
    {
        await AttributionService.AsOwnerAsync(
            attribution.Service,
            "UPDATE idempotency SET recorded_at = recorded_at - make_interval(hours => @hours)",
            new { hours });
        await attribution.Service.Services.GetRequiredService<AnswerExpiry>().RunAsync(CancellationToken.None);
    }
}
