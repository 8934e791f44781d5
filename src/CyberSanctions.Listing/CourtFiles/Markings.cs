using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>Markings as TLP 2.0 writes them.</summary>
internal static class Markings
{
    /// <example><c>TLP:AMBER+STRICT</c></example>
    public static string Of(Handling handling) => handling switch
    {
        Handling.Unspecified => "",
        Handling.TlpAmberStrict => "TLP:AMBER+STRICT",
        _ => $"TLP:{handling.ToString()["Tlp".Length..].ToUpperInvariant()}",
    };
}
