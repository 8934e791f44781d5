using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Gateway.Reports;
using CyberSanctions.Gateway.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>What the endpoints' types do not say: headers, examples, who needs a token.</summary>
internal static class OperationDetails
{
    private const int LongestKey = 200;
    private const string AboutKeys =
        "1 to 200 visible ASCII characters. The same key with the same request gives the same answer. It is remembered for 48"
        + " hours.";

    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var reading = context.Description.HttpMethod == HttpMethods.Get;
        var version = metadata.OfType<HasVersion>().LastOrDefault();

        if (metadata.OfType<IAllowAnonymous>().Any())
        {
            WhoMay.DescribeEverybody(operation);
        }
        else
        {
            WhoMay.Describe(operation, context);
            if (!reading && !metadata.OfType<RepeatsByItself>().Any())
            {
                AddHeader(operation, Calls.IdempotencyKey, AboutKeys).MaxLength = LongestKey;
            }
        }

        if (metadata.OfType<HeedsIfMatch>().Any())
        {
            AddHeader(
                operation,
                HeaderNames.IfMatch,
                "The ETag of the version that you know. Refused with 412 when it is no longer the current one.");
        }

        if (version is not null && reading)
        {
            AddHeader(operation, HeaderNames.IfNoneMatch, "The ETag of the version that you have.");
            AddNotModified(operation);
        }

        if (metadata.OfType<AlsoAnswers>().SelectMany(also => also.Statuses).Contains(StatusCodes.Status304NotModified))
        {
            AddHeader(operation, HeaderNames.IfNoneMatch, "The ETag of what you have.");
            AddNotModified(operation);
            AddResponseHeader(
                operation, StatusCodes.Status200OK, HeaderNames.ETag, "To be sent as `If-None-Match` the next time.");
        }

        if (version is not null)
        {
            AddResponseHeader(operation, version.Status, HeaderNames.ETag, "The version, in quotes: a strong ETag.");
        }

        if (version is { Status: StatusCodes.Status201Created })
        {
            AddResponseHeader(operation, version.Status, HeaderNames.Location, "Its address.");
        }

        if (metadata.OfType<SendsBytes>().Any())
        {
            SendsBytes.Describe(operation);
        }

        if (metadata.OfType<SendsForm>().SingleOrDefault() is { } sent)
        {
            sent.Form.Describe(operation);
        }

        if (metadata.OfType<SendsBundle>().Any())
        {
            SendsBundle.Describe(operation);
        }

        DescribePaging(operation);
        AddExamples(operation, [.. metadata.OfType<ExampleBody>()], context);
        return Task.CompletedTask;
    }

    private static void AddNotModified(OpenApiOperation operation)
        => operation.Responses!["304"] = new OpenApiResponse { Description = "You have the current version." };

    private static OpenApiSchema AddHeader(OpenApiOperation operation, string name, string description)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String };
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = schema,
        });
        return schema;
    }

    // It arrives as text, so that a wrong one is refused by name like any other field.
    private static void DescribePaging(OpenApiOperation operation)
    {
        if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(p => p.Name == Paging.Size) is { } size)
        {
            AddResponseHeader(
                operation, StatusCodes.Status200OK, HeaderNames.Link, "The next page, as rel=\"next\"; absent on the last.");
            size.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = $"{Paging.Largest}",
                Default = 50,
            };
        }
    }

    private static void AddResponseHeader(OpenApiOperation operation, int status, string name, string description)
    {
        if (operation.Responses?[$"{status}"] is OpenApiResponse response)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
            response.Headers[name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
    }

    private static void AddExamples(
        OpenApiOperation operation, IReadOnlyList<ExampleBody> examples, OpenApiOperationTransformerContext context)
    {
        if (operation.RequestBody?.Content?.Values.FirstOrDefault() is not { } body)
        {
            return;
        }

        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        if (examples is [{ Name: "" } single])
        {
            body.Example = Node(single);
        }
        else if (examples.Count > 0)
        {
            body.Examples = examples.ToDictionary(
                example => example.Name,
                IOpenApiExample (example) => new OpenApiExample { Value = Node(example) },
                StringComparer.Ordinal);
        }

        JsonNode Node(ExampleBody example)
            => JsonSerializer.SerializeToNode(example.Value, example.Value.GetType(), json) ?? new JsonObject();
    }
}
