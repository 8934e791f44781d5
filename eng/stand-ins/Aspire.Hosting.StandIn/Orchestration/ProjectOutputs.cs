// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Reflection;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Finds what a project was built into: eng/stand-ins/ProjectMetadata.targets writes it beside the project's class.</summary>
internal static class ProjectOutputs
{
    public static string AssemblyOf(ProjectResource resource)
    {
        var metadata = resource.Annotations.OfType<IProjectMetadata>().Single();
        var assembly = metadata.GetType().GetField("AssemblyPath", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null) as string;
        return assembly is not null && File.Exists(assembly)
            ? assembly
            : throw new DistributedApplicationException($"The project '{metadata.ProjectPath}' is not built: '{assembly}' is missing.");
    }
}
