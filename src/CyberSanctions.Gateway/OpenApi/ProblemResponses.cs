using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Gateway.Problems;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>The problem documents that each operation may answer with.</summary>
internal static class ProblemResponses
{
    // Nothing else has preconditions that fail like that, ranges, or content codings.
    private static readonly RefusalKind[] OfLists =
        [HttpRefusals.PreconditionFailed, HttpRefusals.RangeNotSatisfiable, HttpRefusals.NotAcceptable];

    public static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var document = context.Document!;
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDocument), null, cancel);
        document.AddComponent<IOpenApiSchema>(nameof(ProblemDocument), schema);
        foreach (var status in Statuses(operation, context))
        {
            var id = $"Problem{status}";
            var kinds = ProblemCatalogue.All.Where(kind => kind.Status.Http == status && !OfLists.Contains(kind));
            document.AddComponent<IOpenApiResponse>(id, Response(status, [.. kinds], document));
            operation.Responses ??= [];
            operation.Responses[$"{status}"] = new OpenApiResponseReference(id, document);
        }
    }

    private static IEnumerable<int> Statuses(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var command = context.Description.HttpMethod != HttpMethods.Get;
        var asked = metadata.OfType<Right>().SingleOrDefault();
        var tokenNeeded = asked is { OpenToAll: false };
        var resource = context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) == true;
        (int Status, bool Applies)[] all =
        [
            (400, true),
            (401, tokenNeeded),
            (403, tokenNeeded),
            (404, resource || asked is not null),
            (408, operation.RequestBody is not null),
            (409, command && asked is not null),
            (412, metadata.OfType<HeedsIfMatch>().Any()),
            (413, operation.RequestBody is not null),
            (415, operation.RequestBody is not null),
            (422, command && asked is not null),
            (429, true),
            (502, asked is not null),
            (503, asked is not null),
            (504, asked is not null),
        ];
        var also = metadata.OfType<AlsoAnswers>()
            .SelectMany(answers => answers.Statuses)
            .Where(status => status >= StatusCodes.Status400BadRequest);
        return all.Where(entry => entry.Applies).Select(entry => entry.Status).Union(also).Order();
    }

    /// <summary>A problem document of one of some kinds.</summary>
    internal static OpenApiResponse Response(int status, IReadOnlyList<RefusalKind> kinds, OpenApiDocument document)
    {
        var response = new OpenApiResponse
        {
            Description = string.Join("\n", kinds.Select(kind => $"- `/problems/{kind.Reason}`: {kind.Title}")),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ProblemDocument.MediaType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(nameof(ProblemDocument), document),
                    Example = Example(kinds[0]),
                },
            },
        };
        string[] headers = status switch
        {
            401 => [HeaderNames.WWWAuthenticate],
            429 => [HeaderNames.RetryAfter, "RateLimit", "RateLimit-Policy"],
            416 => [HeaderNames.ContentRange],
            503 => [HeaderNames.RetryAfter],
            _ => [],
        };
        response.Headers = headers.ToDictionary(
            name => name,
            IOpenApiHeader (_) => new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            StringComparer.Ordinal);
        return response;
    }

    private static JsonObject Example(RefusalKind kind)
    {
        var example = new JsonObject
        {
            ["type"] = $"/problems/{kind.Reason}",
            ["title"] = kind.Title,
            ["status"] = kind.Status.Http,
            ["detail"] = kind.Explanation,
        };
        if (kind == RequestRefusals.InvalidField)
        {
            example["detail"] = "subject.names[0].wholeName: Is required.";
            example["errors"] =
                new JsonArray(new JsonObject { ["field"] = "subject.names[0].wholeName", ["description"] = "Is required." });
        }

        if (kind == RequestRefusals.StaleVersion)
        {
            example["currentVersion"] = 4;
        }

        example["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736";
        return example;
    }
}
