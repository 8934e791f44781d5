using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// What a token must be besides signed, current, and meant for us (RFC 8725): it says who acts, once, and so that it can be read;
/// it says nothing twice; it is of a type for this; and it needs no extension that nobody here understands.
/// </summary>
internal static class TokenRules
{
    // OpenID Connect Core 1.0, section 2: sub "MUST NOT exceed 255 ASCII characters in length".
    private const int LongestSubject = 255;

    private static readonly string[] Types = ["JWT", "at+jwt", "application/jwt", "application/at+jwt"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Refuses a token that is not so.</summary>
    /// <exception cref="TokenRefusedException">It is not; the message says why.</exception>
    public static void Check(JsonWebToken token, string roleClaim)
    {
        var (header, claims) = (Parse(token.EncodedHeader), Parse(token.EncodedPayload));
        if (header.TryGetProperty("crit", out _))
        {
            throw new TokenRefusedException("The token's header has crit, and no extension is understood here.");
        }

        if (header.TryGetProperty("typ", out var type)
            && !(type.ValueKind == JsonValueKind.String && Types.Contains(type.GetString(), StringComparer.OrdinalIgnoreCase)))
        {
            throw new TokenRefusedException("The token's typ is neither JWT nor at+jwt.");
        }

        var subject = Single(claims, "sub") ?? throw new TokenRefusedException("The token does not say who acts: it has no sub.");
        if (!IsReadable(subject))
        {
            throw new TokenRefusedException(
                $"The token's sub must have 1 to {LongestSubject} characters, none of them a control, invisible, or format"
                + " character.");
        }

        var roles = Roles(claims, roleClaim);
        if (subject.StartsWith(Principal.OwnActors, StringComparison.OrdinalIgnoreCase)
            && !roles.Contains(Identity.Roles.Service))
        {
            throw new TokenRefusedException($"Only a service of the suite has a sub that begins with {Principal.OwnActors}.");
        }

        _ = Single(claims, Principal.MemberStateClaim);
        _ = Single(claims, Principal.PartnerClaim);
    }

    /// <summary>
    /// Whether somebody can be known by a subject: there is something to be seen, and nothing that cannot be seen.
    /// </summary>
    public static bool IsReadable(string subject)
        => subject.Length <= LongestSubject
            && !string.IsNullOrWhiteSpace(subject)
            && LookAlikes.In(subject).Count > 0
            && subject.EnumerateRunes().All(rune => rune == new Rune(' ') || (rune != Rune.ReplacementChar && IsVisible(rune)));

    private static bool IsVisible(Rune rune) => LookAlikes.In(rune.ToString()).Count > 0
        && Rune.GetUnicodeCategory(
            rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);

    private static string? Single(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value)
        ? null
        : value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new TokenRefusedException($"The token's {name} must be one text.");

    private static List<string> Roles(JsonElement claims, string roleClaim)
    {
        if (!claims.TryGetProperty(roleClaim, out var value))
        {
            return [];
        }

        JsonElement[] roles = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return Array.TrueForAll(roles, role => role.ValueKind == JsonValueKind.String)
            ? [.. roles.Select(role => role.GetString()!)]
            : throw new TokenRefusedException($"The token's {roleClaim} must be a text or a list of texts.");
    }

    private static JsonElement Parse(string base64Url)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(base64Url), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new TokenRefusedException("A part of the token is no JSON object.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new TokenRefusedException("A part of the token is no strict JSON, or says something twice.");
        }
    }
}
