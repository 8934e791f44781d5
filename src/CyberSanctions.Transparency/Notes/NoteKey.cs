using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace CyberSanctions.Transparency.Notes;

/// <summary>What a key signs, as the type byte of C2SP signed-note says.</summary>
public enum NoteKeyKind : byte
{
    /// <summary>The text of a note, with Ed25519 (RFC 8032): what a log signs its checkpoints with.</summary>
    Ed25519 = 0x01,

    /// <summary>That a checkpoint was seen at a time, with Ed25519 (C2SP tlog-cosignature): what a witness signs with.</summary>
    Cosignature = 0x04,
}

/// <summary>A public key by which notes are checked. Its name and id together say whose it is.</summary>
public sealed class NoteKey
{
    private NoteKey(string name, NoteKeyKind kind, PublicKey key, byte[] bytes)
    {
        (Name, Kind, Key, Bytes) = (name, kind, key, bytes);
        Id = BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)kind, .. bytes]));
    }

    /// <summary>Of whoever signs: no spaces, no plus; of a log its origin.</summary>
    public string Name { get; }

    /// <summary>What it signs.</summary>
    public NoteKeyKind Kind { get; }

    /// <summary>The beginning of a hash of the name, the kind and the key.</summary>
    public uint Id { get; }

    /// <summary>The 32 bytes of the key.</summary>
    public IReadOnlyList<byte> Bytes { get; }

    internal PublicKey Key { get; }

    /// <summary>Of a key of Ed25519.</summary>
    public static NoteKey Of(string name, NoteKeyKind kind, ReadOnlySpan<byte> key)
    {
        if (!IsName(name) || !Enum.IsDefined(kind)
            || !PublicKey.TryImport(SignatureAlgorithm.Ed25519, key, KeyBlobFormat.RawPublicKey, out var imported))
        {
            throw new MalformedLogException("This is no key of a note.");
        }

        return new NoteKey(name, kind, imported!, key.ToArray());
    }

    /// <summary>Reads the one line by which keys are handed on (a vkey): <c>name+id+base64(type ‖ key)</c>.</summary>
    public static NoteKey Parse(string line)
    {
        if (line.Split('+', 3) is not [var name, var id, var rest] || Base64Text.Read(rest) is not [var kind, .. var bytes])
        {
            throw new MalformedLogException("This is no key of a note.");
        }

        var key = Of(name, (NoteKeyKind)kind, bytes);
        return id == key.Id.ToString("x8", CultureInfo.InvariantCulture)
            ? key
            : throw new MalformedLogException("The id of the key is not that of its name and bytes.");
    }

    /// <summary>The line by which it is handed on.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Kind, .. Bytes])}");

    internal static bool IsName(string name)
        => name.Length > 0
            && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c is '+' or '\uFFFD');
}
