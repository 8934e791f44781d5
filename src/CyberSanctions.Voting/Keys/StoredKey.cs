using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Voting.Keys;

/// <summary>A delegation's key as it lies in the database.</summary>
internal sealed record StoredKey(
    string KeyId,
    string MemberState,
    byte[] PublicKey,
    DateTime ValidFrom,
    DateTime ValidTo,
    DateTime? RevokedAt,
    string RegisteredBy)
{
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
