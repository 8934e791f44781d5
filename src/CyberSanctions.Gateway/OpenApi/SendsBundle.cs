using CyberSanctions.Gateway.Stix;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Marks an endpoint whose body is a bundle of STIX: what that is like, its own standard says.</summary>
internal sealed record SendsBundle
{
    /// <summary>Says so in the API's description.</summary>
    public static void Describe(OpenApiOperation operation)
        => operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "A bundle of STIX 2.1.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [StixEndpoints.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
            },
        };
}
