using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CyberSanctions.ServiceDefaults;

/// <summary>
/// Two ports, since Kestrel does not speak HTTP/1.1 and HTTP/2 on one cleartext port: HTTP/1.1 on
/// <c>HTTP_PORT</c> (health, public artifacts, REST) and HTTP/2 on <c>GRPC_PORT</c>. Without these
/// two keys, Kestrel's own configuration applies.
/// </summary>
public static class EndpointExtensions
{
    /// <summary>The largest request body that anything here accepts: 1 MiB.</summary>
    public const int LargestRequest = 1024 * 1024;

    internal static void AddEndpoints(this WebApplicationBuilder builder)
    {
        var process = ProcessSettings.Of(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            Listen(kestrel, process.HttpPort, HttpProtocols.Http1, process.ListenOnAllAddresses);
            Listen(kestrel, process.GrpcPort, HttpProtocols.Http2, process.ListenOnAllAddresses);
        });
    }

    private static void Listen(KestrelServerOptions kestrel, int? port, HttpProtocols protocols, bool anywhere)
    {
        if (port is not { } number)
        {
            return;
        }

        if (anywhere)
        {
            kestrel.ListenAnyIP(number, endpoint => endpoint.Protocols = protocols);
        }
        else
        {
            kestrel.ListenLocalhost(number, endpoint => endpoint.Protocols = protocols);
        }
    }
}
