using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CyberSanctions.Signing;

/// <summary>
/// A file that a stranger can check offline: canonical JSON (RFC 8785) that names the key it is sealed with, and whose seal
/// covers all of it but itself.
/// </summary>
public static class SealedFile
{
    private const string Format = "format";

    /// <summary>Adds <c>key</c> and <c>seal</c>, and writes it.</summary>
    /// <param name="file">All else that it says; its <c>format</c> among it.</param>
    /// <param name="about">Which of its members the seal names besides the format, so that it is of no other file.</param>
    /// <param name="type">Of the JWS.</param>
    /// <param name="key">What it is sealed with.</param>
    public static byte[] Write(JsonObject file, string about, string type, SigningKey key)
    {
        file["key"] = new JsonObject
        {
            ["keyId"] = key.Public.Id,
            ["publicKey"] = Convert.ToBase64String([.. key.Public.Spki]),
        };
        var seal = Jws.Sign(key, type, CanonicalJson.Bytes(new JsonObject
        {
            [Format] = file[Format]!.DeepClone(),
            [about] = file[about]!.DeepClone(),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(file))),
        }));
        file["seal"] = new JsonObject
        {
            ["signedBy"] = seal.KeyId,
            ["signature"] = Base64Url.EncodeToString(seal.Signature.ToArray()),
        };
        return CanonicalJson.Bytes(file);
    }
}
