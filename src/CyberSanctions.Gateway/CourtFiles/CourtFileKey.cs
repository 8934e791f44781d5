namespace CyberSanctions.Gateway.CourtFiles;

/// <summary>A public key that manifests of files for a court are sealed with.</summary>
public sealed record CourtFileKey
{
    /// <summary>Its thumbprint (RFC 7638).</summary>
    public required string KeyId { get; init; }

    /// <summary>SubjectPublicKeyInfo (DER), base64.</summary>
    public required byte[] PublicKey { get; init; }
}
