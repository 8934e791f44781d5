using System.Globalization;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

public sealed class DossiersTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Fact]
    public async Task Dossier_FromCreationToConclusion_KeepsWhatWasSaid()
    {
        var dossier = await attribution.ConcludedDossierAsync();

        Assert.Matches(@"^ATT-\d{4}-\d{4}$", dossier.Reference);
        Assert.Equal((6, DossierState.Concluded, "aurelia.nimbus"), (dossier.Version, dossier.State, dossier.CreatedBy));
        Assert.Equal(("Blue Heron did it.", "aurelia.nimbus"), (dossier.Conclusion.Assessment, dossier.Conclusion.ConcludedBy));
        var (incident, evidence, actor) = (Examples.Incident(), Examples.Evidence(), Examples.Actor());
        var incidents =
            (await attribution.Officer.ListIncidentsAsync(new ListIncidentsRequest { Reference = dossier.Reference })).Incidents;
        var items =
            (await attribution.Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = dossier.Reference })).Evidence;
        var actors = (await attribution.Officer.ListActorsAsync(new ListActorsRequest { Reference = dossier.Reference })).Actors;
        incident.Id = incidents.Single().Id;
        actor.Id = actors.Single().Id;
        (evidence.Id, evidence.AddedBy, evidence.AddedAt) = (items.Single().Id, "aurelia.nimbus", items[0].AddedAt);
        Assert.Equal(incident, incidents[0]);
        Assert.Equal(evidence, items[0]);
        Assert.Equal(actor, actors[0]);
        Assert.Equal(new Contents { Incidents = 1, Evidence = 1, Actors = 1 }, dossier.Contents);
        Assert.Equal(dossier, await attribution.As("legal-1", Roles.Legal)
            .GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference }));
    }

    [Fact]
    public async Task EveryChange_IsInTheJournal()
    {
        var dossier = await attribution.ConcludedDossierAsync();
        var entries = await attribution.JournalOfAsync(dossier.Reference);

        Assert.Equal(
            [
                nameof(DossierCreated), nameof(IncidentAdded), nameof(EvidenceAdded), nameof(ActorNamed), nameof(ConclusionDrawn),
                nameof(ItemsCitable), nameof(DossierConcluded),
            ],
            entries.Select(entry => entry.EventType.Split('.')[^1]));
        Assert.All(entries.Take(5), entry => Assert.Equal("aurelia.nimbus", entry.Actor));
        Assert.All(entries.Skip(5), entry => Assert.Equal("tiberius.quill", entry.Actor));
        var incidents = await attribution.Officer.ListIncidentsAsync(new ListIncidentsRequest { Reference = dossier.Reference });
        var evidence = await attribution.Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = dossier.Reference });
        Assert.Equal(incidents.Incidents[0], IncidentAdded.Parser.ParseFrom(entries[1].Payload).Incident);
        var added = EvidenceAdded.Parser.ParseFrom(entries[2].Payload);
        Assert.Equal((3, evidence.Evidence[0]), (added.DossierVersion, added.Evidence));
        Assert.Equal(
            new DossierConcluded
            {
                Reference = dossier.Reference,
                Version = 6,
                Title = dossier.Title,
                Handling = Handling.TlpAmber,
            },
            DossierConcluded.Parser.ParseFrom(entries[6].Payload));
    }

    [Fact]
    public async Task ExerciseDossier_IsConcludedAsOne()
    {
        var request = Examples.NewDossier();
        request.Exercise = true;
        var dossier = await attribution.Officer.CreateDossierAsync(request);
        await attribution.Officer.AddIncidentAsync(new AddIncidentRequest
        {
            Reference = dossier.Reference,
            Incident = Examples.Incident(),
        });
        await attribution.Officer.AddEvidenceAsync(new AddEvidenceRequest
        {
            Reference = dossier.Reference,
            Evidence = Examples.Evidence(),
        });
        await attribution.Officer.NameActorAsync(new NameActorRequest
        {
            Reference = dossier.Reference,
            Actor = Examples.Actor(),
        });
        await attribution.Officer.ConcludeDossierAsync(new ConcludeDossierRequest
        {
            Reference = dossier.Reference,
            Assessment = "Exercise.",
        });
        await attribution.ConfirmAsync(dossier.Reference);
        var entry = (await attribution.JournalOfAsync(dossier.Reference))[^1];
        Assert.True(DossierConcluded.Parser.ParseFrom(entry.Payload).Exercise);
    }

    [Fact]
    public async Task Dossier_Incomplete_IsNotConcluded()
    {
        var dossier = await attribution.Officer.CreateDossierAsync(Examples.NewDossier());
        await attribution.Officer.AddIncidentAsync(
            new AddIncidentRequest
            {
                Reference = dossier.Reference,
                Incident = new Incident { Title = "Attempt on Lark Hospital" },
            });
        var refusal = await Refused.ByAsync(attribution.Officer.ConcludeDossierAsync(
            new ConcludeDossierRequest { Reference = dossier.Reference, Assessment = "Nobody knows." }));

        Assert.Equal((StatusCode.FailedPrecondition, "dossier-incomplete"), (refusal.Status, refusal.Reason));
        Assert.Equal(
            [
                "evidence", "actors", "incidents[0].attack_kinds", "incidents[0].targets", "incidents[0].external_threat",
                "incidents[0].effects",
            ],
            refusal.Fields.Select(f => f.Field));
        var after = await attribution.Officer.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference });
        Assert.Equal((2, DossierState.Open), (after.Version, after.State));
    }

    [Fact]
    public async Task ConcludedDossier_RefusesEveryChange()
    {
        var reference = (await attribution.ConcludedDossierAsync()).Reference;
        var officer = attribution.Officer;
        ReceivedRefusal[] refusals =
        [
            await Refused.ByAsync(
                officer.AddIncidentAsync(new AddIncidentRequest { Reference = reference, Incident = Examples.Incident() })),
            await Refused.ByAsync(
                officer.AddEvidenceAsync(new AddEvidenceRequest { Reference = reference, Evidence = Examples.Evidence() })),
            await Refused.ByAsync(
                officer.NameActorAsync(new NameActorRequest { Reference = reference, Actor = Examples.Actor() })),
            await Refused.ByAsync(
                officer.ConcludeDossierAsync(new ConcludeDossierRequest { Reference = reference, Assessment = "Again." })),
        ];
        Assert.All(
            refusals,
            refusal => Assert.Equal((StatusCode.FailedPrecondition, "dossier-concluded"), (refusal.Status, refusal.Reason)));
    }

    [Fact]
    public async Task Evidence_MarkedAboveItsDossier_IsRefused()
    {
        var dossier = await attribution.Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpGreen));
        var refusal = await Refused.ByAsync(attribution.Officer.AddEvidenceAsync(
            new AddEvidenceRequest { Reference = dossier.Reference, Evidence = Examples.Evidence() }));
        Assert.Equal("handling-above-dossier", refusal.Reason);
    }

    [Fact]
    public async Task StaleVersion_IsRefused_SayingTheCurrentOne()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var refusal = await Refused.ByAsync(attribution.Officer.AddIncidentAsync(
            new AddIncidentRequest { Reference = dossier.Reference, ExpectedVersion = 3, Incident = Examples.Incident() }));
        Assert.Equal((StatusCode.Aborted, "4"), (refusal.Status, refusal.Metadata[Refusal.CurrentVersion]));
        var changed = await attribution.Officer.AddIncidentAsync(
            new AddIncidentRequest { Reference = dossier.Reference, ExpectedVersion = 4, Incident = Examples.Incident() });
        Assert.Equal(5, changed.DossierVersion);
    }

    [Fact]
    public async Task ChangesAtTheSameTime_ExpectingTheSameVersion_OneSucceeds()
    {
        var dossier = await attribution.CompleteDossierAsync();
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await attribution.Officer.NameActorAsync(
                    new NameActorRequest { Reference = dossier.Reference, ExpectedVersion = 4, Actor = Examples.Actor() });
                return StatusCode.OK;
            }
            catch (RpcException exception)
            {
                return exception.StatusCode;
            }
        }));
        Assert.Equal(1, attempts.Count(status => status == StatusCode.OK));
        Assert.Equal(7, attempts.Count(status => status == StatusCode.Aborted));
    }

    [Fact]
    public async Task SameKey_SameRequest_GivesTheFirstAnswer_AndDoesItOnce()
    {
        var dossier = await attribution.Officer.CreateDossierAsync(Examples.NewDossier());
        var request = new AddIncidentRequest { Reference = dossier.Reference, Incident = Examples.Incident() };
        var headers = new Metadata { { Commands.IdempotencyKey, "incident-of-february" } };
        var first = await attribution.Officer.AddIncidentAsync(request, headers);
        var again = await attribution.Officer.AddIncidentAsync(request, headers);
        Assert.Equal(first, again);
        Assert.Single(
            (await attribution.Officer.ListIncidentsAsync(new ListIncidentsRequest { Reference = dossier.Reference })).Incidents);
    }

    [Fact]
    public async Task SameKey_AnotherRequest_IsRefused()
    {
        var headers = new Metadata { { Commands.IdempotencyKey, "new-dossier" } };
        await attribution.Officer.CreateDossierAsync(Examples.NewDossier(), headers);
        var refusal =
            await Refused.ByAsync(attribution.Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpRed), headers));
        Assert.Equal((StatusCode.AlreadyExists, "idempotency-key-reused"), (refusal.Status, refusal.Reason));
    }

    [Theory]
    [InlineData("ATT-1999-0001", StatusCode.NotFound)]
    [InlineData("", StatusCode.InvalidArgument)]
    [InlineData("ATT\0", StatusCode.InvalidArgument)]
    public async Task Reference_ThatIsNone_IsRefused(string reference, StatusCode status)
    {
        Assert.Equal(
            status,
            (await Refused.ByAsync(attribution.Officer.GetDossierAsync(new GetDossierRequest { Reference = reference }))).Status);
        Assert.Equal(status, (await Refused.ByAsync(attribution.Officer.AddIncidentAsync(
            new AddIncidentRequest { Reference = reference, Incident = Examples.Incident() }))).Status);
    }

    [Fact]
    public async Task EverythingWrong_IsNamedAtOnce()
    {
        var refusal = await Refused.ByAsync(attribution.Officer.AddEvidenceAsync(
            new AddEvidenceRequest { Reference = "ATT-2026-0001", ExpectedVersion = -1, Evidence = new Evidence() }));
        Assert.Equal(
            [
                "expected_version", "evidence.title", "evidence.reliability", "evidence.credibility", "evidence.sha256",
                "evidence.handling"
            ],
            refusal.Fields.Select(f => f.Field));
    }

    [Fact]
    public async Task List_IsReadToItsEnd_NewestFirst_ContentsNotCounted()
    {
        await attribution.CompleteDossierAsync();
        await attribution.CompleteDossierAsync();
        await attribution.CompleteDossierAsync();
        var all = await attribution.Officer.ListDossiersAsync(new ListDossiersRequest { Page = new PageRequest { Size = 200 } });
        var read = new List<Dossier>();
        var cursor = "";
        do
        {
            var page = await attribution.Officer.ListDossiersAsync(new ListDossiersRequest
            {
                Page = new PageRequest { Size = 2, Cursor = cursor },
            });
            Assert.InRange(page.Dossiers.Count, 1, 2);
            read.AddRange(page.Dossiers);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        Assert.Equal(all.Dossiers, read);
        Assert.Equal(read.Select(d => Number(d.Reference)).OrderDescending(), read.Select(d => Number(d.Reference)));
        Assert.All(read, dossier => Assert.Null(dossier.Contents));
    }

    [Theory]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    public async Task Readers_ReadAndDoNotWrite(string role)
    {
        var dossier = await attribution.Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpRed));
        var reader = attribution.As("reader-1", role);
        Assert.Equal(dossier, await reader.GetDossierAsync(new GetDossierRequest { Reference = dossier.Reference }));
        Assert.Equal(
            StatusCode.PermissionDenied, (await Refused.ByAsync(reader.CreateDossierAsync(Examples.NewDossier()))).Status);
        Assert.Equal(
            StatusCode.PermissionDenied,
            (await Refused.ByAsync(reader.ConcludeDossierAsync(new ConcludeDossierRequest()))).Status);
    }

    [Fact]
    public async Task Others_HaveNoAccess()
    {
        Assert.Equal(StatusCode.PermissionDenied, (await Refused.ByAsync(attribution.As("delegate-fr", Roles.Delegate)
            .ListDossiersAsync(new ListDossiersRequest()))).Status);
        Assert.Equal(
            StatusCode.Unauthenticated,
            (await Refused.ByAsync(attribution.As("").ListDossiersAsync(new ListDossiersRequest()))).Status);
    }

    private static int Number(string reference) => int.Parse(reference.Split('-')[^1], CultureInfo.InvariantCulture);
}
