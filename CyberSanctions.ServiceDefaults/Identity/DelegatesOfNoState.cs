using System.Security.Claims;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// A delegate speaks for a Member State. One whose token names none, or one that is not a member today, is no delegate: the role
/// is taken off, with all that it may read, and why is kept for the answer. Other roles of the same person stay.
/// </summary>
internal static class DelegatesOfNoState
{
    private const string Why = "cybersanctions:no-member-state";

    /// <summary>Takes the role off a verified token's principal, unless its State is a member.</summary>
    public static async ValueTask TakeOffRoleAsync(ClaimsPrincipal user, MembersToday members, CancellationToken cancel)
    {
        var identity = (ClaimsIdentity)user.Identity!;
        foreach (var claimed in identity.FindAll(Why).ToList())
        {
            identity.RemoveClaim(claimed);
        }

        var state = user.FindFirst(Principal.MemberStateClaim)?.Value ?? "";
        if (user.IsInRole(Roles.Delegate) && !await members.HasAsync(state, cancel))
        {
            foreach (var role in identity.FindAll(c => c.Type == identity.RoleClaimType && c.Value == Roles.Delegate).ToList())
            {
                identity.RemoveClaim(role);
            }

            identity.AddClaim(new Claim(Why, state.Length == 0
                ? $"A delegate speaks for a Member State, and your token names none in {Principal.MemberStateClaim}."
                : $"A delegate speaks for a Member State, and {Principal.MemberStateClaim} of your token names none. "
                    + (MemberStates.Problem(state) ?? "It is no member today.")));
        }
    }

    /// <summary>Why somebody is no delegate who says to be one; nothing for others.</summary>
    public static string? WhyRefused(ClaimsPrincipal user) => user.FindFirst(Why)?.Value;
}
