using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>The public lists: served by publication, so no endpoint of the gateway describes them.</summary>
internal static class PublicLists
{
    private const string Tag = "Public lists";

    public static void Describe(OpenApiDocument document)
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new OpenApiTag { Name = Tag, Description = "Without a token. The bytes of a version never change; latest points to the newest." });
        foreach (var (prefix, kind) in new[] { ("", "list"), ("/exercise", "exercise list") })
        {
            var id = prefix.Length == 0 ? "List" : "ExerciseList";
            Add(document, $"{prefix}/lists/{{list}}/latest/{{file}}", $"getLatest{id}", $"Fetches the newest version of a published {kind}.");
            Add(document, $"{prefix}/lists/{{list}}/versions/{{version}}/{{file}}", $"get{id}Version", $"Fetches one version of a published {kind}.");
        }
    }

    private static void Add(OpenApiDocument document, string path, string id, string summary)
    {
        var operation = new OpenApiOperation
        {
            OperationId = id,
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Security = [],
            Parameters =
            [
                Parameter("list", ParameterLocation.Path, JsonSchemaType.String, "For example eu-cyber."),
                Parameter("file", ParameterLocation.Path, JsonSchemaType.String, "list.json, or list.xml in the FSF schema 1.1."),
                Parameter("If-None-Match", ParameterLocation.Header, JsonSchemaType.String, "The ETag of what you have."),
            ],
            Responses = new OpenApiResponses
            {
                ["200"] = new OpenApiResponse
                {
                    Description = "The list, with a strong ETag.",
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                    {
                        ["application/json"] = new OpenApiMediaType(),
                        ["application/xml"] = new OpenApiMediaType(),
                    },
                },
                ["304"] = new OpenApiResponse { Description = "You have it." },
                ["404"] = new OpenApiResponse { Description = "There is no such list, version or file." },
            },
        };
        if (path.Contains("{version}", StringComparison.Ordinal))
        {
            operation.Parameters.Insert(1, Parameter("version", ParameterLocation.Path, JsonSchemaType.Integer, "1, 2, 3 …"));
        }

        document.Paths.Add(path, new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation } });
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, JsonSchemaType type, string description) => new()
    {
        Name = name,
        In = place,
        Required = place == ParameterLocation.Path,
        Description = description,
        Schema = new OpenApiSchema { Type = type },
    };
}
