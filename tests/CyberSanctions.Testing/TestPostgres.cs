namespace CyberSanctions.Testing;

/// <summary>A real Postgres, shared by the tests of one process.</summary>
public static class TestPostgres
{
    private static readonly Lazy<PostgresServer> Server = new(Start);

    /// <summary>A new, empty database in it; see <see cref="PostgresServer.CreateDatabaseAsync"/>.</summary>
    public static Task<Dictionary<string, string?>> CreateDatabaseAsync(string service, bool kept = false)
        => Server.Value.CreateDatabaseAsync(service, kept);

    private static PostgresServer Start()
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }
}
