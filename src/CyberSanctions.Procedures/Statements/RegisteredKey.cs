using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Statements;

/// <summary>A delegation's public key as an administrator registered it.</summary>
/// <param name="Key">The key.</param>
/// <param name="MemberState">Whose.</param>
/// <param name="ValidFrom">First instant at which what it signs is accepted, UTC.</param>
/// <param name="ValidTo">First instant at which it no longer is.</param>
/// <param name="RevokedAt">From then on it is not, whatever its validity; what was accepted before stands.</param>
public sealed record RegisteredKey(PublicKey Key, string MemberState, DateTime ValidFrom, DateTime ValidTo, DateTime? RevokedAt)
{
    /// <summary>Whether what it signs is accepted at an instant.</summary>
    public bool IsValidAt(DateTime instant)
        => ValidFrom <= instant && instant < ValidTo && (RevokedAt is null || instant < RevokedAt);
}
