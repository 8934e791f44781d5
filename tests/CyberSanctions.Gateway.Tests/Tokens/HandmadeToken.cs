using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberSanctions.Testing;

namespace CyberSanctions.Gateway.Tests.Tokens;

/// <summary>
/// Tokens put together by hand (RFC 7515, RFC 7519), with the key that services under test accept: no library sees to it that
/// they are sound.
/// </summary>
internal static class HandmadeToken
{
    /// <summary>An officer's, valid now, but for what is said otherwise.</summary>
    /// <param name="claims">Members of the payload as JSON text: added, in their place, or (null) left out.</param>
    /// <param name="header">The header as JSON text.</param>
    public static string Of(Dictionary<string, string?>? claims = null, string header = """{"alg":"HS256","typ":"JWT"}""")
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var all = new Dictionary<string, string?>
        {
            ["iss"] = "\"tests\"",
            ["aud"] = "\"cybersanctions\"",
            ["sub"] = "\"aurelia.nimbus\"",
            ["roles"] = "[\"officer\"]",
            ["exp"] = $"{now + 300}",
        };
        foreach (var (name, value) in claims ?? [])
        {
            all[name] = value;
        }

        var members = all.Where(claim => claim.Value is not null)
            .Select(claim => $"{JsonSerializer.Serialize(claim.Key)}:{claim.Value}");
        return Signed(header, $"{{{string.Join(',', members)}}}");
    }

    /// <summary>Of any header and payload, signed with HMAC-SHA256 whatever the header says.</summary>
    public static string Signed(string header, string payload)
    {
        var key = Convert.FromBase64String(TestTokens.Settings["Authentication:Schemes:Bearer:SigningKeys:0:Value"]!);
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
