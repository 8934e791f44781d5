using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>
/// By which algorithms tokens may be signed (RFC 8725, section 3.1): those under
/// <c>Authentication:Schemes:Bearer:ValidAlgorithms</c>, and no others; where none are configured, the key's own <c>alg</c>;
/// where it has none either, HS256 for keys that are configured and RS256, PS256 or ES256 for those of the identity provider. A
/// key that says an algorithm is used with no other.
/// </summary>
internal static class Algorithms
{
    private static readonly string[] OfProviders =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    /// <summary>Those in the configuration, or HS256 where keys are and algorithms are not; null to go by the keys.</summary>
    public static IReadOnlyList<string>? Configured(ProviderSettings provider)
        => provider switch
        {
            { ValidAlgorithms.Count: > 0 } => provider.ValidAlgorithms,
            { Authority: "", MetadataAddress: "" } => [SecurityAlgorithms.HmacSha256],
            _ => null,
        };

    /// <summary>
    /// Refuses a verified token whose algorithm is not the key's, or none of the usual ones where nothing is said.
    /// </summary>
    /// <exception cref="TokenRefusedException">It is another.</exception>
    public static async Task CheckAsync(JsonWebToken token, JwtBearerOptions bearer, CancellationToken cancel)
    {
        if (bearer.ConfigurationManager is { } provider)
        {
            var keys = (await provider.GetConfigurationAsync(cancel)).JsonWebKeySet?.Keys ?? [];
            var own = keys.FirstOrDefault(key => key.Kid == (token.SigningKey?.KeyId ?? token.Kid))?.Alg;
            var allowed = string.IsNullOrEmpty(own) ? bearer.TokenValidationParameters.ValidAlgorithms ?? OfProviders : [own];
            if (!allowed.Contains(token.Alg, StringComparer.Ordinal))
            {
                throw new TokenRefusedException($"The token is signed by {token.Alg}, for which its key is not.");
            }
        }
    }
}
