using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Attribution.Tests.Stix;

/// <summary>A bundle says what the API would refuse, or speaks of what its sender may not see.</summary>
public sealed class AbusedBundlesTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    // Each: which object, which field of our extension, its value, what the report says.
    [Theory]
    [InlineData("threat-actor", "state", "\"XX\"", "actor.state")]
    [InlineData("threat-actor", "state_of_dossier", "\"concluded\"", "cannot be read")]
    [InlineData("note", "added_by", "\"tiberius.quill\"", "added_by")]
    [InlineData("note", "addedBy", "\"tiberius.quill\"", "evidence.added_by")]
    [InlineData("note", "id", "\"01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10\"", "evidence.id")]
    [InlineData("note", "title", "\"Another\"", "must not say title")]
    [InlineData("note", "handling", "\"HANDLING_TLP_CLEAR\"", "must not say handling")]
    [InlineData("note", "reliability", "99", "evidence.reliability")]
    [InlineData("note", "content", "{\"size\":\"5\"}", "evidence.content")]
    [InlineData("note", "same_origin_as", "\"01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10\"", "items of some dossier")]
    [InlineData("note", "sameOriginAs", "\"01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10\"", "items of some dossier")]
    [InlineData("note", "item", "\"judgement\"", "has no judgement")]
    [InlineData("incident", "effects", "\"many\"", "cannot be read")]
    [InlineData("incident", "attack_kinds", "[\"ATTACK_KIND_MAGIC\"]", "cannot be read")]
    [InlineData("incident", "began", "{\"year\":3024}", "incident.began")]
    [InlineData("relationship", "evidence_refs", "[\"IMAGE\",\"IMAGE\"]", "more than once")]
    public async Task WhatClaimsToBeOurs_AndSaysWhatTheApiRefuses_IsNoItem_ButKeptAndNamed(
        string which, string field, string value, string says)
    {
        var bundle = JsonNode.Parse(await attribution.ExportAsync((await attribution.EveryKindAsync()).Reference))!;
        var objects = bundle["objects"]!.AsArray().Select(each => each!.AsObject()).ToList();
        var image = objects.Single(each => (string?)each["abstract"] == "Disk image of the control server");
        var stix = which == "note" ? image
            : which == "threat-actor" ? objects.Single(each => (string?)each["name"] == "Bureau 9")
            : bundle.Find($"{which}--");
        stix.Extension()[field] = JsonNode.Parse(value.Replace("IMAGE", (string?)image["id"], StringComparison.Ordinal));
        var imported = await attribution.ImportAsync(bundle, StixService.Ours);
        var told = imported.Objects.Single(each => each.Id == (string?)stix["id"]);
        Assert.Equal(ImportOutcome.Kept, told.Outcome);
        Assert.Contains(told.Reasons, reason => reason.Contains(says, StringComparison.Ordinal));
        var exported = StixService.ObjectsOf(await attribution.ExportAsync(imported.Dossier.Reference));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(stix.ToJsonString()), JsonNode.Parse(exported[told.Id])));
    }

    [Fact]
    public async Task WhatNamesWhatIsNoItem_IsNoneEither()
    {
        var bundle = JsonNode.Parse(await attribution.ExportAsync((await attribution.EveryKindAsync()).Reference))!;
        bundle["objects"]!.AsArray().Single(each => (string?)each!["abstract"] == "Disk image of the control server")!
            .AsObject().Remove("external_references");
        var imported = await attribution.ImportAsync(bundle, StixService.Ours);

        // The image has no SHA-256, so it is no evidence. A copy of it goes back to it, and an event, a relation, a hypothesis
        // and a
        // State's responsibility rest on them.
        var kept = imported.Objects.Where(each
            => each.Reasons.Any(reason => reason.StartsWith("Is no item", StringComparison.Ordinal)));
        Assert.Equal(6, kept.Count());
        Assert.Equal(
            new Contents { Incidents = 1, Actors = 4, Events = 1, Hypotheses = 1 }, imported.Dossier.Contents);
    }

    [Fact]
    public async Task Conclusion_DoesNotComeAlong_NorDoesSomebodyElsesName()
    {
        var dossier = await attribution.ConcludedDossierAsync();
        var bundle = JsonNode.Parse(await attribution.ExportAsync(dossier.Reference))!;
        bundle.Find("report--").Extension()["state"] = "DOSSIER_STATE_CONCLUDED";
        bundle.Find("report--").Extension()["conclusion"] = new JsonObject { ["concluded_by"] = "tiberius.quill" };
        var imported = await attribution.ImportAsync(bundle, StixService.Ours);
        Assert.Equal((DossierState.Open, "aurelia.nimbus"), (imported.Dossier.State, imported.Dossier.CreatedBy));
        Assert.Null(imported.Dossier.Conclusion);
        var contributors = await attribution.Officer.ListContributorsAsync(new() { Reference = imported.Dossier.Reference });
        Assert.Equal("aurelia.nimbus", Assert.Single(contributors.Contributors).Name);
        var evidence = await attribution.Officer.ListEvidenceAsync(new() { Reference = imported.Dossier.Reference });
        Assert.Equal("aurelia.nimbus", Assert.Single(evidence.Evidence).AddedBy);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Exercise_BecomesNothingReal_NorTheOtherWayRound(bool was, bool stated)
    {
        var bundle = JsonNode.Parse(await attribution.ExportAsync((await attribution.EveryKindAsync(was)).Reference))!;
        var start = new ImportStart(StixService.Ours) { Exercise = stated };
        Assert.Equal("start.exercise", (await attribution.RefusedAsync(bundle, start)).Fields[0].Field);

        // Nor when the report is taken out of it, or says something else.
        bundle.Find("report--").Extension()["exercise"] = stated;
        Assert.Equal("start.exercise", (await attribution.RefusedAsync(bundle, start)).Fields[0].Field);
        Assert.Equal(was, (await attribution.ImportAsync(
            await attribution.ExportAsync((await attribution.EveryKindAsync(was)).Reference),
            new(StixService.Ours) { Exercise = was })).Dossier.Exercise);
    }

    [Fact]
    public async Task Exercise_HasToBeSaid_AndTheTitleToo_WhereNobodySaysIt()
    {
        var silent = new ImportStart { Title = "Reedbed", Handling = Handling.TlpGreen };
        Assert.Equal("start.exercise", (await attribution.RefusedAsync(StixService.Sample(), silent)).Fields[0].Field);
        Assert.Equal("start.title", (await attribution.RefusedAsync(StixService.Sample(), StixService.Ours)).Fields[0].Field);
    }

    [Fact]
    public async Task IdsOfADossierThatIsThereAlready_AreThoseOfAnother_AndLeadToNothingOfIt()
    {
        var red = await attribution.Officer.CreateDossierAsync(Examples.NewDossier(Handling.TlpRed));
        var secret = (await attribution.Officer.AddEvidenceAsync(
            new() { Reference = red.Reference, Evidence = Examples.Evidence() })).Evidence;
        var bundle = JsonNode.Parse(await attribution.ExportAsync(red.Reference))!;
        var imported = await attribution.ImportAsync(bundle, StixService.Ours);

        // Content and custody are found by the ids of items: they are new ones.
        var item = imported.Objects.Single(each => each.ItemKind == ItemKind.Evidence);
        Assert.NotEqual(secret.Id, item.ItemId);
        Assert.Equal(secret.Id, (await attribution.Officer.ListEvidenceAsync(new() { Reference = red.Reference }))
            .Evidence[0].Id);
    }

    [Fact]
    public async Task MarkingBelowTheDossiers_LowersNothing()
    {
        var bundle = StixService.Sample();
        var malware = bundle.Find("malware--");
        malware["object_marking_refs"] = new JsonArray("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487");
        var imported = await attribution.ImportAsync(bundle, new(StixService.Foreign) { Handling = Handling.TlpRed });
        Assert.Equal(Handling.TlpRed, imported.Dossier.Handling);
        var observer = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            () => attribution.ExportAsync(imported.Dossier.Reference, Roles.Observer));
        Assert.Equal(Grpc.Core.StatusCode.NotFound, observer.StatusCode);
        Assert.True(JsonNode.DeepEquals(
            malware, JsonNode.Parse(await attribution.ExportAsync(imported.Dossier.Reference))!.Find("malware--")));
    }

    [Theory]
    [InlineData("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Handling.TlpRed)]
    [InlineData("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Handling.TlpAmberStrict)]
    [InlineData("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Handling.TlpRed)]
    [InlineData("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Handling.TlpAmber)]
    public async Task StrictestMarking_DecidesHowTheDossierIsMarked_AlsoWhenItsDefinitionIsNotThere(string marking,
        Handling handling)
    {
        var bundle = StixService.Sample();
        bundle.Find("malware--")["object_marking_refs"] = new JsonArray(marking);
        Assert.Equal(handling, (await attribution.ImportAsync(bundle, StixService.Foreign)).Dossier.Handling);
    }

    [Fact]
    public async Task Import_IsForOfficers()
    {
        var client = new Contracts.Attribution.V1.Stix.StixClient(attribution.Service.Channel("octavia.reed", [Roles.Observer]));
        using var call = client.ImportBundle();
        Assert.Equal(
            Grpc.Core.StatusCode.PermissionDenied,
            (await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => call.ResponseAsync)).StatusCode);
    }
}
