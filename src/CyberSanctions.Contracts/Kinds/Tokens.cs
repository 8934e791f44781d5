namespace CyberSanctions.Contracts.Kinds;

/// <summary>What programs hand on as it is: references, cursors, keys' ids, idempotency keys, hashes.</summary>
public static class Tokens
{
    private const int Sha256Digits = 64;

    /// <summary>What is wrong with visible ASCII characters, one at least; null when nothing is.</summary>
    public static string? Problem(string token, int most)
        => token.Length >= 1 && token.Length <= most && token.All(c => c is >= '!' and <= '~')
            ? null
            : $"Must be 1 to {most} visible ASCII characters.";

    /// <summary>What is wrong with the hexadecimal digits of a SHA-256; null when nothing is.</summary>
    public static string? Sha256Problem(string digits)
        => digits.Length == Sha256Digits && digits.All(char.IsAsciiHexDigitLower)
            ? null
            : "Must be 64 lower-case hexadecimal digits.";
}
