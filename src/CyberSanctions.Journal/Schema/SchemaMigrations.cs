using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberSanctions.Journal.Schema;

/// <summary>
/// Applies the numbered <c>.sql</c> files embedded in the journal and in the service, once each, in
/// order, under an advisory lock, as the owner of the database. The service itself then works with
/// a role that owns nothing: <c>{service_role}</c> in a file stands for it.
/// </summary>
/// <remarks>
/// Connection strings: <c>ConnectionStrings:{database}</c> for the service,
/// <c>ConnectionStrings:{database}_owner</c> for the migrations.
/// </remarks>
public sealed class SchemaMigrations(
    string database, Assembly service, IConfiguration configuration, ILogger<SchemaMigrations> logger)
{
    private const long Lock = 0x4353_4D49_4752;

    /// <summary>Brings the schema up to date; says what it did.</summary>
    /// <exception cref="InvalidOperationException">
    /// A connection string is missing, or a file that was applied has changed since.
    /// </exception>
    public async Task ApplyAsync(CancellationToken cancel = default)
    {
        var serviceRole = new NpgsqlConnectionStringBuilder(ConnectionString(database)).Username;
        await using var connection = new NpgsqlConnection(ConnectionString($"{database}_owner"));
        await connection.OpenAsync(cancel);
        await connection.ExecuteAsync("SELECT pg_advisory_lock(@Lock)", new { Lock });
        await connection.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                name text PRIMARY KEY, sha256 bytea NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())
            """);
        var applied = (await connection.QueryAsync<(string Name, byte[] Sha256)>("SELECT name, sha256 FROM schema_migration"))
            .ToDictionary(row => row.Name, row => row.Sha256);
        foreach (var file in Files("journal", typeof(SchemaMigrations).Assembly).Concat(Files(database, service)))
        {
            await ApplyAsync(connection, file, applied, $"\"{serviceRole}\"", cancel);
        }

        // Pooled connections keep session locks; this one is given back.
        await connection.ExecuteAsync("SELECT pg_advisory_unlock(@Lock)", new { Lock });
    }

    private static IEnumerable<MigrationFile> Files(string set, Assembly assembly)
        => assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => MigrationFile.Read(set, name, assembly));

    private async Task ApplyAsync(
        NpgsqlConnection connection,
        MigrationFile file,
        Dictionary<string, byte[]> applied,
        string serviceRole,
        CancellationToken cancel)
    {
        if (applied.TryGetValue(file.Name, out var hash))
        {
            if (!hash.AsSpan().SequenceEqual(file.Sha256))
            {
                throw new InvalidOperationException($"Migration {file.Name} of {database} was applied with another content.");
            }

            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(
            file.Sql.Replace("{service_role}", serviceRole, StringComparison.Ordinal), transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO schema_migration (name, sha256) VALUES (@Name, @Sha256)", new { file.Name, file.Sha256 }, transaction);
        await transaction.CommitAsync(cancel);
        logger.LogInformation("Applied migration {Migration} to {Database}.", file.Name, database);
    }

    private string ConnectionString(string name)
        => configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"The connection string {name} is missing: set ConnectionStrings:{name}.");

    private sealed record MigrationFile(string Name, string Sql, byte[] Sha256)
    {
        public static MigrationFile Read(string set, string resource, Assembly assembly)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var sql = reader.ReadToEnd();
            return new MigrationFile(
                resource.Replace("Migrations", set, StringComparison.Ordinal), sql, SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        }
    }
}
