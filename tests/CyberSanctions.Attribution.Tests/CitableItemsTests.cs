using CyberSanctions.Attribution.Concluding;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using Dapper;

namespace CyberSanctions.Attribution.Tests;

/// <summary>
/// What services downstream are told of a concluded dossier: what a citation is judged by, and nothing that it says.
/// </summary>
public sealed class CitableItemsTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Fact]
    public async Task Conclusion_TellsWhatCanBeCited_AndNotWhatItSays()
    {
        var reference = (await attribution.Officer.CreateDossierAsync(Examples.NewDossier())).Reference;
        var incident = (await attribution.Officer.AddIncidentAsync(
            new AddIncidentRequest { Reference = reference, Incident = Examples.Incident() })).Incident;
        var report = await AddEvidenceAsync(reference, 'a');
        var copy = await AddEvidenceAsync(reference, 'b', report.Id);
        var invoice = await AddEvidenceAsync(reference, 'c');
        var actor = Examples.Actor();
        actor.Aliases.Add("The Cloud");
        var (one, other) = (await NameAsync(reference, actor), await NameAsync(reference, Examples.Actor()));
        var relation = (await attribution.Officer.AddRelationAsync(new AddRelationRequest
        {
            Reference = reference,
            Relation = new Relation
            {
                Kind = RelationKind.DirectedBy,
                SourceId = one.Id,
                TargetId = other.Id,
                EvidenceIds = { invoice.Id },
            },
        })).Relation;
        await attribution.Officer.ConcludeDossierAsync(new() { Reference = reference, Assessment = "It was she." });
        await attribution.ConfirmAsync(reference);

        var entries = await attribution.JournalOfAsync(reference);
        var told = ItemsCitable.Parser.ParseFrom(entries[^2].Payload);
        var concluded = DossierConcluded.Parser.ParseFrom(entries[^1].Payload);
        Assert.Equal((reference, concluded.Version), (told.Reference, told.Version));
        Assert.Equal(
            [
                new CitableItem
                {
                    Id = incident.Id,
                    Kind = ItemKind.Incident,
                    Effects = { incident.Effects.Select(effect => effect.Factor) },
                },
                Of(report, 1), Of(copy, 1), Of(invoice, 2),
                new CitableItem { Id = one.Id, Kind = ItemKind.Actor, Names = { one.Aliases.Prepend(one.Name) } },
                new CitableItem { Id = other.Id, Kind = ItemKind.Actor, Names = { other.Aliases.Prepend(other.Name) } },
                new CitableItem
                {
                    Id = relation.Id,
                    Kind = ItemKind.Relation,
                    SourceId = one.Id,
                    TargetId = other.Id,
                    EvidenceIds = { invoice.Id },
                },
            ],
            told.Items);
    }

    [Fact]
    public async Task DossiersFromBefore_AreToldOf_Once()
    {
        // As a service does that starts with dossiers which were concluded before this event was there.
        var dossier = await attribution.ConcludedDossierAsync();
        await AttributionService.AsAdministratorAsync(
            attribution.Service,
            """
            ALTER TABLE journal DISABLE TRIGGER USER;
            UPDATE journal SET event_type = 'cybersanctions.events.v1.RemarkMade'
            WHERE subject = @Reference AND event_type LIKE '%.ItemsCitable';
            ALTER TABLE journal ENABLE TRIGGER USER
            """,
            new { dossier.Reference });

        await CitableItems.CompleteAsync(attribution.Service.Database, TimeProvider.System);
        await CitableItems.CompleteAsync(attribution.Service.Database, TimeProvider.System);
        await using var connection = await attribution.Service.Database.OpenConnectionAsync();
        var told = await connection.QuerySingleAsync<(string Actor, byte[] Payload)>(
            "SELECT actor, payload FROM journal WHERE subject = @Reference AND event_type = @Told",
            new { dossier.Reference, Told = ItemsCitable.Descriptor.FullName });
        Assert.Equal("service:attribution", told.Actor);
        Assert.Equal(3, ItemsCitable.Parser.ParseFrom(told.Payload).Items.Count);
    }

    private static CitableItem Of(Evidence evidence, int origin) => new()
    {
        Id = evidence.Id,
        Kind = ItemKind.Evidence,
        Handling = evidence.Handling,
        Sha256 = evidence.Sha256,
        Origin = origin,
    };

    private async Task<Evidence> AddEvidenceAsync(string reference, char sha256, string origin = "")
    {
        var evidence = Examples.Evidence();
        (evidence.Sha256, evidence.SameOriginAs) = (new string(sha256, 64), origin);
        return (await attribution.Officer.AddEvidenceAsync(
            new AddEvidenceRequest { Reference = reference, Evidence = evidence })).Evidence;
    }

    private async Task<Actor> NameAsync(string reference, Actor actor)
        => (await attribution.Officer.NameActorAsync(new NameActorRequest { Reference = reference, Actor = actor })).Actor;
}
