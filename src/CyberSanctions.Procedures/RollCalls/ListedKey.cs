using System.Text.Json.Nodes;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>
/// A delegation's key as a roll call lists it; whether it is usable and bears its own name is not looked at yet.
/// </summary>
/// <param name="KeyId">Its thumbprint (RFC 7638), as the file has it.</param>
/// <param name="MemberState">Whose it is.</param>
/// <param name="Spki">SubjectPublicKeyInfo, DER.</param>
/// <param name="ValidFrom">As in <see cref="RegisteredKey"/>.</param>
/// <param name="ValidTo">As in <see cref="RegisteredKey"/>.</param>
/// <param name="RevokedAt">As in <see cref="RegisteredKey"/>.</param>
public sealed record ListedKey(
    string KeyId, string MemberState, byte[] Spki, DateTime ValidFrom, DateTime ValidTo, DateTime? RevokedAt)
{
    internal static ListedKey Of(RegisteredKey key)
        => new(key.Key.Id, key.MemberState, [.. key.Key.Spki], key.ValidFrom, key.ValidTo, key.RevokedAt);

    internal JsonObject ToJson() => new()
    {
        ["keyId"] = KeyId,
        ["memberState"] = MemberState,
        ["publicKey"] = Convert.ToBase64String(Spki),
        ["validFrom"] = Timestamps.Text(ValidFrom),
        ["validTo"] = Timestamps.Text(ValidTo),
        ["revokedAt"] = Timestamps.Text(RevokedAt),
    };
}

/// <summary>
/// A key of the voting service as a roll call lists it: a name and a key to compare with what is known from elsewhere.
/// </summary>
/// <param name="KeyId">Its thumbprint (RFC 7638), as the file has it.</param>
/// <param name="Spki">SubjectPublicKeyInfo, DER.</param>
public sealed record ListedServiceKey(string KeyId, byte[] Spki)
{
    internal static ListedServiceKey Of(PublicKey key) => new(key.Id, [.. key.Spki]);

    internal JsonObject ToJson() => new() { ["keyId"] = KeyId, ["publicKey"] = Convert.ToBase64String(Spki) };
}
