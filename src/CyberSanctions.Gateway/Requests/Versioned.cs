using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace CyberSanctions.Gateway.Requests;

/// <summary>Answers with a resource and its version as ETag; a reader who has that version gets 304.</summary>
internal sealed class Versioned<T>(T resource, long version) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = EntityTags.Of(version);
        if (HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.CallerHas(version))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return TypedResults.Ok(resource).ExecuteAsync(httpContext);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, typeof(T), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new HasVersion(StatusCodes.Status200OK));
    }
}

/// <summary>Answers with a resource that was just made: 201, its address, and its version as ETag.</summary>
internal sealed class CreatedVersion<T>(string location, T resource, long version) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = EntityTags.Of(version);
        return TypedResults.Created(location, resource).ExecuteAsync(httpContext);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status201Created, typeof(T), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new HasVersion(StatusCodes.Status201Created));
    }
}

/// <summary>Says, of an endpoint, that its answer of that status has a version and so an ETag.</summary>
internal sealed record HasVersion(int Status);
