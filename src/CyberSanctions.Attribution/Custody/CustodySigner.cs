using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Signing;
using Microsoft.Extensions.Options;

namespace CyberSanctions.Attribution.Custody;

/// <summary>The key that custody files are signed with, and the public halves of those before it.</summary>
internal sealed class CustodySigner(IOptions<CustodySettings> settings) : IDisposable
{
    private readonly Lazy<SigningKey?> _key = new(() => Pem(settings.Value) is { } pem ? SigningKey.Read(pem) : null);

    /// <summary>The key pair.</summary>
    /// <exception cref="RefusedException"><c>no-custody-key</c>.</exception>
    public SigningKey Signing => _key.Value ?? throw CustodyRefusals.NoCustodyKey.Because(
        "The operator has set no key for custody files: Custody:SigningKeyFile.");

    /// <summary>The public keys: the present one first, if there is one.</summary>
    public IReadOnlyList<PublicKey> Published => _key.Value is { } key ? [key.Public, .. Earlier] : Earlier;

    private IReadOnlyList<PublicKey> Earlier { get; } =
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
            _key.Value?.Dispose();
        }
    }

    private static string? Pem(CustodySettings settings)
        => settings.SigningKey.Length > 0 ? settings.SigningKey
            : settings.SigningKeyFile.Length > 0 ? File.ReadAllText(settings.SigningKeyFile)
            : null;
}
