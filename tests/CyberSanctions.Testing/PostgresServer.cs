using Npgsql;

namespace CyberSanctions.Testing;

/// <summary>
/// A real Postgres in a temporary folder. That goes with it, also where the tests' process is not given the time for it.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("cybersanctions-postgres-").FullName;
    private readonly int _port = ChildProcess.FreePort();
    private readonly string _bin;
    private readonly ChildProcess _server;
    private int _databases;

    /// <summary>Starts one, which goes by the machine's clock or by one of the test's.</summary>
    public PostgresServer(ProcessClock? clock = null)
    {
        _bin = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d))).First()
            + "/bin";
        string[] user = [];
        if (Environment.UserName == "root")
        {
            // Postgres refuses to run as root.
            ChildProcess.Run("chown", "postgres", _data);
            user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"];
        }

        ChildProcess.Run([
            .. user, $"{_bin}/initdb", "-D", _data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--no-sync"
        ]);
        _server = ChildProcess.Start(
            "INT",
            [
                .. user, .. clock?.Command(threads: false) ?? [], $"{_bin}/postgres", "-D", _data, "-p", $"{_port}",
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "max_connections=400", "-c", "fsync=off",
            ],
            sweep: $"{WorldClock.Sweep}; rm -rf '{_data}'");
        WaitUntilItAnswers($"{ConnectionString("postgres", "postgres")};Pooling=false");
    }

    /// <summary>
    /// A new, empty database with the two roles that the AppHost gives a service: the owner for its
    /// migrations, and one that owns nothing for its work. Configuration keys as the service reads them.
    /// </summary>
    /// <param name="service">Whose: <c>voting</c>.</param>
    /// <param name="kept">Not empty, but as it was before the migrations that have come since; see
    /// <see cref="KeptDatabase"/>.</param>
    public async Task<Dictionary<string, string?>> CreateDatabaseAsync(string service, bool kept = false)
    {
        var name = $"{service}_{Interlocked.Increment(ref _databases)}";
        var owner = $"{name}_owner";
        await using var admin = NpgsqlDataSource.Create(ConnectionString("postgres", "postgres"));
        foreach (var sql in (string[])
            [
                $"CREATE ROLE {owner} LOGIN", $"CREATE ROLE {name} LOGIN",
                $"CREATE DATABASE {name} OWNER {owner}", $"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
                $"GRANT CONNECT ON DATABASE {name} TO {name}",
            ])
        {
            await using var command = admin.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        await using (var inside = NpgsqlDataSource.Create(ConnectionString("postgres", name)))
        {
            await using var command = inside.CreateCommand(
                $"ALTER SCHEMA public OWNER TO {owner}; REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO"
                + $" {name}");
            await command.ExecuteNonQueryAsync();
        }

        if (kept)
        {
            await KeptDatabase.RestoreAsync($"{_bin}/psql", ConnectionString(owner, name), service, name);
        }

        return new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{service}"] = ConnectionString(name, name),
            [$"ConnectionStrings:{service}_owner"] = ConnectionString(owner, name),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    private string ConnectionString(string user, string database)
        => $"Host=127.0.0.1;Port={_port};Username={user};Database={database};Maximum Pool Size=40";

    private static void WaitUntilItAnswers(string connectionString)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            try
            {
                using var connection = new NpgsqlConnection(connectionString);
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (DateTime.UtcNow < until)
            {
                Thread.Yield();
            }
        }
    }
}
