using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>The JSON documents about the public lists, as publication writes them.</summary>
internal static class PublicListSchemas
{
    /// <summary>Of the document on a version.</summary>
    public static OpenApiSchema Version() => Object(
        "What there is to know of a version before its files are fetched.",
        ("list", Text()),
        ("exercise", Of(JsonSchemaType.Boolean)),
        ("version", Of(JsonSchemaType.Integer)),
        ("recordedAt", Text("date-time")),
        ("validAt", Text("date-time")),
        ("cause", Words("act", "expiry")),
        ("inForceFrom", Text("date")),
        ("entries", Of(JsonSchemaType.Integer)),
        ("added", Of(JsonSchemaType.Integer)),
        ("amended", Of(JsonSchemaType.Integer)),
        ("removed", Of(JsonSchemaType.Integer)),
        ("act", Object(
            "The act that made it.",
            ("reference", Text()), ("number", Text()), ("title", Text()), ("textSha256", Text()), ("ballot", Text()))),
        ("artifacts", new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = Object(
                "A file.",
                ("name", Text()), ("mediaType", Text()), ("bytes", Of(JsonSchemaType.Integer)), ("sha256", Text()),
                ("url", Text("uri-reference"))),
        }));

    /// <summary>Of the document on a list to come.</summary>
    public static OpenApiSchema Upcoming() => Object(
        "What is known today of a list to come.",
        ("list", Text()),
        ("exercise", Of(JsonSchemaType.Boolean)),
        ("listingsUntil", LastDay("The last day on which listings apply, Brussels time; null: no day is set.")),
        ("frameworkUntil", LastDay("The last day on which the framework applies, Brussels time; null: no day is set.")),
        ("acts", Array(Object(
            "An adopted act that has yet to take effect.",
            ("reference", Text()),
            ("number", Text()),
            ("title", Text()),
            ("takesEffectAt", Text("date-time")),
            ("textSha256", Text()),
            ("ballot", Text()),
            ("corrects", Nullable(Text(), "The act that it corrects.")),
            ("operations", Array(Object(
                "What it does.",
                ("kind", Words("list", "amend", "delist", "renew", "extend")),
                ("entry", Nullable(Text(), "The entry that it is about, or makes.")),
                ("name", Nullable(Text(), "Of a new entry: the primary name.")),
                ("fields", Array(Text())),
                ("reviewed", Array(Text())),
                ("until", Nullable(Text("date"), "The last day that it sets.")))))))));

    private static OpenApiSchema Object(string description, params (string Name, OpenApiSchema Schema)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema, StringComparer.Ordinal),
        Required = members.Select(m => m.Name).ToHashSet(StringComparer.Ordinal),
    };

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };

    public static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema LastDay(string description)
        => Nullable(Object(description, ("day", Text("date")), ("act", Text()), ("number", Text())), description);

    private static OpenApiSchema Array(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema Words(params string[] words)
        => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static OpenApiSchema Nullable(OpenApiSchema schema, string description)
    {
        (schema.Type, schema.Description) = (schema.Type | JsonSchemaType.Null, description);
        return schema;
    }
}
