using System.Collections.Frozen;
using System.Text;

namespace CyberSanctions.Contracts.Kinds.Crypto;

/// <summary>
/// Addresses of crypto-assets. One letter off, and somebody else's assets are frozen: so only currencies whose addresses have a
/// checksum are taken, and only addresses whose checksum fits.
/// </summary>
public static class CryptoAddresses
{
    private const int Longest = 120;
    private const int PayloadLength = 20;
    private const int MoneroChecksum = 4;
    private const int MoneroBlock = 11;

    // The bytes before the 20 of a key or a script; of Zcash two.
    private static readonly FrozenDictionary<string, Func<string, bool>> Forms = new Dictionary<string, Func<string, bool>>
    {
        ["BTC"] = address => IsBase58(address, [0x00], [0x05]) || Bech32.IsAddress(address, "bc"),
        ["LTC"] = address => IsBase58(address, [0x30], [0x32], [0x05]) || Bech32.IsAddress(address, "ltc"),
        ["DOGE"] = address => IsBase58(address, [0x1e], [0x16]),
        ["DASH"] = address => IsBase58(address, [0x4c], [0x10]),
        ["ZEC"] = address => IsBase58(address, [0x1c, 0xb8], [0x1c, 0xbd]),
        ["TRX"] = IsTron,
        ["XRP"] = address => Base58.Checked(address, Base58.Ripple) is [0x00, ..] and { Length: PayloadLength + 1 },
        ["XMR"] = IsMonero,
        ["ETH"] = IsEthereum,
        ["ETC"] = IsEthereum,
        ["BNB"] = IsEthereum,
        ["USDC"] = IsEthereum,
        ["USDT"] = address => IsEthereum(address) || IsTron(address),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The currencies whose addresses can be verified.</summary>
    public static IReadOnlyCollection<string> Currencies { get; } = [.. Forms.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with a currency; null when nothing is.</summary>
    public static string? CurrencyProblem(string currency)
        => Forms.ContainsKey(currency)
            ? null
            : $"Must be one of those whose addresses can be verified: {string.Join(", ", Currencies)}.";

    /// <summary>What is wrong with an address; null when nothing is, or the currency is unknown.</summary>
    public static string? Problem(string currency, string address)
    {
        if (!Forms.TryGetValue(currency, out var isAddress) || (address.Length <= Longest && isAddress(address)))
        {
            return null;
        }

        return HasForm(address)
            ? "Has no checksum, or one that does not fit (EIP-55): copy it with its capital and small letters."
            : $"Is no address of {currency}: a character is wrong, missing or too many, or its checksum does not fit.";
    }

    /// <summary>
    /// One spelling of an address: those of Ethereum and in Bech32 are the same in capital letters, the others are not.
    /// </summary>
    public static string Key(string address)
        => HasForm(address) || address.StartsWith("bc1", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("ltc1", StringComparison.OrdinalIgnoreCase)
                ? address.ToLowerInvariant()
                : address;

    private static bool IsBase58(string address, params byte[][] versions)
        => Base58.Checked(address, Base58.Bitcoin) is { } bytes
            && versions.Any(version => bytes.Length == version.Length + PayloadLength && bytes.AsSpan().StartsWith(version));

    private static bool IsTron(string address) => IsBase58(address, [0x41]);

    private static bool HasForm(string address)
        => address.Length == 42
            && address.StartsWith("0x", StringComparison.Ordinal)
            && address.Skip(2).All(char.IsAsciiHexDigit);

    // EIP-55: a letter is a capital one where the hash of the lower-case address has a digit of 8 or more.
    private static bool IsEthereum(string address)
    {
        if (!HasForm(address))
        {
            return false;
        }

        var lower = address[2..].ToLowerInvariant();
        var hash = Convert.ToHexStringLower(Keccak256.Of(Encoding.ASCII.GetBytes(lower)));
        return lower.Zip(hash, (c, digit) => digit >= '8' ? char.ToUpperInvariant(c) : c).SequenceEqual(address.Skip(2));
    }

    // Blocks of 8 bytes are 11 characters each, the last of fewer bytes fewer. Standard addresses begin with 18, those with a
    // payment's id with 19, subaddresses with 42.
    private static bool IsMonero(string address)
    {
        if (address.Length is not (95 or 106))
        {
            return false;
        }

        var bytes = new List<byte>();
        foreach (var block in address.Chunk(MoneroBlock))
        {
            var length = block.Length == MoneroBlock ? 8 : block.Length * 8 / MoneroBlock;
            if (Base58.Decode(new string(block).TrimStart('1')) is not { } value || value.Length > length)
            {
                return false;
            }

            bytes.AddRange([.. new byte[length - value.Length], .. value]);
        }

        byte[] all = [.. bytes];
        return (all[0], all.Length) is (18 or 42, 69) or (19, 77)
            && Keccak256.Of(all.AsSpan(..^MoneroChecksum)).AsSpan(..MoneroChecksum).SequenceEqual(all.AsSpan(^MoneroChecksum..));
    }
}
