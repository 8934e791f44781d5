using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Voting.Keys;

/// <summary>What a key is refused for.</summary>
internal static class DelegationKeyRefusals
{
    public static readonly RefusalKind Unusable = new(
        "key-unusable",
        RefusalStatus.Invalid,
        "The key cannot be used.",
        "It has to be a public key of ECDSA on P-256 as SubjectPublicKeyInfo (DER), in base64.");

    public static readonly RefusalKind RegisteredAlready = new(
        "key-registered-already",
        RefusalStatus.Exists,
        "The key is registered already.",
        "A key is registered once, for one State. Make a new one.");

    public static readonly RefusalKind Revoked = new(
        "key-revoked",
        RefusalStatus.Precondition,
        "The key is revoked.",
        "It signs nothing any more, and cannot be revoked again.");
}
