namespace CyberSanctions.Voting.Receipts;

/// <summary>
/// What receipts are signed with: configuration section <c>Receipts</c>. One of <see cref="SigningKey"/> and
/// <see cref="SigningKeyFile"/> has to be there, the same for all replicas.
/// </summary>
internal sealed class ReceiptSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Receipts";

    /// <summary>The key pair, in PEM (PKCS #8).</summary>
    public string SigningKey { get; init; } = "";

    /// <summary>The file that holds it; not looked at when <see cref="SigningKey"/> is there.</summary>
    public string SigningKeyFile { get; init; } = "";

    /// <summary>
    /// The public halves of keys that were replaced, base64 of SubjectPublicKeyInfo: receipts that they signed are in roll calls.
    /// </summary>
    public IReadOnlyList<string> EarlierKeys { get; init; } = [];
}
