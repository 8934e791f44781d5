using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Problems;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>The public lists: served by publication, so no endpoint of the gateway describes them.</summary>
internal static class PublicLists
{
    /// <summary>What they are called.</summary>
    public const string Tag = "Public lists";

    /// <summary>What there is to know of all of them.</summary>
    public const string About =
        "Without a token, and for scripts of any origin. HEAD answers as GET without a body. The bytes of a version never"
        + " change; "
        + "latest points to the newest.";

    private const string Document = "PublishedVersion";
    private const string UpcomingDocument = "UpcomingActs";
    private const string Json = "application/json";

    private static readonly (string Name, string Description)[] ByTag =
    [
        (HeaderNames.IfMatch, "The ETag of what you mean. Refused with 412 when something else is there."),
        (HeaderNames.IfNoneMatch, "The ETag of what you have."),
    ];

    private static readonly (string Name, string Description)[] Conditions =
    [
        .. ByTag,
        (HeaderNames.IfModifiedSince, "An HTTP date; If-None-Match is surer."),
        (HeaderNames.IfUnmodifiedSince, "An HTTP date. Refused with 412 when the list is newer."),
        (HeaderNames.Range, "A part of the bytes."),
        (HeaderNames.IfRange, "The ETag of what you have a part of; of anything else, the whole is sent."),
    ];

    public static void Describe(OpenApiDocument document)
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new OpenApiTag { Name = Tag });
        document.AddComponent<IOpenApiSchema>(Document, PublicListSchemas.Version());
        document.AddComponent<IOpenApiSchema>(UpcomingDocument, PublicListSchemas.Upcoming());
        foreach (var (prefix, list, kind) in new[]
        {
            ("", "eu-cyber", "list"),
            ("/exercise", "eu-cyber-exercise", "exercise list"),
        })
        {
            var id = prefix.Length == 0 ? "List" : "ExerciseList";
            Add(
                document,
                $"{prefix}/lists/{{list}}/latest",
                list,
                $"getLatest{id}Version",
                $"Describes the newest version of a published {kind}.");
            Add(
                document,
                $"{prefix}/lists/{{list}}/versions/{{version}}",
                list,
                $"describe{id}Version",
                $"Describes one version of a published {kind}.");
            Add(
                document,
                $"{prefix}/lists/{{list}}/upcoming",
                list,
                $"getUpcoming{id}",
                $"Tells which adopted acts have yet to take effect on a published {kind}, and until when it applies.");
            Add(
                document,
                $"{prefix}/lists/{{list}}/latest/{{file}}",
                list,
                $"getLatest{id}",
                $"Fetches the newest version of a published {kind}.");
            Add(
                document,
                $"{prefix}/lists/{{list}}/versions/{{version}}/{{file}}",
                list,
                $"get{id}Version",
                $"Fetches one version of a published {kind}.");
        }
    }

    private static void Add(OpenApiDocument document, string path, string list, string id, string summary)
    {
        var file = path.Contains("{file}", StringComparison.Ordinal);
        var upcoming = path.EndsWith("/upcoming", StringComparison.Ordinal);
        var operation = new OpenApiOperation
        {
            OperationId = id,
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Parameters = [InPath("list", JsonSchemaType.String, "The name of the list.", list)],
            Responses = upcoming ? UpcomingResponses(document) : Responses(document, file),
        };
        WhoMay.DescribeEverybody(operation);
        if (path.Contains("{version}", StringComparison.Ordinal))
        {
            operation.Parameters.Add(InPath("version", JsonSchemaType.Integer, "1, 2, 3 …"));
        }

        if (file)
        {
            operation.Parameters.Add(InPath(
                "file",
                JsonSchemaType.String,
                "In the suite's own format, in FSF 1.1 as XML and CSV, or as OpenSanctions shapes its files; index.json names all"
                + " of them with their hashes. A version from before lists had a file does not have it.",
                "list.json",
                "list.xml",
                "list.csv",
                "entities.ftm.json",
                "targets.simple.csv",
                "names.txt",
                "index.json"));
        }

        foreach (var (name, description) in upcoming ? ByTag : Conditions)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Schema = PublicListSchemas.Text(),
            });
        }

        document.Paths.Add(
            path,
            new OpenApiPathItem { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation } });
    }

    private static OpenApiResponses Responses(OpenApiDocument document, bool file)
    {
        var content = file
            ? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Json] = new(),
                ["application/xml"] = new(),
                ["text/csv"] = new(),
                ["application/x-ndjson"] = new(),
                ["text/plain"] = new(),
            }
            : new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Json] = new() { Schema = new OpenApiSchemaReference(Document, document) },
            };
        string[] described = [
            HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.CacheControl, HeaderNames.ContentLocation, HeaderNames.Link
        ];
        string[] sent = file
            ? [.. described, "Repr-Digest", HeaderNames.ContentDisposition, HeaderNames.ContentEncoding, HeaderNames.Vary]
            : described;
        var responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = "The bytes, with a strong ETag.",
                Content = content,
                Headers = Headers(sent),
            },
            ["206"] = new OpenApiResponse
            {
                Description = "The part of the bytes that was asked for.",
                Content = content,
                Headers = Headers([.. sent, HeaderNames.ContentRange]),
            },
            ["304"] = new OpenApiResponse
            {
                Description = "You have it already; nothing is sent again.",
                Headers = Headers(described),
            },
        };
        RefusalKind[] problems =
        [
            EdgeRefusals.MalformedRequest, RequestRefusals.NotFound, HttpRefusals.PreconditionFailed,
            HttpRefusals.RangeNotSatisfiable, EdgeRefusals.Unavailable, EdgeRefusals.DeadlineExceeded,
        ];
        return WithProblems(responses, file ? [.. problems, HttpRefusals.NotAcceptable] : problems, document);
    }

    private static OpenApiResponses UpcomingResponses(OpenApiDocument document)
    {
        var content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Json] = new() { Schema = new OpenApiSchemaReference(UpcomingDocument, document) },
        };
        string[] described = [HeaderNames.ETag, HeaderNames.CacheControl];
        var responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = "The bytes, with a strong ETag.",
                Content = content,
                Headers = Headers(described),
            },
            ["304"] = new OpenApiResponse
            {
                Description = "You have it already; nothing is sent again.",
                Headers = Headers(described),
            },
        };
        RefusalKind[] problems =
        [
            EdgeRefusals.MalformedRequest, RequestRefusals.NotFound, HttpRefusals.PreconditionFailed, EdgeRefusals.Unavailable,
            EdgeRefusals.DeadlineExceeded,
        ];
        return WithProblems(responses, problems, document);
    }

    private static OpenApiResponses WithProblems(
        OpenApiResponses responses, IEnumerable<RefusalKind> problems, OpenApiDocument document)
    {
        foreach (var kind in problems)
        {
            var id = $"List{kind.Status.Http}";
            document.AddComponent<IOpenApiResponse>(id, ProblemResponses.Response(kind.Status.Http, [kind], document));
            responses[$"{kind.Status.Http}"] = new OpenApiResponseReference(id, document);
        }

        return responses;
    }

    private static Dictionary<string, IOpenApiHeader> Headers(string[] names)
        => names.ToDictionary(
            name => name, IOpenApiHeader (_) => new OpenApiHeader { Schema = PublicListSchemas.Text() }, StringComparer.Ordinal);

    private static OpenApiParameter InPath(string name, JsonSchemaType type, string description, params string[] words) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = description,
        Schema = new OpenApiSchema
        {
            Type = type,
            Enum = words.Length == 0 ? null : [.. words.Select(word => (JsonNode)word)],
            Minimum = type == JsonSchemaType.Integer ? "1" : null,
        },
    };
}
