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
            using var process = Process.Start(new ProcessStartInfo(engine, "info") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            return process is not null && process.WaitForExit(TimeSpan.FromSeconds(10)) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // not installed
        }
    });

    public static PostgresServer AddPostgres(Suite suite, string name) => new ContainerPostgres(suite, name);

    public static RedisServer AddRedis(Suite suite, string name)
    {
        var redis = suite.Builder.AddRedis(name);
        return new(redis, redis);
    }

    private sealed class ContainerPostgres : PostgresServer
    {
        private readonly Suite _suite;
        private readonly IResourceBuilder<PostgresServerResource> _server;

        public ContainerPostgres(Suite suite, string name)
        {
            _suite = suite;
            _server = suite.Builder.AddPostgres(name).WithDataVolume();
            if (suite.Data is not null)
            {
                _server.OnResourceReady(async (server, _, cancellationToken) =>
                    await Provisioning.RunAsync((await server.GetConnectionStringAsync(cancellationToken))!, Databases, cancellationToken));
            }
        }

        public override IResourceBuilder<IResource> Process => _server;

        protected override SuiteDatabase Describe(string name)
        {
            if (_suite.Data is null)
                return Publish(name);

            var server = _server.Resource;
            return SuiteDatabase.Create(_suite, name, (role, password) =>
                ReferenceExpression.Create($"Host={server.Host};Port={server.Port};Database={name};Username={role};Password={password}"));
        }

        // What is published has no AppHost to make roles: both connection strings are the server administrator's, and
        // the operator may put others in their place.
        private SuiteDatabase Publish(string name)
        {
            var database = _server.AddDatabase($"{name}-db", name);
            return new() { Name = name, Password = "", OwnerPassword = "", Service = database, Owner = database };
        }
    }
}
