using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Publication.Lists;
using CyberSanctions.Transparency.Notes;
using Microsoft.Extensions.Options;

namespace CyberSanctions.Publication.Log;

/// <summary>
/// By what each list's log signs its checkpoints. Each has a key of its own, derived from the operator's by its origin: what the
/// log of exercises signs is never taken for anything of a real list.
/// </summary>
internal sealed class LogKeys : IDisposable
{
    private readonly FrozenDictionary<string, NoteSigner> _signers;

    public LogKeys(IOptions<LogSettings> settings)
    {
        var secret = NoteSigner.SecretOf(Pem(settings.Value));
        var origin = settings.Value.Origin is { Length: > 0 } given
            ? given.TrimEnd('/')
            : throw new InvalidOperationException("Set Log:Origin: a log that has no name can be taken for another one.");
        _signers = PublicList.All.ToFrozenDictionary(list => list.Name, list => Of($"{origin}{list.Path}/log", secret));
    }

    /// <summary>Of a list.</summary>
    public NoteSigner Of(PublicList list) => _signers[list.Name];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signer in _signers.Values)
        {
            signer.Dispose();
        }
    }

    // HKDF (RFC 5869): whoever has the key of one log does not have that of another.
    private static NoteSigner Of(string origin, byte[] secret)
        => NoteSigner.Of(origin, NoteKeyKind.Ed25519, HKDF.DeriveKey(
            HashAlgorithmName.SHA256, secret, outputLength: 32, info: Encoding.UTF8.GetBytes(origin)));

    private static string Pem(LogSettings settings)
        => settings.SigningKey.Length > 0 ? settings.SigningKey
            : settings.SigningKeyFile.Length > 0 ? File.ReadAllText(settings.SigningKeyFile)
            : throw new InvalidOperationException(
                "Set Log:SigningKeyFile (or Log:SigningKey): nothing is published that cannot be proved.");
}
