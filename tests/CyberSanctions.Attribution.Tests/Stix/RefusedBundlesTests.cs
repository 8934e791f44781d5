using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Attribution.Tests.Stix;

/// <summary>A bundle that cannot be taken is answered with what is wrong, by object and by path; nothing of it is kept.</summary>
public sealed class RefusedBundlesTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    [Theory]
    [InlineData("", "", "line 1, byte 1")]
    [InlineData("{", "", "must be JSON")]
    [InlineData("{\"type\":\"bundle\",\"x\\ud800\":1}", "", "half a character")]
    [InlineData("[]", "type", "STIX bundle")]
    [InlineData("{\"type\":\"bundle\"} x", "", "byte 19")]
    [InlineData("{\"type\":\"indicator\"}", "type", "STIX bundle")]
    [InlineData("{\"type\":\"bundle\",\"id\":\"bundle--1\"}", "id", "UUID")]
    [InlineData("{\"type\":\"bundle\",\"id\":\"bundle--3f1c6f2e-0a4b-4a54-9f0e-6c1f5a2b7d10\"}", "objects", "one at least")]
    [InlineData(
        "{\"type\":\"bundle\",\"id\":\"bundle--3f1c6f2e-0a4b-4a54-9f0e-6c1f5a2b7d10\",\"objects\":[]}",
        "objects",
        "one at least")]
    [InlineData("{\"type\":\"bundle\",\"spec_version\":\"2.0\",\"objects\":[]}", "spec_version", "STIX 2.0")]
    [InlineData("{\"type\":\"bundle\",\"x_owner\":\"me\",\"objects\":[]}", "x_owner", "Would be lost")]
    [InlineData("{\"type\":\"bundle\",\"objects\":[],\"objects\":[]}", "objects", "more than once")]
    public async Task WhatIsNoBundle_IsRefused(string json, string field, string says)
    {
        var refusal = await attribution.RefusedAsync(Encoding.UTF8.GetBytes(json), StixService.Foreign);
        Assert.Equal("bundle-refused", refusal.Reason);
        if (field.Length == 0)
        {
            Assert.Contains(says, refusal.Message);
        }
        else
        {
            Assert.Contains(
                refusal.Fields, problem => problem.Field == $"bundle.{field}"
                    && problem.Description.Contains(says, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task WhatIsNoUtf8_IsRefused()
        => Assert.Equal(
            "The bundle must be UTF-8.",
            (await attribution.RefusedAsync([.. "{\"type\":\""u8, 0xFF, .. "\"}"u8], StixService.Foreign)).Message);

    // Each: which object (the beginning of its id), what is set in it (JSON; null: taken away), where the problem is, what it
    // says.
    [Theory]
    [InlineData("indicator", "id", "\"indicator--66666666-6666-7666-8666-666666666666\"", "id", "version 1 to 5")]
    [InlineData("indicator", "id", "\"indicator--66666666-6666-4666-7666-666666666666\"", "id", "version 1 to 5")]
    [InlineData("indicator", "id", "\"malware--66666666-6666-4666-8666-666666666667\"", "id", "type of the object")]
    [InlineData("indicator", "id", "null", "id", "TYPE--UUID")]
    [InlineData("indicator", "id", "7", "id", "TYPE--UUID")]
    [InlineData("indicator", "type", "\"bundle\"", "type", "type of an object")]
    [InlineData("indicator", "spec_version", "null", "spec_version", "of STIX 2.0")]
    [InlineData("indicator", "spec_version", "\"2.0\"", "spec_version", "Must be 2.1")]
    [InlineData("file", "spec_version", "\"2.0\"", "spec_version", "Must be 2.1")]
    [InlineData("indicator", "created", "null", "created", "required")]
    [InlineData("indicator", "created", "\"2025-03-01T10:00:00Z\"", "created", "millisecond")]
    [InlineData("indicator", "created", "\"2025-03-01T10:00:00.000+01:00\"", "created", "UTC")]
    [InlineData("indicator", "created", "\"2025-02-30T10:00:00.000Z\"", "created", "calendar")]
    [InlineData("indicator", "modified", "\"2025-03-01T09:59:59.999Z\"", "modified", "before created")]
    [InlineData("indicator", "modified", "\"2025-03-01T10:00:00.000Z\\n\"", "modified", "time of the calendar")]
    [InlineData("indicator", "valid_until", "\"2025-03-01T10:00:00.000Z\"", "valid_until", "after valid_from")]
    [InlineData("indicator", "valid_from", "null", "valid_from", "required")]
    [InlineData("indicator", "pattern_type", "null", "pattern_type", "required")]
    [InlineData("indicator", "pattern", "5", "pattern", "text")]
    [InlineData("indicator", "labels", "[]", "labels", "empty list")]
    [InlineData("indicator", "x_deep", "{\"a\":[[]]}", "x_deep.a[0]", "empty list")]
    [InlineData("indicator", "confidence", "101", "confidence", "0 to 100")]
    [InlineData("indicator", "confidence", "1.5", "confidence", "whole number")]
    [InlineData("indicator", "revoked", "\"true\"", "revoked", "true or false")]
    [InlineData("indicator", "Bad Name", "1", "Bad Name", "Must be named")]
    [InlineData("indicator", "x_number", "12345678901234567890", "x_number", "no number")]
    [InlineData(
        "indicator",
        "external_references",
        "[{\"source_name\":\"cve\"}]",
        "external_references[0]",
        "a description, a url")]
    [InlineData("indicator", "external_references", "[{\"url\":\"x\"}]", "external_references[0]", "source_name")]
    [InlineData(
        "indicator",
        "granular_markings",
        "[{\"lang\":\"en\",\"selectors\":[\"aliases.[0]\"]}]",
        "granular_markings[0].selectors[0]",
        "lead")]
    [InlineData(
        "indicator",
        "granular_markings",
        "[{\"selectors\":[\"name\"]}]",
        "granular_markings[0]",
        "marking_ref or a lang")]
    [InlineData("indicator", "created_by_ref", "\"nobody\"", "created_by_ref", "id of an object")]
    [InlineData("indicator", "created_by_ref", "\"malware--66666666-6666-4666-8666-666666666666\"", "created_by_ref", "identity")]
    [InlineData(
        "indicator",
        "object_marking_refs",
        "[\"malware--66666666-6666-4666-8666-666666666666\"]",
        "object_marking_refs[0]",
        "marking-definition")]
    [InlineData(
        "indicator",
        "object_marking_refs",
        "[\"marking-definition--00000000-0000-4000-8000-000000000000\"]",
        "object_marking_refs[0]",
        "marking that is not in the bundle")]
    [InlineData(
        "identity",
        "created_by_ref",
        "\"identity--11111111-1111-4111-8111-111111111111\"",
        "created_by_ref",
        "not be the object itself")]
    [InlineData(
        "marking-definition--2",
        "object_marking_refs",
        "[\"marking-definition--22222222-2222-4222-8222-222222222222\"]",
        "object_marking_refs[0]",
        "not be the object itself")]
    [InlineData("marking-definition--2", "modified", "\"2025-03-01T10:00:00.000Z\"", "modified", "no versions")]
    [InlineData("marking-definition--2", "definition", "null", "definition", "required")]
    [InlineData("marking-definition--f", "definition", "{\"tlp\":\"white\"}", "", "as it was published")]
    [InlineData("marking-definition--2", "definition_type", "\"tlp\"", "", "id under which")]
    [InlineData(
        "relationship--7",
        "target_ref",
        "\"malware--00000000-0000-4000-8000-000000000000\"",
        "target_ref",
        "not in the bundle")]
    [InlineData(
        "relationship--7",
        "target_ref",
        "\"indicator--66666666-6666-4666-8666-666666666666\"",
        "target_ref",
        "another object")]
    [InlineData("relationship--7", "stop_time", "\"x\"", "stop_time", "time of the calendar")]
    [InlineData(
        "report",
        "object_refs",
        "[\"malware--00000000-0000-4000-8000-000000000000\"]",
        "object_refs[0]",
        "not in the bundle")]
    [InlineData(
        "report",
        "object_refs",
        "[\"report--cccccccc-cccc-4ccc-8ccc-cccccccccccc\"]",
        "object_refs[0]",
        "not be the object itself")]
    [InlineData("report", "published", "null", "published", "required")]
    [InlineData("observed-data", "number_observed", "0", "number_observed", "1 to 999999999")]
    [InlineData("observed-data", "last_observed", "\"2025-02-28T10:00:00Z\"", "last_observed", "before first_observed")]
    [InlineData("malware", "is_family", "null", "is_family", "required")]
    [InlineData("domain-name", "value", "null", "value", "required")]
    public async Task Object_ThatIsNotSound_IsNamedWithWhatIsWrong(string which, string name, string value, string path,
        string says)
    {
        var bundle = StixService.Sample();
        var objects = bundle["objects"]!.AsArray();
        var place = objects.Index().First(stix => ((string)stix.Item!["id"]!).StartsWith(which, StringComparison.Ordinal)).Index;
        if (value == "null")
        {
            objects[place]!.AsObject().Remove(name);
        }
        else
        {
            objects[place]![name] = JsonNode.Parse(value);
        }

        var refusal = await attribution.RefusedAsync(bundle, StixService.Foreign);
        Assert.Equal("bundle-refused", refusal.Reason);
        Assert.Contains(
            refusal.Fields,
            problem => problem.Field == (path.Length == 0 ? $"objects[{place}]" : $"objects[{place}].{path}")
                && problem.Description.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "{\"type\":\"url\",\"type\":\"url\",\"id\":\"url--99999999-9999-4999-8999-999999999999\",\"value\":\"x\"}",
        "type",
        "more than once")]
    [InlineData(
        "{\"type\":\"url\",\"id\":\"url--99999999-9999-4999-8999-999999999999\",\"value\":\"\\ud800\"}",
        "value",
        "half a character")]
    [InlineData(
        "{\"type\":\"url\",\"id\":\"url--99999999-9999-4999-8999-999999999999\",\"value\":\"x\",\"x_a\\ud800\":1}",
        "",
        "half a character")]
    [InlineData(
        "{\"type\":\"url\",\"id\":\"url--99999999-9999-4999-8999-999999999999\",\"value\":\"x\",\"x_none\":null}",
        "x_none",
        "null")]
    [InlineData("5", "", "object")]
    [InlineData("null", "", "null")]
    public async Task Object_ThatIsNoSoundJson_IsNamed(string json, string path, string says)
    {
        var text = $"{{\"type\":\"bundle\",\"id\":\"bundle--3f1c6f2e-0a4b-4a54-9f0e-6c1f5a2b7d10\",\"objects\":[{json}]}}";
        var refusal = await attribution.RefusedAsync(Encoding.UTF8.GetBytes(text), StixService.Foreign);
        Assert.Contains(
            refusal.Fields,
            problem => problem.Field == (path.Length == 0 ? "objects[0]" : $"objects[0].{path}")
                && problem.Description.Contains(says, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task AllProblems_AreSaidAtOnce_FiftyOfThem_AndNothingIsKept()
    {
        var before = await DossiersAsync();
        var bundle = StixService.Sample();
        foreach (var stix in bundle["objects"]!.AsArray().Where(stix => stix!.AsObject().ContainsKey("created")))
        {
            stix!["created"] = "yesterday";
            stix["labels"] = new JsonArray();
            stix["confidence"] = -1;
            stix["revoked"] = "no";
        }

        var refusal = await attribution.RefusedAsync(bundle, StixService.Foreign);
        Assert.Equal(50, refusal.Fields.Count);
        Assert.StartsWith("15 of 17 objects cannot be taken", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await DossiersAsync());
    }

    [Theory]
    [InlineData("derived-from")]
    [InlineData("duplicate-of")]
    public async Task WhatGoesBackToItself_IsRefused(string type)
    {
        var bundle = StixService.Sample();
        var (first, second) = (bundle.Find("relationship--7"), bundle.Find("relationship--8"));
        (first["relationship_type"], second["relationship_type"]) = (type, type);
        second["source_ref"] = (string?)first["target_ref"];
        second["target_ref"] = (string?)first["source_ref"];
        var refusal = await attribution.RefusedAsync(bundle, StixService.Foreign);
        Assert.Equal(2, refusal.Fields.Count);
        Assert.Contains("Leads in a circle", refusal.Fields[0].Description);
        Assert.Contains("Is refused: relationship--8", refusal.Fields[1].Description);
    }

    [Fact]
    public async Task ReportsInEachOther_AreRefused()
    {
        var bundle = StixService.Sample();
        var report = bundle.Find("report--");
        var other = report.DeepClone();
        other["id"] = "report--cccccccc-cccc-4ccc-8ccc-ccccccccccc1";
        other["object_refs"] = new JsonArray((string)report["id"]!);
        report["object_refs"]!.AsArray().Add((string)other["id"]!);
        bundle["objects"]!.AsArray().Add(other);
        Assert.Contains(
            (await attribution.RefusedAsync(bundle, StixService.Foreign)).Fields,
            problem => problem.Description.Contains("circle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SameIdTwice_IsOneObject_WhenItIsTheSame_AndRefusedWhenNot()
    {
        var bundle = StixService.Sample();
        bundle["objects"]!.AsArray().Add(bundle.Find("malware--").DeepClone());
        var imported = await attribution.ImportAsync(bundle, StixService.Foreign);
        Assert.Contains(imported.Objects[^1].Reasons, reason => reason.Contains("twice", StringComparison.Ordinal));
        Assert.Equal(2,
            imported.Objects.Count(stix => stix.Id.EndsWith("66666666-6666-4666-8666-666666666666", StringComparison.Ordinal)
            && stix.Id.StartsWith("malware", StringComparison.Ordinal)));

        bundle["objects"]!.AsArray()[^1]!["name"] = "Another";
        var refusal = await attribution.RefusedAsync(bundle, StixService.Foreign);
        Assert.Equal(2,
            refusal.Fields.Count(problem => problem.Description.Contains("twice, and not the same", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ReferencesToWhatIsNotThere_AreTaken_WhenThatIsAskedFor_AndReported()
    {
        var bundle = StixService.Sample();
        bundle.Find("relationship--7")["target_ref"] = "malware--00000000-0000-4000-8000-000000000000";
        var imported = await attribution.ImportAsync(bundle, new(StixService.Foreign) { External = true });
        Assert.Contains(
            "target_ref is not in the bundle: malware--00000000-0000-4000-8000-000000000000.",
            imported.Objects.Single(stix => stix.Id.StartsWith("relationship--7", StringComparison.Ordinal)).Reasons);
    }

    [Fact]
    public async Task WhatIsSound_IsTaken_WhenThatIsAskedFor_AndTheRestRefusedById_WithWhatNeedsIt()
    {
        var bundle = StixService.Sample();
        bundle.Find("malware--").Remove("is_family");
        var imported = await attribution.ImportAsync(bundle, new(StixService.Foreign) { Partial = true });

        // Both relationships and the report name it; the note is about one of those.
        Assert.Equal(
            ["malware", "note", "relationship", "relationship", "report"],
            imported.Objects.Where(stix => stix.Outcome == ImportOutcome.Refused).Select(stix => stix.Id.Split("--")[0]).Order());
        var exported = StixService.ObjectsOf(await attribution.ExportAsync(imported.Dossier.Reference));
        Assert.DoesNotContain(exported.Keys, id => id.StartsWith("malware", StringComparison.Ordinal));
        Assert.Contains(exported.Keys, id => id.StartsWith("indicator--6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Limits_OfSize_Objects_DepthAndOneObject_AreSaid()
    {
        var large = new byte[(20 * 1024 * 1024) + 1];
        large.AsSpan().Fill((byte)' ');
        Assert.Equal("bundle-too-large", (await attribution.RefusedAsync(large, StixService.Foreign)).Reason);

        var many = StixService.Sample();
        var objects = many["objects"]!.AsArray();
        for (var i = objects.Count; i <= 10_000; i++)
        {
            objects.Add(new JsonObject { ["type"] = "url", ["id"] = $"url--00000000-0000-4000-8000-{i:x12}", ["value"] = "x" });
        }

        Assert.Equal("bundle-too-large", (await attribution.RefusedAsync(many, StixService.Foreign)).Reason);

        var deep = StixService.Sample();
        deep.Find("malware--")["x_deep"] = JsonNode.Parse(new string('[', 40) + "1" + new string(']', 40));
        Assert.Contains("depth up to 30", (await attribution.RefusedAsync(deep, StixService.Foreign)).Message);

        var fat = StixService.Sample();
        fat.Find("malware--")["description"] = new string('x', 1024 * 1024);
        Assert.Contains(
            (await attribution.RefusedAsync(fat, StixService.Foreign)).Fields,
            problem => problem.Description.Contains("1 MiB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LongChainOfReferences_WhoseEndIsRefused_IsAnsweredAtOnce()
    {
        var objects = new JsonArray();
        for (var i = 0; i < 9_000; i++)
        {
            objects.Add(new JsonObject
            {
                ["type"] = "x-link",
                ["id"] = $"x-link--00000000-0000-4000-8000-{i:x12}",
                ["next_ref"] = $"x-link--00000000-0000-4000-8000-{i + 1:x12}",
            });
        }

        var bundle = new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = "bundle--3f1c6f2e-0a4b-4a54-9f0e-6c1f5a2b7d10",
            ["objects"] = objects
        };
        var refusal = await attribution.RefusedAsync(bundle, StixService.Foreign);
        Assert.StartsWith("9000 of 9000", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<long> DossiersAsync()
        => (await attribution.Officer.ListDossiersAsync(
            new ListDossiersRequest { Where = new() { Handling = Handling.TlpAmber } })).Counts.Total;
}
