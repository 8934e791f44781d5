using System.Security.Cryptography;

namespace CyberSanctions.Contracts.Kinds.Crypto;

/// <summary>
/// Base58 and Base58Check, in which Bitcoin and its descendants write addresses: 58 letters and digits that do not look alike,
/// the last four bytes a checksum (the beginning of SHA-256 taken twice).
/// </summary>
internal static class Base58
{
    public const string Bitcoin = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    public const string Ripple = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

    private const int Checksum = 4;
    private const int Radix = 58;

    /// <summary>What the address holds before its checksum; null when it is no Base58, or the checksum does not fit.</summary>
    public static byte[]? Checked(string text, string alphabet)
        => Decode(text, alphabet) is { Length: > Checksum } bytes
            && SHA256.HashData(SHA256.HashData(bytes.AsSpan(..^Checksum))).AsSpan(..Checksum)
                .SequenceEqual(bytes.AsSpan(^Checksum..))
                ? bytes[..^Checksum]
                : null;

    /// <summary>The bytes; null when there is a character that is none of the alphabet.</summary>
    public static byte[]? Decode(string text, string alphabet = Bitcoin)
    {
        var digits = new List<byte>();
        foreach (var c in text)
        {
            var carry = alphabet.IndexOf(c);
            if (carry < 0)
            {
                return null;
            }

            for (var at = 0; at < digits.Count; at++)
            {
                carry += Radix * digits[at];
                digits[at] = (byte)carry;
                carry >>= 8;
            }

            for (; carry > 0; carry >>= 8)
            {
                digits.Add((byte)carry);
            }
        }

        // Each leading zero of the alphabet is a byte of its own.
        digits.AddRange(Enumerable.Repeat((byte)0, text.TakeWhile(c => c == alphabet[0]).Count()));
        digits.Reverse();
        return [.. digits];
    }
}
