using Npgsql;

namespace CyberSanctions.AppHost.Sources;

/// <summary>Makes the databases and roles that are missing, and sets the passwords. Twice is as good as once.</summary>
internal static class Provisioning
{
    public static async Task RunAsync(
        string adminConnectionString, IEnumerable<SuiteDatabase> databases, CancellationToken cancellationToken)
    {
        // No pool: its idle connections would outlive the work and hold up the server's shutdown.
        var admin = new NpgsqlConnectionStringBuilder(adminConnectionString) { Pooling = false };
        if (string.IsNullOrEmpty(admin.Database))
            admin.Database = "postgres";

        await using var server = new NpgsqlConnection(admin.ConnectionString);
        await server.OpenAsync(cancellationToken);
        foreach (var database in databases)
        {
            await EnsureRoleAsync(server, database.OwnerName, database.OwnerPassword, cancellationToken);
            await EnsureRoleAsync(server, database.Name, database.Password, cancellationToken);
            await EnsureDatabaseAsync(server, database, cancellationToken);

            await using var inside = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(admin.ConnectionString) { Database = database.Name }.ConnectionString);
            await inside.OpenAsync(cancellationToken);
            await ExecuteAsync(inside, $"""
                ALTER SCHEMA public OWNER TO "{database.OwnerName}";
                REVOKE ALL ON SCHEMA public FROM PUBLIC;
                GRANT USAGE ON SCHEMA public TO "{database.Name}";
                """, cancellationToken);
        }
    }

    private static async Task EnsureRoleAsync(
        NpgsqlConnection server, string role, string password, CancellationToken cancellationToken)
    {
        var verb = await ExistsAsync(server, "SELECT 1 FROM pg_roles WHERE rolname = $1", role, cancellationToken)
            ? "ALTER"
            : "CREATE";
        await ExecuteAsync(server, $"""{verb} ROLE "{role}" LOGIN PASSWORD '{password}'""", cancellationToken);
    }

    private static async Task EnsureDatabaseAsync(
        NpgsqlConnection server, SuiteDatabase database, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(server, "SELECT 1 FROM pg_database WHERE datname = $1", database.Name, cancellationToken))
        {
            // An administrator who is no superuser may only give away what he could own himself.
            await ExecuteAsync(server, $"""
                DO $$ BEGIN
                    IF NOT pg_has_role(current_user, '{database.OwnerName}', 'MEMBER') THEN
                        EXECUTE format('GRANT %I TO %I', '{database.OwnerName}', current_user);
                    END IF;
                END $$
                """, cancellationToken);
            await ExecuteAsync(server, $"""CREATE DATABASE "{database.Name}" OWNER "{database.OwnerName}" """, cancellationToken);
        }

        await ExecuteAsync(server, $"""
            REVOKE ALL ON DATABASE "{database.Name}" FROM PUBLIC;
            GRANT CONNECT ON DATABASE "{database.Name}" TO "{database.Name}";
            """, cancellationToken);
    }

    private static async Task<bool> ExistsAsync(
        NpgsqlConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    // Names are the model's own, passwords hexadecimal: nothing in them needs quoting.
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
