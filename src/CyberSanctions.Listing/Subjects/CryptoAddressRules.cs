using CyberSanctions.Contracts.Kinds.Crypto;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>What may be said of where crypto-assets are held.</summary>
internal static class CryptoAddressRules
{
    // Wallets have many.
    private const int Most = 200;

    public static void Check(Checks checks, string field, IReadOnlyList<CryptoAddress> addresses)
    {
        var seen = new HashSet<(string, string)>();
        checks.Each(field, addresses, Most, (at, address) => checks
            .CryptoCurrency($"{at}.currency", address.Currency)
            .CryptoAddress($"{at}.address", address.Currency, address.Address)
            .Remark(at, address.Remark)
            .Once($"{at}.address", seen.Add((address.Currency, CryptoAddresses.Key(address.Address)))));
    }
}
