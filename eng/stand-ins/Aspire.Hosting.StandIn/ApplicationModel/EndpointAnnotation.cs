// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A port that a resource listens on.</summary>
public sealed class EndpointAnnotation : IResourceAnnotation
{
    /// <summary>Creates an endpoint; without a name it is called after its scheme.</summary>
    public EndpointAnnotation(ProtocolType protocol, string? uriScheme = null, string? transport = null, string? name = null, int? port = null, int? targetPort = null, bool? isExternal = null, bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? "tcp";
        Transport = transport ?? (UriScheme is "http" or "https" ? "http" : "tcp");
        Name = name ?? UriScheme;
        Port = port;
        TargetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied ?? true;
    }

    /// <summary>TCP or UDP.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>Its name within the resource.</summary>
    public string Name { get; set; }

    /// <summary>The scheme of its URL.</summary>
    public string UriScheme { get; set; }

    /// <summary><c>http</c>, <c>http2</c> or <c>tcp</c>; matters at deployment only.</summary>
    public string Transport { get; set; }

    /// <summary>The port that clients use; null for any free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port that the process listens on. The stand-in has no proxy, so it is the port that clients use.</summary>
    public int? TargetPort { get; set; }

    /// <summary>To be reachable from outside at deployment.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Without meaning in the stand-in: the process listens on the port itself.</summary>
    public bool IsProxied { get; set; }

    /// <summary>Left out when another resource refers to this one as a whole.</summary>
    public bool ExcludeReferenceEndpoint { get; set; }

    internal string? TargetPortEnvironmentVariable { get; set; }

    internal TaskCompletionSource<int> Allocated { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
