using System.Buffers.Binary;
using System.Text;
using NSec.Cryptography;

namespace CyberSanctions.Transparency.Notes;

/// <summary>
/// A text with signatures (C2SP signed-note). What it says is nothing before it was checked by a key that one trusts.
/// </summary>
/// <param name="Text">Ends with a line feed.</param>
/// <param name="Signatures">At least one.</param>
public sealed record Note(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>Signatures that are read, at most.</summary>
    public const int MostSignatures = 128;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one.</summary>
    public static Note Parse(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new MalformedLogException("A note is UTF-8.");
        }

        var end = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || text[^1] != '\n' || text.Any(c => c < ' ' && c != '\n'))
        {
            throw new MalformedLogException("This is no signed note.");
        }

        var lines = text[(end + 2)..].Split('\n')[..^1];
        return lines.Length is > 0 and <= MostSignatures
            ? new Note(text[..(end + 1)], [.. lines.Select(NoteSignature.Parse)])
            : throw new MalformedLogException($"A note has 1 to {MostSignatures} signatures.");
    }

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes()
        => Encoding.UTF8.GetBytes($"{Text}\n{string.Concat(Signatures.Select(signature => $"{signature}\n"))}");

    /// <summary>Which of some keys have signed it. Signatures of other keys are nobody's, and say nothing.</summary>
    /// <exception cref="MalformedLogException">A signature that one of them is said to have made is none.</exception>
    public IReadOnlyList<Signed> By(IEnumerable<NoteKey> keys)
    {
        var known = keys.ToList();
        var signed = new List<Signed>();
        foreach (var signature in Signatures)
        {
            if (known.Find(signature.IsBy) is { } key && signed.TrueForAll(one => one.Key != key))
            {
                signed.Add(Check(key, signature.Bytes.Span)
                    ?? throw new MalformedLogException($"The signature of {key.Name} is not one of this text."));
            }
        }

        return signed;
    }

    private Signed? Check(NoteKey key, ReadOnlySpan<byte> signature)
    {
        if (key.Kind == NoteKeyKind.Ed25519)
        {
            return SignatureAlgorithm.Ed25519.Verify(key.Key, Encoding.UTF8.GetBytes(Text), signature) ? new(key, null) : null;
        }

        if (signature.Length != Cosignatures.Length
            || BinaryPrimitives.ReadInt64BigEndian(signature) is not (>= 0 and <= 253_402_300_799 and var seconds)
            || !SignatureAlgorithm.Ed25519.Verify(key.Key, Cosignatures.Message(Text, seconds), signature[8..]))
        {
            return null;
        }

        return new(key, DateTimeOffset.FromUnixTimeSeconds(seconds));
    }
}

/// <summary>That a key has signed.</summary>
/// <param name="Key">Which.</param>
/// <param name="At">When, if it is that of a witness.</param>
public sealed record Signed(NoteKey Key, DateTimeOffset? At);
