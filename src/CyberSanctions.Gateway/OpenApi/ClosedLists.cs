using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CyberSanctions.Gateway.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Describes the API's closed lists by their words.</summary>
internal static class ClosedLists
{
    /// <summary>An optional value of a list is of the same list.</summary>
    public static string? ReferenceId(JsonTypeInfo type)
        => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } id && EnumOf(type.Type) is { } list
            ? list.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (EnumOf(context.JsonTypeInfo.Type) is { } list)
        {
            Describe(schema, list);
        }

        // The items of an array are described before this is asked about them, as anything at all.
        // An optional value has an element type too, but is no array.
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { IsEnum: true } item })
        {
            schema.Items = Describe(new OpenApiSchema(), item);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Describe(OpenApiSchema schema, Type list)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. WordsOf(list).Select(word => JsonValue.Create(word))];
        return schema;
    }

    private static Type? EnumOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } list ? list : null;

    private static IReadOnlyList<string> WordsOf(Type list)
        => (IReadOnlyList<string>)typeof(Words<>).MakeGenericType(list).GetProperty(nameof(Words<Tokens.Role>.All))!.GetValue(
            null)!;
}
