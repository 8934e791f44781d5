using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>
/// Makes the header Authorization for each kind of token, good or bad, with the key that the suite under test trusts.
/// </summary>
/// <param name="key">Base64, as in <c>Authentication:Schemes:Bearer:SigningKeys:0:Value</c>.</param>
/// <param name="issuer">As in <c>Authentication:Schemes:Bearer:SigningKeys:0:Issuer</c>.</param>
/// <param name="audience">As in <c>Authentication:Schemes:Bearer:ValidAudiences:0</c>.</param>
public sealed class Authorizations(string key, string issuer, string audience)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The header's value; null for none.</summary>
    public string? For(TokenKind kind) => kind switch
    {
        TokenKind.None => null,
        TokenKind.NotBearer => "Basic b2ZmaWNlci0xOm9mZmljZXI=",
        TokenKind.Garbage => "Bearer not.a.token",
        TokenKind.Expired => Bearer(Officer(from: -2 * Hour)),
        TokenKind.NotYetValid => Bearer(Officer(from: Hour)),
        TokenKind.WrongKey => Bearer(Officer(signedWith: RandomNumberGenerator.GetBytes(32))),
        TokenKind.WrongIssuer => Bearer(Officer(by: "https://elsewhere.example")),
        TokenKind.WrongAudience => Bearer(Officer(forWhom: "somebody-else")),
        TokenKind.Unsigned => Bearer(Unsigned(Officer())),
        TokenKind.Tampered => Bearer(Tampered(Mint("delegate-fr", ["delegate"], "FR"))),
        TokenKind.WithoutSubject => Bearer(Mint(null, ["officer"])),
        TokenKind.EmptySubject => Bearer(Mint("", ["officer"])),
        TokenKind.TwoSubjects => Bearer(Mint("officer-1", ["officer"], also: new Claim("sub", "officer-2"))),
        TokenKind.DelegateOfNoState => Bearer(Mint("delegate-x", ["delegate"])),
        TokenKind.DelegateOfNowhere => Bearer(Mint("delegate-gr", ["delegate"], "GR")),
        TokenKind.Partner => Bearer(Mint("partner-1", ["partner"], also: new Claim("partner", "US"))),
        TokenKind.PartnerOfNobody => Bearer(Mint("partner-2", ["partner"])),
        TokenKind.PartnerOfNowhere => Bearer(Mint("partner-3", ["partner"], also: new Claim("partner", "us"))),
        TokenKind.PartnerAndOfficer => Bearer(Mint("partner-4", ["partner", "officer"], also: new Claim("partner", "US"))),
        TokenKind.Publisher => Bearer(Mint("publisher-1", ["publisher"])),
        TokenKind.Service => Bearer(Mint("service:elsewhere", ["service"])),
        TokenKind.ObserverAndPublisher => Bearer(Mint("observer-2", ["observer", "publisher"])),
        TokenKind.WithoutRole => Bearer(Mint("nobody-1", [])),
        TokenKind.Observer => Bearer(Mint("observer-1", ["observer"])),
        TokenKind.Auditor => Bearer(Mint("auditor-1", ["auditor"])),
        TokenKind.Officer => Bearer(Officer()),
        TokenKind.Legal => Bearer(Mint(Principals.Legal, ["legal"])),
        TokenKind.DelegateOfFrance => Bearer(Mint("delegate-fr", ["delegate"], "FR")),
        TokenKind.AuthorityOfFrance => Bearer(Mint("authority-fr", ["authority"], "FR")),
        TokenKind.AuthorityOfNoState => Bearer(Mint("authority-x", ["authority"])),
        TokenKind.Administrator => Bearer(Mint("administrator-1", ["administrator"])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static string Bearer(string token) => $"Bearer {token}";

    private string Officer(TimeSpan from = default, byte[]? signedWith = null, string? by = null, string? forWhom = null)
        => Mint(Principals.Officer, ["officer"], "", from, signedWith, by, forWhom);

    private string Mint(
        string? subject,
        string[] roles,
        string memberState = "",
        TimeSpan from = default,
        byte[]? signedWith = null,
        string? by = null,
        string? forWhom = null,
        Claim? also = null)
    {
        var claims = new ClaimsIdentity(roles.Select(role => new Claim("roles", role)));
        claims.AddClaims((subject is null ? [] : new[] { new Claim("sub", subject) }).Concat(also is null ? [] : [also]));
        if (memberState.Length > 0)
        {
            claims.AddClaim(new Claim("member_state", memberState));
        }

        var start = DateTime.UtcNow + from;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = by ?? issuer,
            Audience = forWhom ?? audience,
            Subject = claims,
            NotBefore = start,
            IssuedAt = start,
            Expires = start + Hour,
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(signedWith ?? Convert.FromBase64String(key)), SecurityAlgorithms.HmacSha256),
        });
    }

    private static string Unsigned(string token) => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("\"delegate\"", "\"officer\"");
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
