// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A program of the machine, run as a child process.</summary>
public class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    /// <summary>The program: a path, or a name looked up on the PATH.</summary>
    public string Command { get; } = command;

    /// <summary>The directory it starts in.</summary>
    public string WorkingDirectory { get; } = workingDirectory;
}
