using System.Buffers.Binary;
using System.Text;
using NSec.Cryptography;

namespace CyberSanctions.Transparency.Notes;

/// <summary>A private key that signs notes, or cosigns checkpoints.</summary>
public sealed class NoteSigner : IDisposable
{
    private readonly Key _key;

    private NoteSigner(string name, NoteKeyKind kind, Key key)
    {
        _key = key;
        Public = NoteKey.Of(name, kind, key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <summary>By which what it signs is checked.</summary>
    public NoteKey Public { get; }

    /// <summary>Makes a key, as its 32 secret bytes.</summary>
    public static byte[] MakeSecret()
    {
        using var key = Key.Create(
            SignatureAlgorithm.Ed25519, new() { ExportPolicy = KeyExportPolicies.AllowPlaintextArchiving });
        return key.Export(KeyBlobFormat.RawPrivateKey);
    }

    /// <summary>The 32 secret bytes of a key in PEM (PKCS #8), as <c>openssl genpkey -algorithm ed25519</c> makes it.</summary>
    public static byte[] SecretOf(string pem)
    {
        if (!Key.TryImport(
            SignatureAlgorithm.Ed25519,
            Encoding.UTF8.GetBytes(pem.ReplaceLineEndings("\n").Trim() + "\n"),
            KeyBlobFormat.PkixPrivateKeyText,
            out var key,
            new() { ExportPolicy = KeyExportPolicies.AllowPlaintextArchiving }))
        {
            throw new MalformedLogException("This is no private key of Ed25519 in PEM (PKCS #8).");
        }

        using (key)
        {
            return key!.Export(KeyBlobFormat.RawPrivateKey);
        }
    }

    /// <summary>Takes up a key.</summary>
    /// <param name="name">Of a log, its origin.</param>
    /// <param name="secret">32 bytes (RFC 8032).</param>
    public static NoteSigner Of(string name, NoteKeyKind kind, ReadOnlySpan<byte> secret)
        => Key.TryImport(SignatureAlgorithm.Ed25519, secret, KeyBlobFormat.RawPrivateKey, out var key)
            ? new NoteSigner(name, kind, key!)
            : throw new MalformedLogException("This is no private key of Ed25519.");

    /// <summary>Signs a text.</summary>
    public NoteSignature Sign(string text)
        => Public.Kind == NoteKeyKind.Ed25519
            ? new(Public.Name, Public.Id, SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(text)))
            : throw new InvalidOperationException("A witness says when it signs.");

    /// <summary>Signs that a checkpoint is the largest that was seen of its log.</summary>
    /// <param name="text">The checkpoint, without signatures.</param>
    /// <param name="at">When; seconds are kept.</param>
    public NoteSignature Cosign(string text, DateTimeOffset at)
    {
        if (Public.Kind != NoteKeyKind.Cosignature)
        {
            throw new InvalidOperationException("The key of a log is no witness's.");
        }

        var seconds = at.ToUnixTimeSeconds();
        var bytes = new byte[Cosignatures.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        SignatureAlgorithm.Ed25519.Sign(_key, Cosignatures.Message(text, seconds)).CopyTo(bytes.AsSpan(8));
        return new(Public.Name, Public.Id, bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
