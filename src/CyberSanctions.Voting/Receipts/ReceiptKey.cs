using CyberSanctions.Signing;


namespace CyberSanctions.Voting.Receipts;

/// <summary>
/// The key that receipts are signed with: PEM (PKCS #8) in <c>Receipts:SigningKey</c>, or in the file
/// that <c>Receipts:SigningKeyFile</c> names. All replicas have the same. Once it has been replaced, the
/// public halves of those before it go into <c>Receipts:EarlierKeys:0</c>, … (base64 of SubjectPublicKeyInfo),
/// since receipts that they signed are in roll calls.
/// </summary>
internal sealed class ReceiptKey(IConfiguration configuration) : IDisposable
{
    private readonly Lazy<SigningKey> _key = new(() => SigningKey.Read(Pem(configuration)));

    /// <summary>The key pair.</summary>
    public SigningKey Signing => _key.Value;

    /// <summary>The public keys of before.</summary>
    public IReadOnlyList<PublicKey> Earlier { get; } =
        [.. (configuration.GetSection("Receipts:EarlierKeys").Get<string[]>() ?? []).Select(spki => PublicKey.Read(Convert.FromBase64String(spki)))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in Earlier)
        {
            key.Dispose();
        }

        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private static string Pem(IConfiguration configuration)
        => configuration["Receipts:SigningKey"] is { Length: > 0 } pem ? pem
            : configuration["Receipts:SigningKeyFile"] is { Length: > 0 } file ? File.ReadAllText(file)
            : throw new InvalidOperationException("Set Receipts:SigningKeyFile (or Receipts:SigningKey): votes cannot be accepted without receipts.");
}
