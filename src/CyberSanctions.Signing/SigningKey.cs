using System.Security.Cryptography;

namespace CyberSanctions.Signing;

/// <summary>A key pair of ECDSA on P-256. Of a delegation's, the private half never leaves the delegate's machine.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly string _pkcs8;
    private readonly ThreadLocal<ECDsa> _key;

    private SigningKey(string pem)
    {
        using var key = Import(pem);
        // Fails where there is only the public half, which PEM may hold as well.
        _pkcs8 = key.ExportPkcs8PrivateKeyPem();
        Public = PublicKey.Read(key.ExportSubjectPublicKeyInfo());
        _key = new ThreadLocal<ECDsa>(() => Import(_pkcs8), trackAllValues: true);
    }

    /// <summary>Its public half.</summary>
    public PublicKey Public { get; }

    /// <summary>A new one.</summary>
    public static SigningKey Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey(key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Reads one from PEM (PKCS #8).</summary>
    /// <exception cref="UnusableKeyException">It is none.</exception>
    public static SigningKey Read(string pem)
    {
        try
        {
            return new SigningKey(pem);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new UnusableKeyException("This is no private key of ECDSA on P-256 in PEM (PKCS #8).");
        }
    }

    /// <summary>As PEM, to be kept readable by its owner alone.</summary>
    public string ToPem() => _pkcs8;

    /// <summary>
    /// Signs: r and s, 32 bytes each, of the two signatures that are equally good the one with the <see cref="LowS"/>.
    /// </summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
        => LowS.Of(_key.Value!.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in _key.Values)
        {
            key.Dispose();
        }

        _key.Dispose();
        Public.Dispose();
    }

    private static ECDsa Import(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
