using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
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
