// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting;

/// <summary>What the application is being built for. The stand-in only runs.</summary>
public class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    /// <summary>Run or publish.</summary>
    public DistributedApplicationOperation Operation { get; } = operation;

    /// <summary>Writing deployment files.</summary>
    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    /// <summary>Running on this machine.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
}

/// <summary>What an application can be built for.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>Running on this machine.</summary>
    Run,

    /// <summary>Writing deployment files.</summary>
    Publish,
}
