// Takes the place of CyberSanctions.AppHost/Sources/Containers.cs on curated package feeds (eng/stand-ins/README.md).

using CyberSanctions.AppHost.Running;

namespace CyberSanctions.AppHost.Sources;

/// <summary>Postgres and Redis as containers: not without genuine Aspire, whose orchestrator runs them.</summary>
internal static class Containers
{
    public static bool EngineAnswers() => false;

    public static PostgresServer AddPostgres(Suite suite, string name) =>
        throw new SuiteException($"Containers for '{name}' need genuine Aspire, which this package feed does not serve.");

    public static RedisServer AddRedis(Suite suite, string name) =>
        throw new SuiteException($"Containers for '{name}' need genuine Aspire, which this package feed does not serve.");
}
