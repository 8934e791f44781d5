using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;

namespace CyberSanctions.Attribution.Tests.Stix;

/// <summary>What goes out comes in again, and goes out as it was.</summary>
public sealed class RoundTripTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Fact]
    public async Task Dossier_ThatIsExported_Imported_AndExported_IsTheSameByteForByte()
    {
        var dossier = await attribution.EveryKindAsync();
        var bundle = await attribution.ExportAsync(dossier.Reference);
        var imported = await attribution.ImportAsync(bundle, StixService.Ours);
        Assert.Equal(Encoding.UTF8.GetString(bundle),
            Encoding.UTF8.GetString(await attribution.ExportAsync(imported.Dossier.Reference)));
        Assert.Equal(bundle, await attribution.ExportAsync(dossier.Reference));

        // And it says the same here: as much of every kind, in the same order, of the same words.
        Assert.Equal(
            (dossier.Title, dossier.Summary, dossier.Handling, dossier.Contents),
            (imported.Dossier.Title, imported.Dossier.Summary, imported.Dossier.Handling, imported.Dossier.Contents));
        Assert.Equal(await SaysAsync(dossier.Reference), await SaysAsync(imported.Dossier.Reference));
        Assert.Equal(13, imported.Objects.Count(stix => stix.Outcome == ImportOutcome.Item));
        Assert.Single(imported.Objects, stix => stix.Outcome == ImportOutcome.Dossier);
        Assert.DoesNotContain(imported.Objects, stix => stix.Outcome == ImportOutcome.Refused);
        Assert.Equal(1, imported.Dossier.Version);
    }

    [Fact]
    public async Task BundleOfSomebodyElse_IsInTheExport_ObjectByObject_AsItCame()
    {
        var sample = StixService.Sample();
        var imported = await attribution.ImportAsync(sample, StixService.Foreign);
        var bundle = await attribution.ExportAsync(imported.Dossier.Reference);
        var exported = StixService.ObjectsOf(bundle);
        foreach (var stix in sample["objects"]!.AsArray())
        {
            var came = JsonNode.Parse(stix!.ToJsonString())!;
            Assert.True(JsonNode.DeepEquals(came, JsonNode.Parse(exported[(string)came["id"]!])), came.ToJsonString());
        }

        Assert.Equal(
            "{\"id\":\"x-cumulus-sensor--bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb\"",
            $"{{\"id\":{exported["x-cumulus-sensor--bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"].Split("\"id\":")[1].Split(',')[0]}");
        Assert.Contains("\"place\":{\"floors\":10,\"height\":12.5}", Encoding.UTF8.GetString(bundle));

        var again = await attribution.ImportAsync(bundle, StixService.Ours);
        Assert.Equal(bundle, await attribution.ExportAsync(again.Dossier.Reference));
        Assert.Equal(imported.Dossier.Contents, again.Dossier.Contents);
    }

    [Fact]
    public async Task BundleOfSomebodyElse_BecomesItems_OfWhatFits_AndTheRestSaysWhyNot()
    {
        var imported = await attribution.ImportAsync(StixService.Sample(), StixService.Foreign);
        var by = imported.Objects.ToDictionary(stix => stix.Id);
        Assert.Equal(
            ["incident--55555555-5555-4555-8555-555555555555", "intrusion-set--33333333-3333-4333-8333-333333333333"],
            imported.Objects.Where(stix => stix.Outcome == ImportOutcome.Item).Select(stix => stix.Id).Order());
        Assert.Contains("actor.involvement", by["threat-actor--44444444-4444-4444-8444-444444444444"].Reasons.Last());
        Assert.Contains("revoked", by["intrusion-set--dddddddd-dddd-4ddd-8ddd-dddddddddddd"].Reasons.Last());
        Assert.Contains("It does not say who made it.", by["malware--66666666-6666-4666-8666-666666666666"].Reasons);
        Assert.DoesNotContain(
            by["identity--11111111-1111-4111-8111-111111111111"].Reasons,
            reason => reason.StartsWith("Is no item", StringComparison.Ordinal));

        var actor = await attribution.Officer.GetActorAsync(new GetActorRequest
        {
            Reference = imported.Dossier.Reference,
            Id = by["intrusion-set--33333333-3333-4333-8333-333333333333"].ItemId,
        });
        Assert.Equal((ActorKind.Group, "Blue Heron", "Enters water works."), (actor.Kind, actor.Name, actor.Involvement));
        Assert.Equal(["Paper Crane"], actor.Aliases);
        var incident = await attribution.Officer.GetIncidentAsync(new GetIncidentRequest
        {
            Reference = imported.Dossier.Reference,
            Id = by["incident--55555555-5555-4555-8555-555555555555"].ItemId,
        });
        Assert.Equal(("Pumps stopped <script>alert(1)</script>", true), (incident.Title, incident.Attempted));

        // Marked AMBER in part: so is the dossier, whatever was stated.
        Assert.Equal(Handling.TlpAmber, imported.Dossier.Handling);
    }

    [Fact]
    public async Task ImportedItem_ThatIsAmended_GoesOutAsALaterVersionOfTheSameObject_WithWhatOthersSaid()
    {
        var imported = await attribution.ImportAsync(StixService.Sample(), StixService.Foreign);
        var reference = imported.Dossier.Reference;
        var stix = imported.Objects.Single(made => made.ItemKind == ItemKind.Actor);
        await attribution.Officer.AmendActorAsync(new AmendActorRequest
        {
            Reference = reference,
            Id = stix.ItemId,
            Actor = new Actor { Kind = ActorKind.Entity, Name = "Blue Heron Ltd", Involvement = "Enters water works." },
            Reason = "It is a company.",
        });
        var bundle = JsonNode.Parse(await attribution.ExportAsync(reference))!;
        var after = bundle.Find(stix.Id);
        Assert.Equal("Blue Heron Ltd", (string?)after["name"]);
        Assert.Equal(0.75, (double?)after["x_cumulus_score"]);
        Assert.Equal("2025-03-01T10:00:00.000Z", (string?)after["created"]);
        Assert.True(string.CompareOrdinal((string?)after["modified"], "2025-03-02T10:00:00.123456Z") > 0);
        Assert.False(after.ContainsKey("aliases"));
        Assert.Equal(2, after["object_marking_refs"]!.AsArray().Count);

        // And is that when it comes in again.
        var again = await attribution.ImportAsync(bundle, StixService.Ours);
        var actor = await attribution.Officer.GetActorAsync(new GetActorRequest
        {
            Reference = again.Dossier.Reference,
            Id = again.Objects.Single(made => made.Id == stix.Id).ItemId,
        });
        Assert.Equal((ActorKind.Entity, "Blue Heron Ltd"), (actor.Kind, actor.Name));
    }

    [Fact]
    public async Task ImportedItem_ThatIsWithdrawn_GoesOutRevoked_AndWhatNamesItStaysWhole()
    {
        var imported = await attribution.ImportAsync(StixService.Sample(), StixService.Foreign);
        var stix = imported.Objects.Single(made => made.ItemKind == ItemKind.Actor);
        await attribution.Officer.WithdrawItemAsync(new WithdrawItemRequest
        {
            Reference = imported.Dossier.Reference,
            Id = stix.ItemId,
            Reason = "It was somebody else.",
        });
        var bundle = await attribution.ExportAsync(imported.Dossier.Reference);
        Assert.True((bool?)JsonNode.Parse(bundle)!.Find(stix.Id)["revoked"]);
        var again = await attribution.ImportAsync(bundle, StixService.Ours);
        Assert.Equal(ImportOutcome.Kept, again.Objects.Single(made => made.Id == stix.Id).Outcome);
        Assert.Equal(bundle, await attribution.ExportAsync(again.Dossier.Reference));
    }

    [Fact]
    public async Task DossierThatSupersedesAnImportedOne_HasAllThatWasKept()
    {
        var imported = await attribution.ImportAsync(
            await attribution.ExportAsync((await attribution.EveryKindAsync()).Reference), StixService.Ours);
        var sample = await attribution.ImportAsync(StixService.Sample(), StixService.Foreign);
        foreach (var reference in (string[])[imported.Dossier.Reference, sample.Dossier.Reference])
        {
            await AttributionService.AsOwnerAsync(
                attribution.Service,
                "UPDATE dossier SET state = 2, assessment = 'x', concluded_by = 'x', concluded_at = now()"
                    + " WHERE reference = @reference",
                new { reference });
            var successor = await attribution.Officer.SupersedeDossierAsync(
                new SupersedeDossierRequest { Reference = reference, Reason = "There is more." });
            var before = StixService.ObjectsOf(await attribution.ExportAsync(reference));
            var after = StixService.ObjectsOf(await attribution.ExportAsync(successor.Reference));
            Assert.All(before.Where(stix => !stix.Value.Contains("\"item\":\"dossier\"")), stix
                => Assert.Equal(stix.Value, after[stix.Key]));
        }
    }

    [Fact]
    public async Task Import_IsOneVersion_ThatTheJournalNames_AndChangesAndDifferencesGoOnFrom()
    {
        var bundle = await attribution.ExportAsync((await attribution.EveryKindAsync()).Reference);
        var imported = await attribution.ImportAsync(bundle, StixService.Ours);
        var reference = imported.Dossier.Reference;
        var entries = await attribution.JournalOfAsync(reference);
        Assert.Equal(["DossierCreated", "DossierImported"], entries.Select(entry => entry.EventType.Split('.')[^1]));
        var happened = DossierImported.Parser.ParseFrom(entries[1].Payload);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bundle)), happened.BundleSha256);
        Assert.Equal((13, 0, 1), (happened.Items, happened.Refused, happened.DossierVersion));

        // Of what is kept, so that it can be held against the journal.
        var kept = StixService.ObjectsOf(bundle).OrderBy(stix => stix.Key, StringComparer.Ordinal).Select(stix => stix.Value);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(kept)))),
            happened.ContentsSha256);

        await attribution.Officer.NameActorAsync(new NameActorRequest { Reference = reference, Actor = Examples.Actor() });
        var changes = await attribution.Officer.ListDossierChangesAsync(new ListDossierChangesRequest { Reference = reference });
        Assert.Equal([ChangeKind.Added, ChangeKind.Opened], changes.Changes.Select(change => change.Kind));
        Assert.Contains(happened.BundleSha256, changes.Changes[1].Reason);
        var differences = await attribution.Officer.CompareVersionsAsync(new CompareVersionsRequest { Reference = reference });
        Assert.Equal("Blue Heron", Assert.Single(differences.Differences).After.Actor.Name);
        var report = JsonNode.Parse(await attribution.ExportAsync(reference))!.Find("report--");
        Assert.Equal(
            1 + JsonNode.Parse(bundle)!.Find("report--")["object_refs"]!.AsArray().Count, report["object_refs"]!.AsArray().Count);
    }

    [Fact]
    public async Task SameKey_IsOneImport_AndAnotherBundleUnderItIsRefused()
    {
        var bundle = Encoding.UTF8.GetBytes(StixService.Sample().ToJsonString());
        var first = await attribution.ImportAsync(bundle, StixService.Foreign, "one-key");
        Assert.Equal(first, await attribution.ImportAsync(bundle, StixService.Foreign, "one-key"));
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            () => attribution.ImportAsync([.. bundle, (byte)'\n'], StixService.Foreign, "one-key"));
        Assert.Equal("idempotency-key-reused", ServiceDefaults.Errors.StatusDetails.FromRpcException(refused).Reason);
    }

    // What items say, without their ids and who added them.
    private async Task<string> SaysAsync(string reference)
    {
        var officer = attribution.Officer;
        var ids = new List<string>();
        var text = new StringBuilder();
        foreach (var item in (await officer.ListIncidentsAsync(new() { Reference = reference }))
            .Incidents.Select(i => (i.Id, Says: $"{i}"))
            .Concat((await officer.ListEvidenceAsync(new() { Reference = reference })).Evidence.Select(
                e => (e.Id, Says: $"{new Evidence(e) { AddedAt = null, AddedBy = "" }}")))
            .Concat((await officer.ListActorsAsync(new() { Reference = reference })).Actors.Select(a => (a.Id, Says: $"{a}")))
            .Concat((await officer.ListEventsAsync(new() { Reference = reference })).Events.Select(e => (e.Id, Says: $"{e}")))
            .Concat((await officer.ListRelationsAsync(new() { Reference = reference }))
                .Relations.Select(r => (r.Id, Says: $"{r}")))
            .Concat((await officer.ListHypothesesAsync(new() { Reference = reference }))
                .Hypotheses.Select(h => (h.Id, Says: $"{h}")))
            .Concat((await officer.ListResponsibilitiesAsync(new() { Reference = reference })).Responsibilities
                .Select(r => (r.Id, Says: $"{r}"))))
        {
            ids.Add(item.Id);
            text.AppendLine(item.Says);
        }

        return ids.Index()
            .Aggregate(text.ToString(), (says, id) => says.Replace(id.Item, $"#{id.Index}", StringComparison.Ordinal));
    }
}
