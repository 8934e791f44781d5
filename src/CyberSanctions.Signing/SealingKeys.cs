namespace CyberSanctions.Signing;

/// <summary>The key that a service seals its files with, and the public halves of those before it.</summary>
/// <param name="pem">The key pair, in PEM (PKCS #8); empty: it is in a file, or there is none.</param>
/// <param name="file">The file that holds it; not looked at when <paramref name="pem"/> is there.</param>
/// <param name="earlier">Public halves of keys that were replaced, base64 of SubjectPublicKeyInfo.</param>
public sealed class SealingKeys(string pem, string file, IEnumerable<string> earlier) : IDisposable
{
    private readonly Lazy<SigningKey?> _present = new(
        () => pem.Length > 0 ? SigningKey.Read(pem) : file.Length > 0 ? SigningKey.Read(File.ReadAllText(file)) : null);

    /// <summary>The key pair; nothing when the operator has set none.</summary>
    public SigningKey? Present => _present.Value;

    /// <summary>The public keys: the present one first, if there is one.</summary>
    public IReadOnlyList<PublicKey> Published => Present is { } key ? [key.Public, .. Earlier] : Earlier;

    private IReadOnlyList<PublicKey> Earlier { get; } =
        [.. earlier.Select(spki => PublicKey.Read(Convert.FromBase64String(spki)))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in Earlier)
        {
            key.Dispose();
        }

        if (_present.IsValueCreated)
        {
            _present.Value?.Dispose();
        }
    }
}
