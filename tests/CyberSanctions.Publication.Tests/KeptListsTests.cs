using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Testing;
using Dapper;

namespace CyberSanctions.Publication.Tests;

/// <summary>What migrations make of a database from before them: the lists in it stay what they were.</summary>
public class KeptListsTests
{
    private const string List = "/lists/eu-cyber";
    private const string Exercises = "/exercise/lists/eu-cyber-exercise";

    [Theory]
    [InlineData($"{List}/versions/1/list.json", "6f985436b95d95879663d68ca7e235714190933bb49713ff5bcccda1761b20cb")]
    [InlineData($"{List}/versions/1/list.xml", "d5efd25aaa2d865635927772e19ba8b9e0f2aeafb23f1c2b8914bfd5b01f387b")]
    [InlineData($"{List}/versions/2/list.json", "8bea9a2c7bcddaf40256cf7b00c91c468d53a3a9d95d9051cd5d8eb17e230832")]
    [InlineData($"{List}/versions/2/list.xml", "b70fc45fab26390f9c7bcd0190f9c4b64759180aa3a8abb3612b17322035310c")]
    [InlineData($"{List}/versions/3/list.json", "ecd5a69486b6e803c3092aa90f5779b0d5b22d19aa3400ef3b056c12ae5a18d8")]
    [InlineData($"{List}/versions/3/list.xml", "0b4b8de5becc5430ef3000e62942695cac96ca15778995dc1f2673d1f3ec3f85")]
    [InlineData($"{List}/versions/4/list.json", "12a3755ff183f1232e219850d12977c241db9b64ef1d053ecba58fa6a3f95e1e")]
    [InlineData($"{List}/versions/4/list.xml", "ad7f5f27be2ab0e0193af1bec1d59df90a47f6b2ec3ae86a4f21f860d8f3b837")]
    [InlineData($"{Exercises}/versions/1/list.json", "15a1bc8e0cf1170dc8b77032a5162594dd058fb5f209852ec7d0eac711491d1a")]
    [InlineData($"{Exercises}/versions/1/list.xml", "a682643dda688786d7dbc237a65bd95a3d993cc30874a4cc636f66b16bc39b42")]
    public async Task Versions_AreServedByteForByteAsTheyWere(string path, string sha256)
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("publication");
        using var client = service.CreateClient();
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(await client.GetByteArrayAsync(path))));
    }

    [Theory]
    [InlineData("list.csv")]
    [InlineData("entities.ftm.json")]
    [InlineData("targets.simple.csv")]
    [InlineData("names.txt")]
    [InlineData("index.json")]
    public async Task Files_ThatListsHaveHadSince_AreNotMadeForVersionsFromBefore(string file)
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("publication");
        using var client = service.CreateClient();
        using var before = await client.GetAsync($"{List}/versions/1/{file}");
        using var latest = await client.GetAsync($"{List}/latest/{file}");
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(9001, Invented.AureliaNimbus())));
        using var after = await client.GetAsync($"{List}/latest/{file}");
        using var still = await client.GetAsync($"{List}/versions/4/{file}");

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(
            $"Version 1 of eu-cyber was published before lists had {file}. It has list.json, list.xml.",
            (string?)JsonNode.Parse(await before.Content.ReadAsStringAsync())!["detail"]);
        Assert.Equal(HttpStatusCode.NotFound, latest.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, still.StatusCode);
    }

    [Fact]
    public async Task NextVersion_HoldsTheEntriesAsTheyWere_AndTheNewOne()
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("publication");
        using var client = service.CreateClient();
        var before = Entries(await client.GetStringAsync($"{List}/latest/list.json"));
        await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(Invented.Act(9001, Invented.AureliaNimbus())));
        var after = Entries(await client.GetStringAsync($"{List}/latest/list.json"));

        Assert.Equal(21, before.Count);
        Assert.Equal(22, after.Count);
        Assert.All(
            before.Zip(after),
            pair => Assert.Equal(pair.First!.ToJsonString(), Known(AsBefore(pair.Second!), pair.First!)!.ToJsonString()));
    }

    [Fact]
    public async Task Cursor_FromBefore_StaysWhereItIs_AndIsTheConsumersOfThatTime()
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("publication");
        await using var connection = await service.Database.OpenConnectionAsync();
        Assert.Equal(167, await connection.QuerySingleAsync<long>(
            "SELECT position FROM journal_cursor WHERE source = 'voting' AND consumer = 'council'"));
    }

    // What the formats since the first say otherwise, and more: docs/list-formats.md.
    private static JsonNode AsBefore(JsonNode entry)
    {
        var first = entry.DeepClone();
        first["ground"] = (string?)first["ground"] switch { "responsible" => "a", "support-or-involvement" => "b", _ => "c" };
        foreach (var added in (string[])["recordedLater", "version", "appliesUntil", "amendments"])
        {
            Assert.True(first.AsObject().Remove(added));
        }

        first["act"]!.AsObject().Remove("publishedOn");
        first["act"]!.AsObject().Remove("corrects");
        return first;
    }

    // Without what lists say of a subject by now, and did not then. Where it was not said, it says nothing.
    private static JsonNode? Known(JsonNode? now, JsonNode? then) => (now, then) switch
    {
        (JsonObject more, JsonObject less) => new JsonObject(more
            .Where(member => less.ContainsKey(member.Key) || !SaysNothing(member.Value))
            .Select(member => KeyValuePair.Create(member.Key, Known(member.Value, less[member.Key])))),
        (JsonArray more, JsonArray less) => new JsonArray([.. more.Zip(less, Known)]),
        _ => now?.DeepClone(),
    };

    private static bool SaysNothing(JsonNode? value)
        => value is null or JsonArray { Count: 0 } || value.ToJsonString() is "false" or "true" or "\"gregorian\"";

    private static JsonArray Entries(string list) => JsonNode.Parse(list)!["entries"]!.AsArray();
}
