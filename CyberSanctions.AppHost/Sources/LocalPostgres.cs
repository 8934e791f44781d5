using CyberSanctions.AppHost.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.AppHost.Sources;

/// <summary>The machine's own Postgres. Every commit is on the disk before it counts.</summary>
internal static class LocalPostgres
{
    public static PostgresServer Add(Suite suite, DataFolder data, string name, PostgresBinaries binaries)
    {
        var password = data.Password("postgres administrator");
        var directory = new PostgresDirectory(data, binaries);
        directory.Prepare(password);

        var (command, arguments) = directory.CommandFor(binaries.Server);
        var resource = new LocalServer(name, command, "/", endpoint => Connection(endpoint, "postgres", "postgres", password));
        // The AppHost's own short visits are not pooled: an idle connection would hold up the shutdown.
        string Admin() =>
            $"Host=localhost;Port={resource.Endpoint.Port};Database=postgres;Username=postgres;Password={password};"
            + "Pooling=false;Timeout=5";

        var server = resource.AddTo(suite.Builder, (checks, check) => checks.AddNpgSql(_ => Admin(), name: check));
        server.WithArgs(arguments)
            .WithArgs("-D", directory.RealPath, "-p", resource.Endpoint.Property(EndpointProperty.TargetPort))
            .WithArgs(
                "-c", "listen_addresses=localhost",
                "-c", "unix_socket_directories=",
                "-c", "max_connections=200",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC",
                "-c", "log_line_prefix=%m [%p] %q%u@%d ");

        var postgres = new PostgresServer(server, database => SuiteDatabase.Create(
            data, database, (role, rolePassword) => Connection(resource.Endpoint, database, role, rolePassword)));
        server.OnResourceReady((_, _, cancellationToken) => postgres.ProvisionAsync(Admin(), cancellationToken));
        return postgres;
    }

    private static ReferenceExpression Connection(EndpointReference endpoint, string database, string role, string password)
        => ReferenceExpression.Create(
            $"Host=localhost;Port={endpoint.Property(EndpointProperty.Port)};"
            + $"Database={database};Username={role};Password={password}");
}
