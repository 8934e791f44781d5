using System.ComponentModel;
using System.Diagnostics;
using CyberSanctions.AppHost.Running;

namespace CyberSanctions.AppHost.Sources;

/// <summary>Postgres and Redis as containers: on a machine without them, and in what is published.</summary>
internal static class Containers
{
    private static readonly string[] Engines = ["docker", "podman"];

    /// <summary>Whether an engine is there and runs. Asked beforehand, since Aspire would wait for one without end.</summary>
    public static bool EngineAnswers() => Engines.Any(engine =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(engine, "info")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            });
            return process is not null && process.WaitForExit(TimeSpan.FromSeconds(10)) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // not installed
        }
    });

    public static PostgresServer AddPostgres(Suite suite, DataFolder data, string name)
    {
        var server = suite.Builder.AddPostgres(name).WithDataVolume();
        var postgres = new PostgresServer(server, database => SuiteDatabase.Create(data, database, (role, password) =>
            ReferenceExpression.Create(
                $"Host={server.Resource.Host};Port={server.Resource.Port};"
                + $"Database={database};Username={role};Password={password}")));
        server.OnResourceReady(async (resource, _, cancellationToken) =>
            await postgres.ProvisionAsync((await resource.GetConnectionStringAsync(cancellationToken))!, cancellationToken));
        return postgres;
    }

    /// <summary>
    /// What is published has no AppHost to make roles: both connection strings are the server administrator's, and the operator
    /// may put others in their place.
    /// </summary>
    public static PostgresServer PublishPostgres(Suite suite, string name)
    {
        var server = suite.Builder.AddPostgres(name).WithDataVolume();
        return new(server, database =>
        {
            var administrator = ReferenceExpression.Create($"{server.AddDatabase($"{database}-db", database).Resource}");
            return new(database, administrator, administrator, Password: "", OwnerPassword: "");
        });
    }

    public static RedisServer AddRedis(Suite suite, string name)
    {
        var redis = suite.Builder.AddRedis(name);
        return new(redis, redis);
    }
}
