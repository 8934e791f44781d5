using Microsoft.Extensions.Configuration;

namespace CyberSanctions.ServiceDefaults;

/// <summary>Where a process listens, and whose it is: environment variables.</summary>
internal sealed class ProcessSettings
{
    /// <summary>They stand in none.</summary>
    public const string Section = "";

    /// <summary>The port for HTTP/1.1. Without it Kestrel's own configuration applies.</summary>
    [ConfigurationKeyName("HTTP_PORT")]
    public int? HttpPort { get; init; }

    /// <summary>The port for gRPC, which is HTTP/2. Without it Kestrel's own configuration applies.</summary>
    [ConfigurationKeyName("GRPC_PORT")]
    public int? GrpcPort { get; init; }

    /// <summary>Listens for other machines too. Otherwise a development run is nobody else's business.</summary>
    [ConfigurationKeyName("LISTEN_ON_ALL_ADDRESSES")]
    public bool ListenOnAllAddresses { get; init; }

    /// <summary>What <c>/alive</c> says in its header of this name: whose process it is.</summary>
    public string? Instance { get; init; }

    /// <summary>As they are.</summary>
    public static ProcessSettings Of(IConfiguration configuration) => configuration.Get<ProcessSettings>() ?? new();
}
