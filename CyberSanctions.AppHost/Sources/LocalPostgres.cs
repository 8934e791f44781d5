using CyberSanctions.AppHost.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CyberSanctions.AppHost.Sources;

/// <summary>The machine's own Postgres, as a child process on loopback. Every commit is on the disk before it counts.</summary>
internal sealed class LocalPostgres : PostgresServer
{
    private readonly Suite _suite;
    private readonly IResourceBuilder<LocalPostgresResource> _server;

    public LocalPostgres(Suite suite, DataFolder data, string name, PostgresBinaries binaries)
    {
        _suite = suite;
        var password = data.Password("postgres administrator");
        var directory = new PostgresDirectory(data, binaries);
        directory.Prepare(password);

        var (command, arguments) = directory.CommandFor(binaries.Server);
        _server = suite.Builder.AddResource(new LocalPostgresResource(name, command, password))
            .WithEndpoint(port: TcpPorts.Any(), scheme: "tcp", name: LocalPostgresResource.EndpointName, isProxied: false);
        _server.WithArgs(arguments)
            .WithArgs("-D", directory.RealPath, "-p", _server.GetEndpoint(LocalPostgresResource.EndpointName).Property(EndpointProperty.TargetPort))
            .WithArgs(
                "-c", "listen_addresses=localhost",
                "-c", "unix_socket_directories=",
                "-c", "max_connections=200",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC",
                "-c", "log_line_prefix=%m [%p] %q%u@%d ")
            .OnResourceReady(async (server, _, cancellationToken) => await Provisioning.RunAsync(await server.AdminAsync(cancellationToken), Databases, cancellationToken));

        var check = $"{name}_check";
        suite.Builder.Services.AddHealthChecks().AddAsyncCheck(check, CheckAsync);
        _server.WithHealthCheck(check);
    }

    public override IResourceBuilder<IResource> Process => _server;

    protected override SuiteDatabase Describe(string name) =>
        SuiteDatabase.Create(_suite, name, (role, password) => _server.Resource.ConnectionString(name, role, password));

    private async Task<HealthCheckResult> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(await _server.Resource.AdminAsync(cancellationToken));
            await connection.OpenAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy(e.Message, e);
        }
    }
}
