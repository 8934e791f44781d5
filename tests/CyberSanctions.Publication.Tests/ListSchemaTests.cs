using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Tests.Fsf;
using FsCheck;
using FsCheck.Fluent;
using Json.Schema;
using static CyberSanctions.Publication.Tests.TwoVersions;

namespace CyberSanctions.Publication.Tests;

/// <summary>Whatever can be listed, list.json is what its published schema says.</summary>
public sealed class ListSchemaTests(TwoVersions published) : IClassFixture<TwoVersions>
{
    private const string Path = "/lists/schema/cybersanctions-list-3.schema.json";

    private static readonly JsonSchema Schema = JsonSchema.FromText(Encoding.UTF8.GetString(ListSchema.Bytes));

    // Readers leave alone what they do not know; we may write nothing that the schema does not know.
    private static readonly JsonSchema Strict = JsonSchema.FromText(
        Closed(JsonNode.Parse(ListSchema.Bytes))!.ToJsonString());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyListing_IsValid_AndHasNoKeyThatTheSchemaDoesNotKnow(bool exercise)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Arb.From(AnyListing.Of), listing =>
        {
            var act = Invented.Act(listing);
            act.Exercise = exercise;
            Assert.Empty(Faults(Strict, List(act)));
        }));

    [Fact]
    public void ListingsInFull_AreValid()
        => Assert.Empty(Faults(
            Strict, List(Invented.Act(Invented.PersonInFull(), Invented.EntityInFull(), Invented.BlueHeron()))));

    [Fact]
    public async Task PublishedVersion_IsValidByThePublishedSchema()
    {
        var schema = JsonSchema.FromText(await published.Client.GetStringAsync(Path));
        Assert.Empty(Faults(schema, JsonNode.Parse(await published.Client.GetStringAsync("/lists/eu-cyber/latest/list.json"))!));
    }

    [Fact]
    public void KeyThatComesLater_IsNoFault()
    {
        var list = List(Invented.Act(Invented.BlueHeron()));
        list["entries"]![0]!["colour"] = "blue";
        Assert.Empty(Faults(Schema, list));
        Assert.NotEmpty(Faults(Strict, list));
    }

    [Theory]
    [InlineData("format", "\"cybersanctions-list/2\"")]
    [InlineData("version", "0")]
    [InlineData("recordedAt", "\"2026-02-01\"")]
    [InlineData("entries/0/names", "[]")]
    [InlineData("entries/0/names/0/quality", "\"good\"")]
    [InlineData("entries/0/names/0/firstName", "\"\"")]
    [InlineData("entries/0/births/0/date/precision", "\"month\"")]
    [InlineData("entries/0/births/0/date/value", "null")]
    [InlineData("entries/0/births/0/country", "\"GRC\"")]
    [InlineData("entries/0/ground", "\"a\"")]
    [InlineData("entries/0/measures", "[]")]
    [InlineData("entries/0/logicalId", "\"1000000100\"")]
    [InlineData("entries/0/act/textSha256", "\"ab\"")]
    public void WhatTheFormatDoesNotAllow_IsAFault(string path, string value)
    {
        var list = List(Invented.Act(Invented.PersonInFull()));
        Assert.Empty(Faults(Schema, list));
        var steps = path.Split('/');
        var at = steps[..^1].Aggregate(list, (node, step) => int.TryParse(step, out var place) ? node[place]! : node[step]!);
        at[steps[^1]] = JsonNode.Parse(value);
        Assert.NotEmpty(Faults(Schema, list));
    }

    [Fact]
    public void EveryKey_IsRequired()
    {
        foreach (var schema in Objects(JsonNode.Parse(ListSchema.Bytes)))
        {
            Assert.Equal(
                schema["properties"]!.AsObject().Select(property => property.Key),
                schema["required"]!.AsArray().Select(key => (string)key!));
        }
    }

    [Fact]
    public async Task Schema_IsServedWithATag_AndNamedByTheIndex()
    {
        using var response = await published.GetAsync(Path);
        using var again = await published.GetAsync(Path, ("If-None-Match", response.Headers.ETag!.Tag));
        using var head = await published.SendAsync(HttpMethod.Head, Path);
        var index = JsonNode.Parse(await published.Client.GetStringAsync("/lists/eu-cyber/latest/index.json"))!;

        Assert.Equal(ListSchema.Bytes, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/schema+json", Header(response, "Content-Type"));
        Assert.Equal("*", Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal((HttpStatusCode.OK, ListSchema.Bytes.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));
        var list = index["artifacts"]!.AsArray().Single(file => (string?)file!["name"] == "list.json")!;
        Assert.Equal(Path, (string?)list["schema"]);
        await ProblemAsync(
            await published.GetAsync(Path, ("If-Match", "\"another\"")),
            HttpStatusCode.PreconditionFailed,
            "precondition-failed");
        await ProblemAsync(
            await published.GetAsync("/lists/schema/cybersanctions-list-2.schema.json"), HttpStatusCode.NotFound, "not-found");
    }

    private static JsonNode List(ActText act) => JsonNode.Parse(ListJson.Render(Invented.Content(act)))!;

    private static List<string> Faults(JsonSchema schema, JsonNode list)
    {
        var results = schema.Evaluate(list, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid
            ? []
            :
            [
                .. results.Details.Where(detail => !detail.IsValid)
                    .Select(detail => $"{detail.InstanceLocation} {detail.EvaluationPath}"),
            ];
    }

    private static JsonNode? Closed(JsonNode? schema)
    {
        foreach (var item in Objects(schema))
        {
            item["additionalProperties"] = false;
        }

        return schema;
    }

    private static List<JsonObject> Objects(JsonNode? schema) => schema switch
    {
        JsonObject item =>
        [
            .. (item["type"] as JsonValue)?.ToString() == "object" && item["properties"] is JsonObject
                ? [item]
                : (JsonObject[])[],
            .. item.SelectMany(member => Objects(member.Value)),
        ],
        JsonArray items => [.. items.SelectMany(Objects)],
        _ => [],
    };
}
