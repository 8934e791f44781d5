using CyberSanctions.Signing;
using Microsoft.Extensions.Options;


namespace CyberSanctions.Voting.Receipts;

/// <summary>
/// The key that receipts are signed with, and the public halves of those before it. See <see cref="ReceiptSettings"/>.
/// </summary>
internal sealed class ReceiptKey(IOptions<ReceiptSettings> settings) : IDisposable
{
    private readonly Lazy<SigningKey> _key = new(() => SigningKey.Read(Pem(settings.Value)));

    /// <summary>The key pair.</summary>
    public SigningKey Signing => _key.Value;

    /// <summary>The public keys of before.</summary>
    public IReadOnlyList<PublicKey> Earlier { get; } =
        [.. settings.Value.EarlierKeys.Select(spki => PublicKey.Read(Convert.FromBase64String(spki)))];

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

    private static string Pem(ReceiptSettings settings)
        => settings.SigningKey.Length > 0 ? settings.SigningKey
            : settings.SigningKeyFile.Length > 0 ? File.ReadAllText(settings.SigningKeyFile)
            : throw new InvalidOperationException(
                "Set Receipts:SigningKeyFile (or Receipts:SigningKey): votes cannot be accepted without receipts.");
}
