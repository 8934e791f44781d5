using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.AppHost.Sources;

/// <summary>
/// A Postgres or Redis of this machine's own, as a child process that listens on loopback, on a port that Aspire finds.
/// </summary>
internal sealed class LocalServer(
    string name, string command, string directory, Func<EndpointReference, ReferenceExpression> connectionString)
    : ExecutableResource(name, command, directory), IResourceWithConnectionString
{
    public EndpointReference Endpoint => this.GetEndpoint("tcp");

    public ReferenceExpression ConnectionStringExpression => connectionString(Endpoint);

    /// <summary>Adds it, with a health check that connects to it.</summary>
    public IResourceBuilder<LocalServer> AddTo(
        IDistributedApplicationBuilder builder, Action<IHealthChecksBuilder, string> addCheck)
    {
        var check = $"{Name}_check";
        addCheck(builder.Services.AddHealthChecks(), check);
        return builder.AddResource(this).WithEndpoint(scheme: "tcp", name: "tcp", isProxied: false).WithHealthCheck(check);
    }
}
