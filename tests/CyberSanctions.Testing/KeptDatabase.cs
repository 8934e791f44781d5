using System.IO.Compression;
using System.Text.RegularExpressions;
using Npgsql;

namespace CyberSanctions.Testing;

/// <summary>
/// The databases of a suite from before migrations that have come since, as <c>pg_dump</c> wrote them: the replayed public
/// acts, and exercises in every state that there was (see Databases/README.md). What migrations make of them is tested.
/// </summary>
internal static partial class KeptDatabase
{
    /// <summary>Fills a new database with one of them.</summary>
    /// <param name="psql">The program <c>psql</c>.</param>
    /// <param name="owner">Connection string of the database's owner.</param>
    /// <param name="service">Whose database: <c>listing</c>.</param>
    /// <param name="role">The role that the service has in the new database.</param>
    public static async Task RestoreAsync(string psql, string owner, string service, string role)
    {
        var script = Path.GetTempFileName();
        try
        {
            await using (var packed = typeof(KeptDatabase).Assembly.GetManifestResourceStream($"Databases/{service}.sql.gz")!)
            using (var unpacked = new StreamReader(new GZipStream(packed, CompressionMode.Decompress)))
            {
                await File.WriteAllTextAsync(script, Grant.Replace(await unpacked.ReadToEndAsync(), $"$1{role};"));
            }

            var connection = new NpgsqlConnectionStringBuilder(owner);
            ChildProcess.Run(
                psql,
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                connection.Host!,
                "-p",
                $"{connection.Port}",
                "-U",
                connection.Username!,
                "-d",
                connection.Database!, "-f", script);
        }
        finally
        {
            File.Delete(script);
        }

        // The journal reads what was committed by the numbers of transactions, and this server's are younger than that one's.
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand(
            """
            DO $$ BEGIN
                WHILE pg_current_xact_id() <= (SELECT greatest(horizon, (SELECT max(transaction) FROM journal))
                FROM journal_head) LOOP
                    COMMIT;
                END LOOP;
            END $$
            """);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(
        @"^(GRANT .* TO )\w+;$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Grant { get; }
}
