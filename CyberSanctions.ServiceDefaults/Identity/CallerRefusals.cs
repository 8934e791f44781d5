using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>Why a caller is not admitted.</summary>
public static class CallerRefusals
{
    public static readonly RefusalKind Unauthenticated = new(
        "unauthenticated",
        RefusalStatus.Unauthenticated,
        "A token is needed.",
        "This needs a bearer token of the operator's identity provider in the header `Authorization`.");

    public static readonly RefusalKind InvalidToken = new(
        "invalid-token",
        RefusalStatus.Unauthenticated,
        "The token is not accepted.",
        "The bearer token has expired, is meant for somebody else, is not signed by the identity provider, or "
        + "does not say who acts. The header `WWW-Authenticate` says which. Get a new one.");

    public static readonly RefusalKind PermissionDenied = new(
        "permission-denied",
        RefusalStatus.Forbidden,
        "Your roles do not reach this far.",
        "The token is good, but none of its roles may do this.");

    public static readonly RefusalKind NoMemberState = new(
        "no-member-state",
        RefusalStatus.Forbidden,
        "You speak for no Member State.",
        "A delegate speaks for, and an authority is of, a State that is a member today, by its Council code in "
        + "the token's claim `member_state` (Greece is EL, not GR).");

    public static readonly RefusalKind NoPartner = new(
        "no-partner",
        RefusalStatus.Forbidden,
        "You speak for no partner.",
        "Somebody of a partner's speaks for one partner, by its code in the token's claim `partner` (US, NATO), and has no role "
        + "but `partner`.");
}
