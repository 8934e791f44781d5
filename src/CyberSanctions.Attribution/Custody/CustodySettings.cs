namespace CyberSanctions.Attribution.Custody;

/// <summary>
/// What custody files are signed with: configuration section <c>Custody</c>. Without a key none are written.
/// </summary>
internal sealed class CustodySettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Custody";

    /// <summary>The key pair, in PEM (PKCS #8).</summary>
    public string SigningKey { get; init; } = "";

    /// <summary>The file that holds it; not looked at when <see cref="SigningKey"/> is there.</summary>
    public string SigningKeyFile { get; init; } = "";

    /// <summary>The public halves of keys that were replaced, base64 of SubjectPublicKeyInfo: files that they signed are
    /// about.</summary>
    public IReadOnlyList<string> EarlierKeys { get; init; } = [];
}
