namespace CyberSanctions.Contracts.Kinds.Crypto;

/// <summary>
/// Addresses of segregated witness outputs: Bech32 of version 0 (BIP-173), Bech32m of versions 1 to 16 (BIP-350).
/// </summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int Longest = 90;
    private const int Checksum = 6;
    private const int HighestVersion = 16;
    private const uint First = 1;
    private const uint Modified = 0x2bc830a3;
    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

    /// <summary>Whether it is such an address.</summary>
    /// <param name="address">In lower case or in upper case, not both.</param>
    /// <param name="prefix">The human-readable part, in lower case: <c>bc</c>.</param>
    public static bool IsAddress(string address, string prefix)
    {
        var lower = address.ToLowerInvariant();
        if (address.Length > Longest
            || (address.Any(char.IsAsciiLetterUpper) && address.Any(char.IsAsciiLetterLower))
            || !lower.StartsWith($"{prefix}1", StringComparison.Ordinal))
        {
            return false;
        }

        int[] data = [.. lower.Skip(prefix.Length + 1).Select(c => Alphabet.IndexOf(c))];
        if (data.Length <= Checksum || data.Contains(-1) || data[0] > HighestVersion)
        {
            return false;
        }

        var check = Polymod([.. prefix.Select(c => c >> 5), 0, .. prefix.Select(c => c & 31), .. data]);
        return check == (data[0] == 0 ? First : Modified)
            && ProgramLength(data[1..^Checksum]) is { } length
            && (data[0] == 0 ? length is 20 or 32 : length is >= 2 and <= 40);
    }

    private static uint Polymod(IEnumerable<int> values)
    {
        var check = First;
        foreach (var value in values)
        {
            var top = check >> 25;
            check = ((check & 0x1ffffff) << 5) ^ (uint)value;
            for (var bit = 0; bit < Generator.Length; bit++)
            {
                check ^= ((top >> bit) & 1) == 1 ? Generator[bit] : 0;
            }
        }

        return check;
    }

    // In bytes; null when what is left over is not padding: fewer than five bits, all zero.
    private static int? ProgramLength(int[] fives)
    {
        var left = fives.Length * 5 % 8;
        return left < 5 && (fives.Length == 0 || (fives[^1] & ((1 << left) - 1)) == 0) ? fives.Length * 5 / 8 : null;
    }
}
