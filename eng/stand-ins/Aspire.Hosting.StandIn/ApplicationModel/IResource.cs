// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something the application model names: a process, a connection string, a parameter.</summary>
public interface IResource
{
    /// <summary>Unique within the application.</summary>
    string Name { get; }

    /// <summary>What was said about the resource with the <c>With…</c> methods.</summary>
    ResourceAnnotationCollection Annotations { get; }
}

/// <summary>Something said about a resource.</summary>
public interface IResourceAnnotation;

/// <summary>A resource that is given environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource that is given command line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that listens on ports.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource that can be held back until others are ready.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that takes part in probes at deployment; without meaning in the stand-in.</summary>
public interface IResourceWithProbes : IResource;

/// <summary>A resource that runs code of its own.</summary>
public interface IComputeResource : IResource;

/// <summary>A resource that is neither started nor stopped.</summary>
public interface IResourceWithoutLifetime : IResource;
