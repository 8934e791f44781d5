using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Signing;
using Microsoft.Extensions.Options;

namespace CyberSanctions.Attribution.Custody;

/// <summary>The key that custody files are signed with, and the public halves of those before it.</summary>
internal sealed class CustodySigner(IOptions<CustodySettings> settings) : IDisposable
{
    private readonly SealingKeys _keys = new(
        settings.Value.SigningKey, settings.Value.SigningKeyFile, settings.Value.EarlierKeys);

    /// <summary>The key pair.</summary>
    /// <exception cref="RefusedException"><c>no-custody-key</c>.</exception>
    public SigningKey Signing => _keys.Present ?? throw CustodyRefusals.NoCustodyKey.Because(
        "The operator has set no key for custody files: Custody:SigningKeyFile.");

    /// <summary>The public keys: the present one first, if there is one.</summary>
    public IReadOnlyList<PublicKey> Published => _keys.Published;

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();
}
