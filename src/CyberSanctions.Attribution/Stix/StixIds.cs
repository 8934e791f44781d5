using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CyberSanctions.Attribution.Stix;

/// <summary>
/// Ids as STIX has them: <c>type--UUID</c>, of a UUID of version 1 to 5. Those of this suite's items are of version 7, and the
/// same
/// item is in a dossier and in the one that supersedes it; so what goes out has an id made from the dossier and the item.
/// </summary>
internal static partial class StixIds
{
    /// <summary>The extension in which there is what STIX has no word for.</summary>
    public const string Extension = "extension-definition--6c3f9d1e-52a4-4b8e-9f07-2d81c64be5a3";

    /// <summary>Who made what this suite exports.</summary>
    public const string Suite = "identity--0b7e4c92-8d15-4f6a-a3c8-71f2e95d0b46";

    /// <summary>The core extension of incidents.</summary>
    public const string IncidentCore = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";

    /// <summary>Whether a text is an id.</summary>
    public static bool Is(string text) => text.Length <= StixLimits.Id && Form().IsMatch(text);

    /// <summary>The type that an id names.</summary>
    public static string TypeOf(string id) => id[..Math.Max(0, id.LastIndexOf("--", StringComparison.Ordinal))];

    /// <summary>Always the same id of the same thing; formed as a UUID of version 4.</summary>
    public static string Of(string type, string thing)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(thing), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"{type}--{new Guid(hash[..16], bigEndian: true)}";
    }

    [GeneratedRegex(
        "^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}\\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
