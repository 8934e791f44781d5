using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Keys;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace CyberSanctions.Voting.Keys;

/// <summary>The delegations' keys as they lie in the database.</summary>
internal sealed record StoredKey(
    string KeyId, string MemberState, byte[] PublicKey, DateTime ValidFrom, DateTime ValidTo, DateTime? RevokedAt, string RegisteredBy)
{
    private const string Columns = "key_id, member_state, public_key, valid_from, valid_to, revoked_at, registered_by";

    /// <summary>The key of an id, or nothing.</summary>
    /// <param name="lockRow">How the row is locked, in SQL: <c>FOR SHARE</c> by whoever relies on it, <c>FOR UPDATE</c> by whoever revokes it.</param>
    public static Task<StoredKey?> FindAsync(NpgsqlConnection connection, string keyId, string lockRow)
        => connection.QuerySingleOrDefaultAsync<StoredKey>($"SELECT {Columns} FROM delegation_key WHERE key_id = @keyId {lockRow}", new { keyId });

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
        => connection.QueryAsync<StoredKey>($"SELECT {Columns} FROM delegation_key WHERE key_id = ANY(@keyIds) ORDER BY key_id", new { keyIds });

    /// <summary>As the procedures want it.</summary>
    public RegisteredKey ToRegistered(PublicKey key) => new(key, MemberState, ValidFrom, ValidTo, RevokedAt);

    /// <summary>As a message.</summary>
    public DelegationKey ToMessage() => new()
    {
        KeyId = KeyId,
        MemberState = MemberState,
        PublicKey = ByteString.CopyFrom(PublicKey),
        ValidFrom = ValidFrom.ToTimestamp(),
        ValidTo = ValidTo.ToTimestamp(),
        RevokedAt = RevokedAt?.ToTimestamp(),
        RegisteredBy = RegisteredBy,
    };
}
