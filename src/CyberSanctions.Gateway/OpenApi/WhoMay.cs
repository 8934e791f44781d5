using System.Text.Json.Nodes;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Who may use an operation, from the table that the endpoint itself goes by (<see cref="Rights"/>).</summary>
internal static class WhoMay
{
    /// <summary>Which gRPC method does the same for the same people.</summary>
    public const string GrpcMethod = "x-grpc-method";

    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var right = context.Description.ActionDescriptor.EndpointMetadata.OfType<Right>().Single();

        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        operation.Extensions[GrpcMethod] = new JsonNodeExtension(JsonValue.Create(right.Method));
        if (right.OpenToAll)
        {
            DescribeEverybody(operation);
            return;
        }

        // Any one of the roles: each is a requirement of its own, of which one has to be met (OpenAPI 3.1.1, section 4.8.30).
        operation.Security =
        [
            .. right.Roles.Select(role => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, context.Document)] = [role],
            }),
        ];
        Say(operation, $"Roles: {string.Join(", ", right.Roles.Select(role => $"`{role}`"))}.");
    }

    /// <summary>Says that no token is needed.</summary>
    public static void DescribeEverybody(OpenApiOperation operation)
    {
        // None, said so: left out, it could as well be forgotten.
        operation.Security = [];
        Say(operation, "Everybody, without a token.");
    }

    private static void Say(OpenApiOperation operation, string who)
        => operation.Description = string.IsNullOrEmpty(operation.Description) ? who : $"{operation.Description}\n\n{who}";
}
