using Microsoft.Extensions.Configuration;

namespace CyberSanctions.AppHost.Running;

/// <summary>Starts a service's program as the build left it.</summary>
internal static class Programs
{
    /// <summary>
    /// <c>dotnet run</c>, which Aspire would take, evaluates the project anew for two seconds of CPU time for each service. An
    /// IDE (which debugs it) and <c>dotnet watch</c> still start the project.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithProgram(
        this IResourceBuilder<ProjectResource> service, IProjectMetadata project, IConfiguration configuration)
    {
        var program = Of(project);
        if (!string.IsNullOrEmpty(configuration["DEBUG_SESSION_PORT"])
            || configuration["DOTNET_WATCH"] is not null
            || !File.Exists(program))
            return service;

#pragma warning disable ASPIREEXTENSION001 // may change with a version of Aspire; the tests that start the suite would say so
        return service.WithLaunchToolArgs(context => context.Args.Add(program), ownedByLaunchConfigurationType: "project");
#pragma warning restore ASPIREEXTENSION001
    }

    /// <summary>Built together with the AppHost, in the same configuration: <c>bin/Release/net10.0</c>.</summary>
    public static string Of(IProjectMetadata project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            Path.GetDirectoryName(project.ProjectPath)!, "bin", framework.Parent!.Name, framework.Name,
            Path.ChangeExtension(Path.GetFileName(project.ProjectPath), ".dll"));
    }
}
