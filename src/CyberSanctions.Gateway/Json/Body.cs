using System.Net.Mime;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Json;

/// <summary>The body of a request, read by <see cref="JsonRules"/>. Of which nothing is required, it may be left out.</summary>
internal sealed class Body<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private static readonly JsonDocumentOptions Syntax = new() { MaxDepth = JsonRules.Deepest };

    private static readonly bool SomethingIsRequired =
        typeof(T).GetProperties().Any(property => property.IsDefined(typeof(RequiredMemberAttribute)));

    private Body(T value) => Value = value;

    /// <summary>What was sent.</summary>
    public T Value { get; }

    /// <summary>Reads it. Called by the framework.</summary>
    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false)
        {
            using var nothing = JsonDocument.Parse("{}");
            return From(nothing, options);
        }

        RequireJson(context.Request);
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, Syntax, context.RequestAborted);
            return From(document, options);
        }
        catch (JsonException exception)
        {
            throw Malformed(exception);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            // A chunk of more bytes than there are numbers for, or a connection that broke.
            throw EdgeRefusals.MalformedRequest.Because("The body does not arrive as its headers say.");
        }
    }

    /// <summary>What the body looks like, for the router and the API's description.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Metadata.Add(new AcceptsMetadata(
            [MediaTypeNames.Application.Json], typeof(T), isOptional: !SomethingIsRequired));

    private static Body<T> From(JsonDocument document, JsonSerializerOptions options)
    {
        var problems = BodyCheck.Problems(document.RootElement, typeof(T), options);
        return problems.Count == 0
            ? new Body<T>(document.Deserialize<T>(options)!)
            : throw Refusal.Invalid(problems);
    }

    // Only plain UTF-8 JSON: another charset or a compressed body would not be what was meant.
    private static void RequireJson(HttpRequest request)
    {
        var plain = request.Headers.ContentEncoding.Count == 0;
        if (!plain
            || !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue
                && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw BodyRefusals.UnsupportedMediaType.Because("The body must be application/json in UTF-8, not compressed.");
        }
    }

    private static RefusedException Malformed(JsonException exception)
    {
        // The reader's words, without its own way of giving the position.
        var reason = exception.Message.Split(" LineNumber:")[0];
        var description = $"Line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: {reason}";
        return BodyRefusals.MalformedJson.Because(
            $"The body is no JSON. {description}", [new FieldProblem(BodyCheck.WholeBody, description)]);
    }
}
