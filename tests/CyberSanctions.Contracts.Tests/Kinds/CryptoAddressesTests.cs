using CyberSanctions.Contracts.Kinds.Crypto;

namespace CyberSanctions.Contracts.Tests.Kinds;

/// <summary>Against the vectors that the standards publish.</summary>
public sealed class CryptoAddressesTests
{
    // BIP-173 and BIP-350, valid addresses on the main net.
    [Theory]
    [InlineData("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4")]
    [InlineData("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y")]
    [InlineData("BC1SW50QGDZ25J")]
    [InlineData("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0")]

    // The first block's, and that of BIP-141's example of a script.
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("3P14159f73E4gFr7JterCCQh9QjiTjiZrG")]
    public void Bitcoin_OfTheVectors_IsAnAddress(string address) => Assert.Null(CryptoAddresses.Problem("BTC", address));

    // BIP-350, invalid ones; those of the test net have to be refused for their prefix alone.
    [Theory]
    [InlineData("tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd")] // Bech32 instead of Bech32m
    [InlineData("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh")] // Bech32m instead of Bech32
    [InlineData("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4")]
    [InlineData("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R")] // version 17
    [InlineData("bc1pw5dgrnzv")] // one byte
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav")] // 41 bytes
    [InlineData("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P")]
    [InlineData("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf")] // five bits of padding
    [InlineData("bc1gmk9yu")] // nothing in it
    [InlineData("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4")] // mixed case
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a")] // no 0 in the alphabet
    [InlineData("mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn")] // of the test net
    public void Bitcoin_OfTheInvalidVectors_IsNone(string address) => Assert.NotNull(CryptoAddresses.Problem("BTC", address));

    // EIP-55, all of its vectors.
    [Theory]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0x8617E340B3D01FA5F11F306F4090FD50E238070D")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    [InlineData("0x27b1fdb04752bbc536007a920d24acb045561c26")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void Ethereum_OfTheVectors_IsAnAddress(string address)
    {
        Assert.Null(CryptoAddresses.Problem("ETH", address));
        Assert.Null(CryptoAddresses.Problem("USDT", address));
    }

    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED")]
    public void Ethereum_WithoutItsChecksum_IsSaidToHaveNone(string address)
        => Assert.StartsWith("Has no checksum, or one that does not fit (EIP-55)", CryptoAddresses.Problem("ETH", address));

    // Addresses that are known to everybody: of donations, of foundations, of the contracts of tokens.
    [Theory]
    [InlineData("XMR", "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A")]
    [InlineData("TRX", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    [InlineData("XRP", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh")]
    [InlineData("DOGE", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L")]
    public void OtherCurrencies_AreVerifiedToo(string currency, string address)
    {
        Assert.Null(CryptoAddresses.Problem(currency, address));
        Assert.NotNull(CryptoAddresses.Problem(currency == "XRP" ? "TRX" : "XRP", address));
        Assert.NotNull(CryptoAddresses.Problem(currency, $"{address[..^1]}{(address[^1] == 'A' ? 'B' : 'A')}"));
    }

    [Fact]
    public void OneLetterOff_IsNoAddress_WhereverItIs()
    {
        foreach (var (currency, address) in new[]
        {
            ("BTC", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"), ("BTC", "bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs"),
            ("XMR", "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"),
        })
        {
            for (var at = 0; at < address.Length; at++)
            {
                var other = address[at] == '5' ? '6' : '5';
                var wrong = $"{address[..at]}{other}{address[(at + 1)..]}";
                Assert.True(CryptoAddresses.Problem(currency, wrong) is not null, $"{wrong}: {at}");
            }
        }
    }

    [Fact]
    public void Keys_AreOneForEachSpellingOfAnAddress_AndNoOther()
    {
        Assert.Equal(
            CryptoAddresses.Key("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),
            CryptoAddresses.Key("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
        Assert.Equal(
            CryptoAddresses.Key("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
            CryptoAddresses.Key("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"));
        Assert.NotEqual(
            CryptoAddresses.Key("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
            CryptoAddresses.Key("1a1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
    }

    [Fact]
    public void Currencies_AreThose() => Assert.Equal(
        ["BNB", "BTC", "DASH", "DOGE", "ETC", "ETH", "LTC", "TRX", "USDC", "USDT", "XMR", "XRP", "ZEC"],
        CryptoAddresses.Currencies);
}
