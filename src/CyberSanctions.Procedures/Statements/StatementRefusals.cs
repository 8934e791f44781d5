using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Statements;

/// <summary>What is objected to in a statement, whatever it states: its form, its signature and its key.</summary>
public static class StatementRefusals
{
    public static readonly RefusalKind Malformed = new(
        "statement-malformed",
        RefusalStatus.Invalid,
        "The statement cannot be read.",
        "It is a JWS in compact form, ES256, over the canonical JSON of one statement "
        + "(RFC 8785) that makes sense. `detail` says what is wrong.");

    public static readonly RefusalKind UnknownKey = new(
        "unknown-key",
        RefusalStatus.Forbidden,
        "Nobody knows the key.",
        "The statement names a key that is not registered. Have an administrator register it, then sign again.");

    public static readonly RefusalKind BadSignature = new(
        "bad-signature",
        RefusalStatus.Forbidden,
        "The signature does not hold.",
        "It is not that of the key which the statement names, over what the statement says.");

    public static readonly RefusalKind KeyOfAnotherState = new(
        "key-of-another-state",
        RefusalStatus.Forbidden,
        "The key is another State's.",
        "A delegation states something only with a key of its own State.");

    public static readonly RefusalKind KeyNotValid = new(
        "key-not-valid",
        RefusalStatus.Forbidden,
        "The key is not valid now.",
        "It was revoked, has expired, or is not valid yet. `detail` says which.");
}
