using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CyberSanctions.Signing;

/// <summary>A public key of ECDSA on P-256, of whoever signs.</summary>
public sealed class PublicKey : IDisposable
{
    // One per thread: nothing promises that an ECDsa may be used by several at once.
    private readonly ThreadLocal<ECDsa> _key;

    private PublicKey(byte[] spki, string id)
    {
        Spki = spki;
        Id = id;
        _key = new ThreadLocal<ECDsa>(() => Import(spki), trackAllValues: true);
    }

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public IReadOnlyList<byte> Spki { get; }

    /// <summary>Its name: the thumbprint of RFC 7638, 43 characters of base64url.</summary>
    public string Id { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="UnusableKeyException">Anything but a point on P-256 in plain SubjectPublicKeyInfo.</exception>
    public static PublicKey Read(byte[] spki)
    {
        try
        {
            using var key = Import(spki);
            var point = key.ExportParameters(includePrivateParameters: false);
            if (point.Curve.Oid.Value != "1.2.840.10045.3.1.7" || !key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(spki))
            {
                throw new CryptographicException();
            }

            var thumbprint = CanonicalJson.Bytes(new JsonObject
            {
                ["crv"] = "P-256",
                ["kty"] = "EC",
                ["x"] = Base64Url.EncodeToString(point.Q.X),
                ["y"] = Base64Url.EncodeToString(point.Q.Y),
            });
            return new PublicKey([.. spki], Base64Url.EncodeToString(SHA256.HashData(thumbprint)));
        }
        // A curve that the platform has never heard of is none of the former.
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException)
        {
            throw new UnusableKeyException("This is no public key of ECDSA on P-256 as SubjectPublicKeyInfo (DER).");
        }
    }

    /// <summary>Whether a signature (r and s, 32 bytes each) over some bytes is this key's.</summary>
    public bool HasSigned(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        => signature.Length == 64 && _key.Value!.VerifyData(
            data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _key.Values)
        {
            key.Dispose();
        }

        _key.Dispose();
    }

    private static ECDsa Import(byte[] spki)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(spki, out _);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
