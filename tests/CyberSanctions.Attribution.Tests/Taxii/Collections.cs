using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Attribution.V1;
using Client = CyberSanctions.Contracts.Attribution.V1.Partners.PartnersClient;

namespace CyberSanctions.Attribution.Tests.Taxii;

/// <summary>Short ways to read collections.</summary>
internal static class Collections
{
    /// <summary>All that is asked for, page by page.</summary>
    public static async Task<IReadOnlyList<ReceivedObject>> CollectAsync(
        this Client partner, ListReceivedObjectsRequest? asked = null, int size = 200)
    {
        var objects = new List<ReceivedObject>();
        var request = new ListReceivedObjectsRequest(asked ?? new()) { Page = new() { Size = size } };
        do
        {
            var page = await partner.ListReceivedObjectsAsync(request);
            Assert.InRange(page.Objects.Count, page.NextCursor.Length > 0 ? 1 : 0, size);
            objects.AddRange(page.Objects);
            request.Page.Cursor = page.NextCursor;
        }
        while (request.Page.Cursor.Length > 0);
        return objects;
    }

    /// <summary>The objects themselves.</summary>
    public static async Task<IReadOnlyList<JsonObject>> ReadAllAsync(
        this Client partner, ListReceivedObjectsRequest? asked = null, int size = 200)
        => [.. (await partner.CollectAsync(asked, size)).Select(Parsed)];

    public static JsonObject Parsed(this ReceivedObject found) => JsonNode.Parse(found.Json.ToStringUtf8())!.AsObject();

    public static string Id(this JsonObject stix) => (string)stix["id"]!;

    public static string Type(this JsonObject stix) => (string)stix["type"]!;

    public static string Version(this JsonObject stix) => (string)(stix["modified"] ?? stix["created"])!;

    /// <summary>Of which share, and of which item in it; empty where it is none.</summary>
    public static string Said(this JsonObject stix, string name)
        => (string?)stix["external_references"]?.AsArray().SingleOrDefault(said => (string?)said!["source_name"] == name)
            ?["external_id"] ?? "";

    /// <summary>All ids that an object names, wherever.</summary>
    public static IEnumerable<string> Names(JsonNode? json, string name = "") => json switch
    {
        JsonObject members => members.SelectMany(member => Names(member.Value, member.Key)),
        JsonArray list => list.SelectMany(item => Names(item, name)),
        JsonValue value when name.EndsWith("_ref", StringComparison.Ordinal) || name.EndsWith("_refs", StringComparison.Ordinal)
            => [(string)value!],
        _ => [],
    };
}
