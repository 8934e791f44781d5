using System.Globalization;
using CyberSanctions.AppHost.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.AppHost.Sources;

/// <summary>
/// The Redis that all services share. It comes from, in this order: a connection string of the operator's
/// (<c>ConnectionStrings:redis</c>), the machine's own binary, a container. When publishing, always a container.
/// </summary>
/// <param name="ConnectionString">How services reach it.</param>
/// <param name="Process">What to wait for; null when it runs already.</param>
internal sealed record RedisServer(
    IResourceBuilder<IResourceWithConnectionString> ConnectionString, IResourceBuilder<IResource>? Process)
{
    private const string Program = "redis-server";

    /// <exception cref="SuiteException">There is none.</exception>
    public static RedisServer Add(Suite suite, string name)
    {
        if (suite.Data is not { } data)
            return Containers.AddRedis(suite, name);
        if (!string.IsNullOrEmpty(suite.Builder.Configuration.GetConnectionString(name)))
            return new(suite.Builder.AddConnectionString(name), Process: null);
        if ((Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(directory => File.Exists(Path.Combine(directory, Program))))
            return AddLocal(suite.Builder, data, name);
        if (Containers.EngineAnswers())
            return Containers.AddRedis(suite, name);
        throw new SuiteException("Redis is missing: install it (Debian, Ubuntu: apt-get install redis-server), or give a"
            + " connection string (ConnectionStrings__redis).");
    }

    private static RedisServer AddLocal(IDistributedApplicationBuilder builder, DataFolder data, string name)
    {
        var password = data.Password("redis");
        // In a file, not on the command line, where every user of the machine could read the password. Nothing is
        // saved: Redis is never the only copy of anything.
        var settings = data.WriteSecret("redis.conf", string.Create(CultureInfo.InvariantCulture, $"""
            bind 127.0.0.1 -::1
            requirepass {password}
            dir "{data.Path}"
            save ""
            appendonly no
            maxmemory 256mb
            maxmemory-policy allkeys-lru

            """));
        var resource = new LocalServer(name, Program, data.Path, endpoint => ReferenceExpression.Create(
            $"{endpoint.Property(EndpointProperty.Host)}:{endpoint.Property(EndpointProperty.Port)},password={password}"));
        var server = resource.AddTo(builder, (checks, check) =>
            checks.AddRedis(_ => $"localhost:{resource.Endpoint.Port},password={password}", name: check));
        server.WithArgs(settings, "--port", resource.Endpoint.Property(EndpointProperty.TargetPort));
        return new(server, server);
    }
}
