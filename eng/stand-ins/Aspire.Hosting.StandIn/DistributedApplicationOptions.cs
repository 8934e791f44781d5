// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting;

/// <summary>How an application is built.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line.</summary>
    public string[]? Args { get; set; }

    /// <summary>The assembly of the AppHost, if not the entry assembly.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>Run without the dashboard.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>Let the dashboard be reached without TLS. The stand-in's always is, on loopback only.</summary>
    public bool AllowUnsecuredTransport { get; set; }

    /// <summary>Copy what resources write to the AppHost's own log. The stand-in leaves that to the AppHost.</summary>
    public bool EnableResourceLogging { get; set; }
}
