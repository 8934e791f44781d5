using Microsoft.Extensions.Configuration;

namespace CyberSanctions.ServiceDefaults.Clients;

/// <summary>
/// Where services are: what Aspire injects or an operator sets, an address for each replica. Service discovery reads it, again
/// whenever the configuration changes.
/// </summary>
/// <example>
/// <code>
/// services:voting:grpc:0 = http://10.0.0.1:5001
/// services:voting:grpc:1 = http://10.0.0.2:5001
/// </code>
/// </example>
public static class ServiceAddress
{
    /// <summary>The address that stands for all replicas, as service discovery writes it: <c>http://_grpc.voting</c>.</summary>
    /// <param name="configuration">Of the application.</param>
    /// <param name="service">Its name in the AppHost.</param>
    /// <param name="endpoint"><c>grpc</c> or <c>http</c>.</param>
    /// <exception cref="InvalidOperationException">No replica is set.</exception>
    public static string Of(IConfiguration configuration, string service, string endpoint)
        => configuration.GetSection($"services:{service}:{endpoint}")
            .GetChildren()
            .Any(replica => !string.IsNullOrWhiteSpace(replica.Value))
            ? $"http://_{endpoint}.{service}"
            : throw new InvalidOperationException($"Where is the service {service}? Set services:{service}:{endpoint}:0.");
}
