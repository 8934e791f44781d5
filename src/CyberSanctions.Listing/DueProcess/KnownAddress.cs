using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>
/// Whether an address of somebody is known (Regulation (EU) 2019/796, Article 13(2)): one to which a letter can be sent. Nobody
/// delivers anything to a country or a city alone.
/// </summary>
internal static class KnownAddress
{
    public static bool In(Subject subject) => subject.Addresses.Any(address => address.Text.Length > 0);
}
