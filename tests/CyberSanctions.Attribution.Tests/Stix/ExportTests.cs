using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests.Stix;

/// <summary>What goes out is STIX 2.1: so say the schemas of those who made it.</summary>
public sealed class ExportTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    // The order in which the published texts of TLP 2.0 name them.
    private static readonly string[] PublishedMarkings =
    [
        "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
        "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
    ];

    [Fact]
    public async Task EveryObject_IsWhatTheSchemasOfOasisDemand()
    {
        var dossier = await attribution.EveryKindAsync();
        var bundle = JsonNode.Parse(await attribution.ExportAsync(dossier.Reference))!;
        var asked = 0;
        foreach (var stix in bundle["objects"]!.AsArray())
        {
            if (OasisSchemas.ProblemsOf(stix!) is { } problems)
            {
                asked++;
                Assert.True(problems.Count == 0, $"{stix!["id"]}: {string.Join("; ", problems)}");
            }
        }

        // Of all but the incident and the definitions of markings and extensions: they are not in these schemas.
        Assert.Equal(bundle["objects"]!.AsArray().Count - 4, asked);

        // That they find something at all.
        var spoilt = bundle["objects"]!.AsArray().First(stix => (string?)stix!["type"] == "note")!.DeepClone();
        spoilt["object_refs"] = new JsonArray();
        Assert.NotEmpty(OasisSchemas.ProblemsOf(spoilt)!);
    }

    [Fact]
    public async Task Bundle_IsCanonical_InTheOrderOfIds_WithUniqueIdsThatNameTheirType()
    {
        var dossier = await attribution.EveryKindAsync();
        var bytes = await attribution.ExportAsync(dossier.Reference);
        var bundle = JsonNode.Parse(bytes)!;
        Assert.Equal(CanonicalJson.Bytes(bundle), bytes);
        var ids = bundle["objects"]!.AsArray().Select(stix => (string)stix!["id"]!).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.Equal(["id", "objects", "type"], bundle.AsObject().Select(member => member.Key));
        Assert.All(
            bundle["objects"]!.AsArray(), stix
                => Assert.StartsWith($"{stix!["type"]}--", (string)stix["id"]!, StringComparison.Ordinal));
        Assert.All(
            ids.Append((string)bundle["id"]!),
            id => Assert.Matches("^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }

    [Theory]
    [InlineData(Handling.TlpClear, "clear", "CLEAR")]
    [InlineData(Handling.TlpGreen, "green", "GREEN")]
    [InlineData(Handling.TlpAmber, "amber", "AMBER")]
    [InlineData(Handling.TlpAmberStrict, "amber+strict", "AMBER+STRICT")]
    [InlineData(Handling.TlpRed, "red", "RED")]
    public async Task Marking_GoesAlong_WithThePublishedId_AndAsItWasPublished(Handling handling, string word, string name)
    {
        var dossier = await attribution.Officer.CreateDossierAsync(Examples.NewDossier(handling));
        await attribution.Officer.NameActorAsync(new() { Reference = dossier.Reference, Actor = Examples.Actor() });
        var bundle = JsonNode.Parse(await attribution.ExportAsync(dossier.Reference))!;
        var id = PublishedMarkings[(int)handling - 1];
        Assert.Equal([id], bundle.Find("report--")["object_marking_refs"]!.AsArray().Select(marking => (string)marking!));
        Assert.Equal([id], bundle.Find("intrusion-set--")["object_marking_refs"]!.AsArray().Select(marking => (string)marking!));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {"type":"marking-definition","spec_version":"2.1","id":"ID","created":"2022-10-01T00:00:00.000Z",
                 "name":"TLP:NAME","extensions":{"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d":
                 {"extension_type":"property-extension","tlp_2_0":"WORD"}}}
                """.Replace("ID", id, StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal)
                    .Replace("WORD", word, StringComparison.Ordinal)),
            bundle.Find("marking-definition--")));
    }

    [Fact]
    public async Task Item_IsTheNearestObject_AndTheRestIsInTheExtension()
    {
        var dossier = await attribution.EveryKindAsync();
        var bundle = JsonNode.Parse(await attribution.ExportAsync(dossier.Reference))!;
        var objects = bundle["objects"]!.AsArray().Select(stix => stix!.AsObject()).ToList();
        var incident = bundle.Find("incident--");
        Assert.Equal("Pumps stopped at Nimbus Water Works", (string?)incident["name"]);
        Assert.Equal(
            "successful-attempt",
            (string?)incident["extensions"]!["extension-definition--ef765651-680c-498d-9894-99799f2fa126"]!["determination"]);
        Assert.Equal("MT", (string?)incident.Extension()["targets"]![0]!["member_state"]);

        var image = objects.Single(stix => (string?)stix["abstract"] == "Disk image of the control server");
        Assert.Equal((70, "note"), ((int?)image["confidence"], (string?)image["type"]));
        Assert.Contains(image["external_references"]!.AsArray(), said => (string?)said!["external_id"] == new string('a', 64));
        Assert.Equal("SOURCE_RELIABILITY_B", (string?)image.Extension()["reliability"]);
        var copy = objects.Single(stix => (string?)stix["abstract"] == "A copy of it");
        Assert.False(copy.ContainsKey("confidence"));
        Assert.Equal((string?)image["id"], (string?)copy.Extension()["same_origin_as_ref"]);

        var organ = objects.Single(stix => (string?)stix["name"] == "Bureau 9");
        Assert.Equal(
            ("threat-actor", "government", "CH"),
            ((string?)organ["type"], (string?)organ["resource_level"], (string?)organ.Extension()["state"]));
        var relation = bundle.Find("relationship--");
        Assert.Equal(
            ("directed-by", (string?)organ["id"], (string?)bundle.Find("intrusion-set--")["id"]),
            ((string?)relation["relationship_type"], (string?)relation["target_ref"], (string?)relation["source_ref"]));
        Assert.Equal(2, relation.Extension()["evidence_refs"]!.AsArray().Count);

        // The dossier names all of it, in its order: the person was moved to the front.
        var report = bundle.Find("report--");
        Assert.Equal(13, report["object_refs"]!.AsArray().Count);
        Assert.Equal(
            "Octavia Reed",
            (string?)objects.Single(stix => (string?)stix["id"] == report["object_refs"]!.AsArray()
                .Select(id => (string)id!).First(id => id.StartsWith("threat-actor", StringComparison.Ordinal)))["name"]);
    }

    [Fact]
    public async Task NobodysName_GoesOut_NorWhatWasSaidOfTheDossierHere()
    {
        var dossier = await attribution.ConcludedDossierAsync();
        await attribution.Officer.MakeRemarkAsync(new MakeRemarkRequest
        {
            Reference = dossier.Reference,
            Kind = RemarkKind.Comment,
            Text = "Between you and me.",
        });
        var bundle = System.Text.Encoding.UTF8.GetString(await attribution.ExportAsync(dossier.Reference));
        Assert.DoesNotContain("aurelia", bundle, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tiberius", bundle, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Between you", bundle);
        Assert.DoesNotContain("Blue Heron did it", bundle);
    }

    [Fact]
    public async Task EmptyDossier_IsABundleAsWell()
    {
        var dossier = await attribution.Officer.CreateDossierAsync(Examples.NewDossier());
        var bundle = await attribution.ExportAsync(dossier.Reference);
        var again = await attribution.ImportAsync(bundle, StixService.Ours);
        Assert.Equal(bundle, await attribution.ExportAsync(again.Dossier.Reference));
    }

    [Fact]
    public async Task DossierAboveTheClearance_IsNotThere()
    {
        var red = await attribution.Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpRed));
        foreach (var reference in (string[])[red.Reference, "ATT-1999-0001"])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => attribution.ExportAsync(reference, Roles.Observer));
            Assert.Equal(
                ("not-found", $"There is no dossier {reference}."),
                (StatusDetails.FromRpcException(refused).Reason, refused.Status.Detail));
        }
    }

    [Fact]
    public async Task Marking_OfADossier_IsNotLoweredBelowWhatCameWithIt()
    {
        var imported = await attribution.ImportAsync(StixService.Sample(), StixService.Foreign);
        var refused = await Assert.ThrowsAsync<RpcException>(() => attribution.Officer.AmendDossierAsync(new AmendDossierRequest
        {
            Reference = imported.Dossier.Reference,
            Title = "Reedbed",
            Handling = Handling.TlpGreen,
            Reason = "Why not?",
        }).ResponseAsync);
        Assert.Equal("handling-below-contents", StatusDetails.FromRpcException(refused).Reason);
    }
}
