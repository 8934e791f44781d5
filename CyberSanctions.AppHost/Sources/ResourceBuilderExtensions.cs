namespace CyberSanctions.AppHost.Sources;

/// <summary>Connects services to the two servers.</summary>
internal static class ResourceBuilderExtensions
{
    /// <summary>
    /// Gives the service a database of its own, as <c>ConnectionStrings:name</c> for its work and
    /// <c>ConnectionStrings:name_owner</c> for migrations, and holds it back until the database is there.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> service, PostgresServer postgres, string name)
    {
        var database = postgres.AddDatabase(name);
        service.WithEnvironment($"ConnectionStrings__{database.Name}", database.Service)
            .WithEnvironment($"ConnectionStrings__{database.OwnerName}", database.Owner);
        return postgres.Process is { } process ? service.WaitFor(process) : service;
    }

    /// <summary>Gives the service the Redis that all share, and holds it back until Redis is up. Later it does without.</summary>
    public static IResourceBuilder<ProjectResource> WithRedis(this IResourceBuilder<ProjectResource> service, RedisServer redis)
    {
        service.WithReference(redis.ConnectionString, connectionName: "redis");
        return redis.Process is { } process ? service.WaitFor(process) : service;
    }
}
