using System.Text.Json.Nodes;

namespace CyberSanctions.Integration.Tests.Fuzzing;

/// <summary>The OpenAPI document of the gateway under test, as far as requests are made from it.</summary>
internal sealed class ApiDescription(JsonObject document)
{
    /// <summary>Every operation.</summary>
    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(
            method => new Operation(path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject()))),
    ];

    /// <summary>What a schema says, references followed.</summary>
    public JsonObject Resolve(JsonNode schema)
    {
        var target = schema.AsObject();
        while ((string?)target["$ref"] is { } reference)
        {
            target = reference.Split('/').Skip(1).Aggregate((JsonNode)document, (node, part) => node[part]!).AsObject();
        }

        return target;
    }
}

/// <summary>An operation.</summary>
/// <param name="Path">With placeholders in braces.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Description">As in the document.</param>
internal sealed record Operation(string Path, string Method, JsonObject Description)
{
    /// <summary>The statuses that it says it answers with.</summary>
    public IReadOnlySet<int> Statuses { get; } = Description["responses"]!
        .AsObject()
        .Select(response => int.Parse(response.Key))
        .ToHashSet();

    /// <summary>Its parameters: place, name, schema.</summary>
    public IReadOnlyList<(string In, string Name, JsonObject Schema)> Parameters { get; } =
    [
        .. (Description["parameters"]?.AsArray()
            ?? []).Select(p => ((string)p!["in"]!, (string)p["name"]!, p["schema"]!.AsObject())),
    ];

    /// <summary>The schema of its body; null when it has none.</summary>
    public JsonNode? Body { get; } = Description["requestBody"]?["content"]?["application/json"]?["schema"];
}
