using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Keys;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Verifying;

/// <summary>Which keys of the voting service are trusted, and by whose word.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Ids">Ids of keys that the file is to hold itself.</param>
/// <param name="Source">Where they are from, in words.</param>
internal sealed record ServiceTrust(IReadOnlyList<PublicKey> Keys, IReadOnlySet<string> Ids, string Source)
{
    /// <summary>What was named on the command line; if nothing was, what is pinned for the gateway.</summary>
    public static ServiceTrust Of(PrivateFolder folder, IReadOnlyList<string> keys, IReadOnlyList<string> fingerprints)
    {
        if (keys.Count + fingerprints.Count > 0)
        {
            return new ServiceTrust(
                [.. keys.Select(GivenKey.Read)],
                fingerprints.Select(GivenKey.Fingerprint).ToHashSet(StringComparer.Ordinal),
                "named here");
        }

        var settings = Settings.Read(folder);
        var pinned = settings.PinnedHere.ToList();
        return new ServiceTrust(
            settings.TrustedKeys(),
            new HashSet<string>(),
            $"pinned for {settings.Gateway}{(pinned is [.., { } last] ? $" ({TrustCommand.How(last)})" : "")}");
    }
}
