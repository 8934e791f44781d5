using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Signing;
using Microsoft.Extensions.Options;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>The key that manifests are sealed with, and the public halves of those before it.</summary>
internal sealed class CourtFileSigner(IOptions<CourtFileSettings> settings) : IDisposable
{
    private readonly SealingKeys _keys = new(
        settings.Value.SigningKey, settings.Value.SigningKeyFile, settings.Value.EarlierKeys);

    /// <summary>The key pair.</summary>
    /// <exception cref="RefusedException"><c>no-court-file-key</c>.</exception>
    public SigningKey Signing => _keys.Present ?? throw CourtFileRefusals.NoKey.Because(
        "The operator has set no key for files for a court: CourtFiles:SigningKeyFile.");

    /// <summary>The public keys: the present one first, if there is one.</summary>
    public IReadOnlyList<PublicKey> Published => _keys.Published;

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();
}
