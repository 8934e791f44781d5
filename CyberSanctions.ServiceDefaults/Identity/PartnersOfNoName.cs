using System.Security.Claims;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// Somebody of a partner's speaks for one partner, and for nobody else. A token that names none is no partner's: the role is
/// taken off. Whose token carries other roles besides is nobody at all: inside of the suite he would see what his State is not
/// shown, and share it with himself. Why is kept for the answer.
/// </summary>
internal static class PartnersOfNoName
{
    private const string Why = "cybersanctions:no-partner";

    /// <summary>Takes roles off a verified token's principal, unless it speaks for a partner and has no other role.</summary>
    public static void TakeOffRoles(ClaimsPrincipal user)
    {
        var identity = (ClaimsIdentity)user.Identity!;
        foreach (var claimed in identity.FindAll(Why).ToList())
        {
            identity.RemoveClaim(claimed);
        }

        var roles = identity.FindAll(identity.RoleClaimType).ToList();
        if (roles.TrueForAll(role => role.Value != Roles.Partner))
        {
            return;
        }

        if (Problem(user.FindFirst(Principal.PartnerClaim)?.Value ?? "", roles) is { } problem)
        {
            roles.ForEach(identity.RemoveClaim);
            identity.AddClaim(new Claim(Why, problem));
        }
    }

    /// <summary>Why somebody is no partner who says to be one; nothing for others.</summary>
    public static string? WhyRefused(ClaimsPrincipal user) => user.FindFirst(Why)?.Value;

    private static string? Problem(string partner, List<Claim> roles)
        => roles.Exists(role => role.Value != Roles.Partner)
            ? "Whoever speaks for a partner has no other role, and your token has others."
            : partner.Length == 0
                ? $"Somebody of a partner's says of which, and your token names none in {Principal.PartnerClaim}."
                : PartnerCodes.Problem(partner) is { } problem
                    ? $"{Principal.PartnerClaim} of your token names no partner. {problem}"
                    : null;
}
