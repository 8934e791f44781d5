// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Processes have an instance id, as in Aspire: the name and a suffix. Everything else goes by its name.</summary>
internal static class InstanceIds
{
    private static readonly ConditionalWeakTable<IResource, string> Ids = [];

    public static string Of(IResource resource) => resource is ExecutableResource or ProjectResource
        ? Ids.GetValue(resource, named => $"{named.Name}-{Guid.NewGuid().ToString("N")[..8]}")
        : resource.Name;
}
