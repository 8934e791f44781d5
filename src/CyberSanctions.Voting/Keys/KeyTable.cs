using CyberSanctions.Journal.Appending;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Keys;

/// <summary>The delegations' keys in the database.</summary>
internal static class KeyTable
{
    private const string Columns = "key_id, member_state, public_key, valid_from, valid_to, revoked_at, registered_by";

    // Held until the transaction ends: together by all who rely on keys, alone by whoever revokes one.
    private const string Lock = "hashtextextended('delegation keys', 0)";

    /// <summary>Sees to it that no key is revoked before the transaction ends.</summary>
    public const string Holding = $"SELECT pg_advisory_xact_lock_shared({Lock})";

    /// <summary>Finds keys by <c>@keyIds</c>.</summary>
    public const string Finding = $"SELECT {Columns} FROM delegation_key WHERE key_id = ANY(@keyIds) ORDER BY key_id";

    /// <summary>The key of an id, or nothing; nobody relies on one before the transaction ends.</summary>
    public static async Task<StoredKey?> FindToRevokeAsync(Change change, string keyId)
    {
        await change.Connection.ExecuteAsync($"SELECT pg_advisory_xact_lock({Lock})", transaction: change.Transaction);
        return (await FindAsync(change.Connection, [keyId])).SingleOrDefault();
    }

    /// <summary>The keys of a Member State, oldest first; of all when none is named.</summary>
    public static Task<IEnumerable<StoredKey>> ListAsync(NpgsqlConnection connection, string memberState)
        => connection.QueryAsync<StoredKey>(
            $"""
            SELECT {Columns} FROM delegation_key WHERE @memberState = '' OR member_state = @memberState
            ORDER BY member_state, valid_from, key_id
            """,
            new { memberState });

    /// <summary>Of several ids.</summary>
    public static Task<IEnumerable<StoredKey>> FindAsync(NpgsqlConnection connection, string[] keyIds)
        => connection.QueryAsync<StoredKey>(Finding, new { keyIds });

    /// <summary>Puts a key on record.</summary>
    /// <returns>Whether it was not there yet.</returns>
    public static async Task<bool> InsertAsync(Change change, StoredKey key)
        => await change.Connection.ExecuteAsync(
            """
            INSERT INTO delegation_key (key_id, member_state, public_key, valid_from, valid_to, registered_by, registered_at)
            VALUES (@KeyId, @MemberState, @PublicKey, @ValidFrom, @ValidTo, @RegisteredBy, @Now)
            ON CONFLICT DO NOTHING
            """,
            new { key.KeyId, key.MemberState, key.PublicKey, key.ValidFrom, key.ValidTo, key.RegisteredBy, change.Now },
            change.Transaction) == 1;

    /// <summary>Notes when a key was revoked.</summary>
    public static Task RevokeAsync(Change change, StoredKey key)
        => change.Connection.ExecuteAsync(
            "UPDATE delegation_key SET revoked_at = @RevokedAt WHERE key_id = @KeyId",
            new { key.RevokedAt, key.KeyId },
            change.Transaction);
}
