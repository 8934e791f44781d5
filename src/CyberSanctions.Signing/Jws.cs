using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberSanctions.Signing;

/// <summary>
/// A JWS in compact form (RFC 7515), ES256, in the one form that is accepted here: the header is
/// canonical and holds exactly the algorithm, the key's id and the type, so there is nothing in it to
/// choose or to be confused about.
/// </summary>
/// <example><code>{"alg":"ES256","kid":"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs","typ":"cybersanctions-statement"}</code></example>
public sealed class Jws
{
    /// <summary>More characters than this are not looked at.</summary>
    public const int Longest = 4_000;

    private readonly int _signed;

    private Jws(string compact, string keyId, byte[] payload, byte[] signature, int signed)
    {
        Compact = compact;
        KeyId = keyId;
        Payload = payload;
        Signature = signature;
        _signed = signed;
    }

    /// <summary>As it was read or made.</summary>
    public string Compact { get; }

    /// <summary>Which key it says that it was signed with.</summary>
    public string KeyId { get; }

    /// <summary>What was signed.</summary>
    public IReadOnlyList<byte> Payload { get; }

    /// <summary>r and s.</summary>
    public IReadOnlyList<byte> Signature { get; }

    /// <summary>Signs a payload.</summary>
    /// <param name="key">With what.</param>
    /// <param name="type">What is signed: the header's <c>typ</c>. What is signed as one thing is never taken for
    /// another.</param>
    /// <param name="payload">The bytes; what they mean is for its type to say.</param>
    public static Jws Sign(SigningKey key, string type, byte[] payload)
    {
        var signed = SignedPart(key.Public.Id, type, payload);
        var signature = key.Sign(Encoding.ASCII.GetBytes(signed));
        return new Jws($"{signed}.{Base64Url.EncodeToString(signature)}", key.Public.Id, payload, signature, signed.Length);
    }

    /// <summary>Puts one together that was taken apart; whether it is signed is not looked at.</summary>
    public static Jws Of(string keyId, string type, byte[] payload, byte[] signature)
    {
        var signed = SignedPart(keyId, type, payload);
        return new Jws($"{signed}.{Base64Url.EncodeToString(signature)}", keyId, payload, signature, signed.Length);
    }

    /// <summary>Reads one; whether it is signed by the key that it names is not looked at yet.</summary>
    /// <exception cref="MalformedJwsException">It is none, in any other form, or of another type.</exception>
    public static Jws Read(string compact, string type)
    {
        try
        {
            if (compact.Length <= Longest && compact.Split('.') is [var header, var payload, var signature])
            {
                var keyId = (JsonNode.Parse(Base64Url.DecodeFromChars(header)) as JsonObject)?["kid"]?.GetValue<string>() ?? "";
                var jws = Of(keyId, type, Base64Url.DecodeFromChars(payload), Base64Url.DecodeFromChars(signature));
                // Any other header, padding or stray bits are another text.
                if (jws.Compact == compact)
                {
                    return jws;
                }
            }
        }
        catch (Exception exception)
            when (exception is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            // As malformed as any.
        }

        throw new MalformedJwsException($"This is no JWS in compact form, signed with ES256, of type {type}.");
    }

    /// <summary>Whether a key has signed it.</summary>
    public bool IsSignedBy(PublicKey key)
        => key.HasSigned(Encoding.ASCII.GetBytes(Compact, 0, _signed), Signature.ToArray());

    private static string SignedPart(string keyId, string type, byte[] payload)
    {
        var header = CanonicalJson.Bytes(new JsonObject { ["alg"] = "ES256", ["kid"] = keyId, ["typ"] = type });
        return $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
    }
}
