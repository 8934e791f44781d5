using System.Text.Json.Nodes;
using CyberSanctions.Gateway.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Describes the forms of a <see cref="PartialDate"/>.</summary>
internal static class PartialDateSchema
{
    private const int FirstYear = 1;
    private const int LastYear = 9999;

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonTypeInfo.Type == typeof(PartialDate))
        {
            schema.Type = null;
            schema.Properties = null;
            schema.Required = null;
            schema.Description = "A Gregorian date as far as it is known: a year, a month, a day, or a range of years.";
            schema.OneOf =
            [
                Text(),
                Object(("date", Text(), true), ("circa", Circa(), false)),
                Object(("from", Year(), true), ("to", Year(), true), ("circa", Circa(), false)),
            ];
            schema.Examples = [
                JsonValue.Create("1985-08"), new JsonObject { ["date"] = "1985", ["circa"] = true },
                new JsonObject { ["from"] = 1960, ["to"] = 1965 }
            ];
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" };

    private static OpenApiSchema Year()
        => new() { Type = JsonSchemaType.Integer, Minimum = $"{FirstYear}", Maximum = $"{LastYear}" };

    private static OpenApiSchema Circa()
        => new() { Type = JsonSchemaType.Boolean, Description = "The source says \"approximately\"." };

    private static OpenApiSchema Object(params (string Name, OpenApiSchema Schema, bool Required)[] members) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema, StringComparer.Ordinal),
        Required = members.Where(m => m.Required).Select(m => m.Name).ToHashSet(StringComparer.Ordinal),
        AdditionalPropertiesAllowed = false,
    };
}
