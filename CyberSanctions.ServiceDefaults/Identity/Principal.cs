using System.Security.Claims;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using Grpc.Core;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>Who is calling, as the verified token says.</summary>
/// <param name="Subject">The token's <c>sub</c>: the same person always has the same.</param>
/// <param name="Roles">See <see cref="Identity.Roles"/>.</param>
/// <param name="MemberState">Council code of the delegate's, or the authority's, State; empty for everybody else.</param>
public sealed record Principal(string Subject, IReadOnlySet<string> Roles, string MemberState)
{
    /// <summary>Name of the claim that holds the Member State of a delegate, or of somebody of an authority.</summary>
    public const string MemberStateClaim = "member_state";

    /// <summary>Name of the claim that holds whom somebody of a partner's speaks for.</summary>
    public const string PartnerClaim = "partner";

    /// <summary>Name of the claim that holds the code of the unit in which somebody works: <see cref="UnitCodes"/>.</summary>
    public const string UnitClaim = "unit";

    /// <summary>A subject that begins so is, in every journal, a service of the suite acting by itself.</summary>
    public const string OwnActors = "service:";

    /// <summary>Who acts, in a journal, when somebody from outside does without a token.</summary>
    public const string Public = "service:public";

    /// <summary>The principal of a gRPC call.</summary>
    public static Principal Of(ServerCallContext context) => Of(context.GetHttpContext().User);

    /// <summary>The principal of a verified token.</summary>
    public static Principal Of(ClaimsPrincipal user)
    {
        var identity = (ClaimsIdentity?)user.Identity;
        var roles = identity?.FindAll(identity.RoleClaimType).Select(c => c.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        return new Principal(
            user.FindFirst("sub")?.Value ?? "",
            roles,
            roles.Contains(Identity.Roles.Delegate) || roles.Contains(Identity.Roles.Authority)
                ? user.FindFirst(MemberStateClaim)?.Value ?? ""
                : "")
        {
            Partner = roles.Contains(Identity.Roles.Partner) ? user.FindFirst(PartnerClaim)?.Value ?? "" : "",
            Unit = user.FindFirst(UnitClaim)?.Value is { } unit && UnitCodes.Problem(unit) is null ? unit : "",
        };
    }

    /// <summary>Code of the partner that somebody speaks for; empty for everybody else.</summary>
    public string Partner { get; init; } = "";

    /// <summary>
    /// Code of the unit in which somebody works; empty when the token names none, or something that is no code. It gives no
    /// right: what was given to a unit is found by it.
    /// </summary>
    public string Unit { get; init; } = "";

    /// <summary>The most restricted marking this principal may still see.</summary>
    public Handling Clearance
    {
        get
        {
            if (Has(Identity.Roles.Officer)
                || Has(Identity.Roles.Legal)
                || Has(Identity.Roles.Auditor)
                || Has(Identity.Roles.Service))
            {
                return Handling.TlpRed;
            }

            return Has(Identity.Roles.Delegate) ? Handling.TlpAmberStrict
                : Has(Identity.Roles.Partner) ? Handling.TlpAmber
                : Has(Identity.Roles.Observer) ? Handling.TlpGreen
                : Handling.TlpClear;
        }
    }

    /// <summary>Whether it carries a role.</summary>
    public bool Has(string role) => Roles.Contains(role);

    /// <summary>Whether something so marked exists for this principal.</summary>
    public bool MaySee(Handling handling) => handling != Handling.Unspecified && handling <= Clearance;
}
