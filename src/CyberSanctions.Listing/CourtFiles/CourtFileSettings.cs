namespace CyberSanctions.Listing.CourtFiles;

/// <summary>
/// What the manifests of files for a court are sealed with: configuration section <c>CourtFiles</c>. Without a key none are made.
/// </summary>
internal sealed class CourtFileSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "CourtFiles";

    /// <summary>The key pair, in PEM (PKCS #8).</summary>
    public string SigningKey { get; init; } = "";

    /// <summary>The file that holds it; not looked at when <see cref="SigningKey"/> is there.</summary>
    public string SigningKeyFile { get; init; } = "";

    /// <summary>The public halves of keys that were replaced, base64 of SubjectPublicKeyInfo: files that they sealed are
    /// about.</summary>
    public IReadOnlyList<string> EarlierKeys { get; init; } = [];
}
