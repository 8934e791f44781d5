using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests;

/// <summary>What is in a dossier, read in pages and one by one.</summary>
public sealed class ContentsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private Contracts.Attribution.V1.Dossiers.DossiersClient Officer => attribution.Officer;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(200)]
    public async Task Evidence_IsReadToItsEnd_InTheOrderInWhichItWasAdded_AlsoWhatIsAddedMeanwhile(int size)
    {
        var reference = (await Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        foreach (var i in Enumerable.Range(0, 5))
        {
            await AddEvidenceAsync(reference, $"Item {i}");
        }

        var read = new List<Evidence>();
        var cursor = "";
        do
        {
            var page = await Officer.ListEvidenceAsync(new ListEvidenceRequest
            {
                Reference = reference,
                Page = new PageRequest { Size = size, Cursor = cursor },
            });
            Assert.InRange(page.Evidence.Count, 1, size);
            read.AddRange(page.Evidence);
            cursor = page.NextCursor;
            if (read.Count <= 2 && cursor.Length > 0)
            {
                await AddEvidenceAsync(reference, "Meanwhile");
            }
        }
        while (cursor.Length > 0);

        Assert.Equal(["Item 0", "Item 1", "Item 2", "Item 3", "Item 4"], read.Take(5).Select(item => item.Title));
        Assert.Equal(
            read.Count, (await Officer.GetDossierAsync(new GetDossierRequest { Reference = reference })).Contents.Evidence);
        Assert.All(read.Skip(5), item => Assert.Equal("Meanwhile", item.Title));
    }

    [Fact]
    public async Task Cursor_OfOneResource_IsRefusedByEveryOther()
    {
        var (one, another) =
            ((await attribution.CompleteDossierAsync()).Reference, (await attribution.CompleteDossierAsync()).Reference);
        await Officer.AddIncidentAsync(new AddIncidentRequest { Reference = one, Incident = Examples.Incident() });
        await AddEvidenceAsync(one, "Second");
        await Officer.NameActorAsync(new NameActorRequest { Reference = one, Actor = Examples.Actor() });
        var of = new Dictionary<string, string>
        {
            ["dossiers"] = (await Officer.ListDossiersAsync(new ListDossiersRequest { Page = new() { Size = 1 } })).NextCursor,
            ["incidents"] = (await Officer.ListIncidentsAsync(new ListIncidentsRequest
            {
                Reference = one,
                Page = new() { Size = 1 },
            })).NextCursor,
            ["evidence"] = (await Officer.ListEvidenceAsync(new ListEvidenceRequest
            {
                Reference = one,
                Page = new() { Size = 1 },
            })).NextCursor,
            ["actors"] =
                (await Officer.ListActorsAsync(new ListActorsRequest { Reference = one, Page = new() { Size = 1 } })).NextCursor,
        };

        foreach (var (resource, cursor) in of)
        {
            Assert.NotEmpty(cursor);
            var page = new PageRequest { Cursor = cursor };
            await IsAsync(resource == "dossiers", Officer.ListDossiersAsync(new ListDossiersRequest { Page = page }));
            foreach (var reference in (string[])[one, another])
            {
                await IsAsync(
                    reference == one && resource == "incidents",
                    Officer.ListIncidentsAsync(new ListIncidentsRequest { Reference = reference, Page = page }));
                await IsAsync(
                    reference == one && resource == "evidence",
                    Officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = reference, Page = page }));
                await IsAsync(
                    reference == one && resource == "actors",
                    Officer.ListActorsAsync(new ListActorsRequest { Reference = reference, Page = page }));
            }
        }

        static async Task IsAsync<T>(bool taken, AsyncUnaryCall<T> call)
        {
            if (taken)
            {
                await call;
                return;
            }

            var refusal = await Refused.ByAsync(call);
            Assert.Equal((StatusCode.InvalidArgument, "page.cursor"), (refusal.Status, Assert.Single(refusal.Fields).Field));
        }
    }

    [Fact]
    public async Task Item_IsReadUnderItsDossierAlone()
    {
        var (one, another) =
            ((await attribution.CompleteDossierAsync()).Reference, (await attribution.CompleteDossierAsync()).Reference);
        var incident =
            (await Officer.AddIncidentAsync(new AddIncidentRequest { Reference = one, Incident = Examples.Incident() })).Incident;
        var evidence = await AddEvidenceAsync(one, "Second");
        var actor = (await Officer.NameActorAsync(new NameActorRequest { Reference = one, Actor = Examples.Actor() })).Actor;

        Assert.Equal(incident, await Officer.GetIncidentAsync(new GetIncidentRequest { Reference = one, Id = incident.Id }));
        Assert.Equal(evidence, await Officer.GetEvidenceAsync(new GetEvidenceRequest { Reference = one, Id = evidence.Id }));
        Assert.Equal(actor, await Officer.GetActorAsync(new GetActorRequest { Reference = one, Id = actor.Id }));
        foreach (var (reference, id) in new[]
        {
            (another, evidence.Id), (another, incident.Id), (another, actor.Id), (one, evidence.Id.ToUpperInvariant()),
            (one, "x"), ("ATT-1999-0001", evidence.Id),
        })
        {
            Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(
                Officer.GetIncidentAsync(new GetIncidentRequest { Reference = reference, Id = id }))).Status);
            Assert.Equal(StatusCode.NotFound, (await Refused.ByAsync(
                Officer.GetEvidenceAsync(new GetEvidenceRequest { Reference = reference, Id = id }))).Status);
            Assert.Equal(
                StatusCode.NotFound,
                (await Refused.ByAsync(Officer.GetActorAsync(new GetActorRequest { Reference = reference, Id = id }))).Status);
        }
    }

    [Fact]
    public async Task Dossier_MarkedAboveTheClearance_HasNoContentsEither()
    {
        var reference = (await attribution.CompleteDossierAsync()).Reference;
        var evidence = await AddEvidenceAsync(reference, "Second");
        var observer = attribution.As("observer-1", Roles.Observer);
        foreach (var refusal in new[]
        {
            await Refused.ByAsync(observer.GetDossierAsync(new GetDossierRequest { Reference = reference })),
            await Refused.ByAsync(observer.ListIncidentsAsync(new ListIncidentsRequest { Reference = reference })),
            await Refused.ByAsync(observer.ListEvidenceAsync(new ListEvidenceRequest { Reference = reference })),
            await Refused.ByAsync(observer.ListActorsAsync(new ListActorsRequest { Reference = reference })),
            await Refused.ByAsync(observer.GetEvidenceAsync(new GetEvidenceRequest { Reference = reference, Id = evidence.Id })),
        })
        {
            Assert.Equal((StatusCode.NotFound, $"There is no dossier {reference}."), (refusal.Status, refusal.Message));
        }
    }

    [Fact]
    public async Task Evidence_MarkedAboveTheClearance_ShouldThereEverBeSuch_IsNeitherListedNorFoundNorCounted()
    {
        await using var service = await TestService.StartAsync<Program>("attribution");
        var officer = new Contracts.Attribution.V1.Dossiers.DossiersClient(service.Channel("aurelia.nimbus", [Roles.Officer]));
        var observer = new Contracts.Attribution.V1.Dossiers.DossiersClient(service.Channel("observer-1", [Roles.Observer]));
        var reference = (await officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpGreen))).Reference;
        var seen = (await officer.AddEvidenceAsync(new AddEvidenceRequest
        {
            Reference = reference,
            Evidence = new(Examples.Evidence()) { Handling = Handling.TlpGreen },
        })).Evidence;
        var hidden = (await officer.AddEvidenceAsync(new AddEvidenceRequest
        {
            Reference = reference,
            Evidence = new(Examples.Evidence()) { Handling = Handling.TlpGreen },
        })).Evidence;

        // The database would refuse it: evidence is marked like its dossier at most.
        await AttributionService.AsOwnerAsync(
            service,
            """
            ALTER TABLE item DROP CONSTRAINT item_within_dossier, DISABLE TRIGGER item_version_is_kept;
            UPDATE item SET handling = 5 WHERE id = @Id
            """,
            new { Id = Guid.Parse(hidden.Id) });

        var page = await observer.ListEvidenceAsync(new ListEvidenceRequest
        {
            Reference = reference,
            Page = new PageRequest { Size = 1 },
        });
        Assert.Equal((seen, ""), (Assert.Single(page.Evidence), page.NextCursor));
        Assert.Equal(1, (await observer.GetDossierAsync(new GetDossierRequest { Reference = reference })).Contents.Evidence);
        Assert.Equal(
            StatusCode.NotFound, (await Refused.ByAsync(
                observer.GetEvidenceAsync(new GetEvidenceRequest { Reference = reference, Id = hidden.Id }))).Status);
        Assert.Equal(2, (await officer.ListEvidenceAsync(new ListEvidenceRequest { Reference = reference })).Evidence.Count);
    }

    [Fact]
    public async Task Dossier_MayHoldMoreThanAMessageCarries_AndIsReadInPagesThatArrive()
    {
        var reference = (await Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        var incident = Examples.Incident();
        incident.Description = new string('\u8a9e', 10_000);
        incident.Effects.Clear();
        incident.Effects.Add(Enum.GetValues<EffectFactor>().Skip(1).Select(
            factor => new SignificantEffect { Factor = factor, Assessment = new string('\u8a9e', 4_000) }));
        const int Count = 40;
        for (var i = 0; i < Count; i++)
        {
            await Officer.AddIncidentAsync(new AddIncidentRequest { Reference = reference, Incident = incident });
        }

        var (pages, read, cursor) = (0, new List<string>(), "");
        do
        {
            var page = await Officer.ListIncidentsAsync(new ListIncidentsRequest
            {
                Reference = reference,
                Page = new PageRequest { Size = 200, Cursor = cursor },
            });
            Assert.InRange(page.CalculateSize(), 1, 3 * 1024 * 1024);
            pages++;
            read.AddRange(page.Incidents.Select(i => i.Id));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        Assert.Equal(Count, read.Distinct().Count());
        Assert.Equal(Count, read.Count);
        Assert.True(pages > 1);
    }

    private async Task<Evidence> AddEvidenceAsync(string reference, string title)
    {
        var evidence = Examples.Evidence();
        evidence.Title = title;
        return (await Officer.AddEvidenceAsync(new AddEvidenceRequest { Reference = reference, Evidence = evidence })).Evidence;
    }
}
