using CyberSanctions.Gateway.EvidenceFiles;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Marks an endpoint whose body is bytes of any kind, or a part of them.</summary>
internal sealed record SendsBytes
{
    /// <summary>Says so in the API's description.</summary>
    public static void Describe(OpenApiOperation operation)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Description = "The bytes, as they are.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/octet-stream"] = new()
                {
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                },
            },
        };
        operation.Parameters ??= [];
        operation.Parameters.Add(Header(
            HeaderNames.ContentRange, "Which part this is: `bytes 0-1048575/3000000`. Left out: the whole."));
        operation.Parameters.Add(Header(UploadHeaders.ReprDigest, "The digest of the whole: `sha-256=:BASE64:`."));
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
