using Dapper;
using Npgsql;

namespace CyberSanctions.Journal.Tests;

/// <summary>
/// What somebody could do who has the database: against that, rights and triggers do not help, and the chain does.
/// </summary>
internal static class Tampering
{
    public static async Task AsOwnerAsync(string connectionString, string sql)
    {
        await using var owner = new NpgsqlConnection(connectionString);
        await owner.OpenAsync();
        await owner.ExecuteAsync(sql);
    }

    // Each on its own: a transaction that locks both tables can meet the sealer's in a deadlock.
    public static async Task LiftProtectionAsync(Func<string, Task> asOwner)
    {
        await asOwner("ALTER TABLE journal DISABLE TRIGGER USER");
        await asOwner("ALTER TABLE journal_chain DISABLE TRIGGER USER");
        await asOwner("ALTER TABLE journal_body DISABLE TRIGGER USER");
        await asOwner("ALTER TABLE journal_chain DROP CONSTRAINT journal_chain_position_check");
        await asOwner("ALTER TABLE journal DROP CONSTRAINT journal_body_sha256_fkey");
        await asOwner("ALTER TABLE journal_body DROP CONSTRAINT journal_body_is_what_its_hash_says");
    }
}
