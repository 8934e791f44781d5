using System.Security.Claims;
using CyberSanctions.Contracts.Kinds;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// A delegate speaks for a Member State, and an authority is one's. Whose token names none, or one that is not a member today, is
/// neither: the role is taken off, with all that it may read, and why is kept for the answer. Other roles of the same person
/// stay.
/// </summary>
internal static class DelegatesOfNoState
{
    private const string Why = "cybersanctions:no-member-state";

    private static readonly string[] OfAState = [Roles.Delegate, Roles.Authority];

    /// <summary>Takes such roles off a verified token's principal, unless its State is a member.</summary>
    public static async ValueTask TakeOffRoleAsync(ClaimsPrincipal user, MembersToday members, CancellationToken cancel)
    {
        var identity = (ClaimsIdentity)user.Identity!;
        foreach (var claimed in identity.FindAll(Why).ToList())
        {
            identity.RemoveClaim(claimed);
        }

        var state = user.FindFirst(Principal.MemberStateClaim)?.Value ?? "";
        var roles = identity.FindAll(c => c.Type == identity.RoleClaimType && OfAState.Contains(c.Value)).ToList();
        if (roles.Count > 0 && !await members.HasAsync(state, cancel))
        {
            roles.ForEach(identity.RemoveClaim);
            var who = roles.Exists(role => role.Value == Roles.Delegate) ? "A delegate speaks for" : "An authority is of";
            identity.AddClaim(new Claim(Why, state.Length == 0
                ? $"{who} a Member State, and your token names none in {Principal.MemberStateClaim}."
                : $"{who} a Member State, and {Principal.MemberStateClaim} of your token names none. "
                    + (MemberStates.Problem(state) ?? "It is no member today.")));
        }
    }

    /// <summary>Why somebody is no delegate, or of no authority, who says to be; nothing for others.</summary>
    public static string? WhyRefused(ClaimsPrincipal user) => user.FindFirst(Why)?.Value;
}
