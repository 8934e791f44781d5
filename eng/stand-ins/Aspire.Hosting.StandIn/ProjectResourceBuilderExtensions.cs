// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds projects of this solution.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that the AppHost refers to. It must be built.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
    {
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation<TProject>(new());
        project.WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        // Endpoints with a variable of their own carry their port there; the others go to Kestrel's setting.
        project.WithEnvironment(async context =>
        {
            var urls = new List<string>();
            foreach (var endpoint in project.Resource.Annotations.OfType<EndpointAnnotation>())
            {
                if (endpoint is { UriScheme: "http" or "https", TargetPortEnvironmentVariable: null })
                {
                    urls.Add($"{endpoint.UriScheme}://localhost:{await endpoint.Allocated.Task.ConfigureAwait(false)}");
                }
            }

            if (urls.Count > 0)
            {
                context.EnvironmentVariables.TryAdd("ASPNETCORE_URLS", string.Join(';', urls));
            }
        });
        return project;
    }
}
