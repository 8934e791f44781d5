using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// The signing key that the AppHost gives to all services of a development run, in the place
/// where the bearer handler looks for it: <c>Authentication:Schemes:Bearer:SigningKeys:0</c>.
/// </summary>
public sealed class DevelopmentKey
{
    private readonly SymmetricSecurityKey _key;
    private readonly string _issuer;
    private readonly string _audience;

    private DevelopmentKey(byte[] key, string issuer, string audience)
    {
        _key = new SymmetricSecurityKey(key);
        _issuer = issuer;
        _audience = audience;
    }

    /// <summary>The key, or nothing outside Development or when none was given.</summary>
    public static DevelopmentKey? From(IConfiguration configuration, IHostEnvironment environment)
    {
        var provider = ProviderSettings.Of(configuration);
        return environment.IsDevelopment() && provider.SigningKeys is [{ Value.Length: > 0 } key, ..]
            ? new DevelopmentKey(
                Convert.FromBase64String(key.Value), key.Issuer, provider.ValidAudiences is [var audience, ..] ? audience : "")
            : null;
    }

    /// <summary>A token for development.</summary>
    /// <param name="subject">Who: the claim <c>sub</c>.</param>
    /// <param name="roles">See <see cref="Roles"/>.</param>
    /// <param name="memberState">Council code for a delegate, empty for others.</param>
    /// <param name="now">Not valid before.</param>
    /// <param name="lifetime">How long it is valid.</param>
    /// <param name="partner">Code of whom somebody of a partner's speaks for, empty for others.</param>
    /// <param name="unit">Code of the unit in which somebody works, empty for who works in none.</param>
    public string Mint(
        string subject,
        IEnumerable<string> roles,
        string memberState,
        DateTimeOffset now,
        TimeSpan lifetime,
        string partner = "",
        string unit = "")
    {
        var claims = new ClaimsIdentity([new Claim("sub", subject), .. roles.Select(r => new Claim("roles", r))]);
        if (memberState.Length > 0)
        {
            claims.AddClaim(new Claim(Principal.MemberStateClaim, memberState));
        }

        if (partner.Length > 0)
        {
            claims.AddClaim(new Claim(Principal.PartnerClaim, partner));
        }

        if (unit.Length > 0)
        {
            claims.AddClaim(new Claim(Principal.UnitClaim, unit));
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _issuer,
            Audience = _audience,
            Subject = claims,
            NotBefore = now.UtcDateTime,
            IssuedAt = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
    }
}
